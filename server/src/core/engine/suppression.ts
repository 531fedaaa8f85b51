/** A place where the author said that a rule should be silent, and how such places are found in comments. */
import type { App } from '../model/app';
import { type Place, placeOf, type Span } from '../text/span';

export interface Suppression {
  readonly scope: 'line' | 'entry' | 'file';
  /** Where findings are hidden. */
  readonly region: Place;
  /** Function or resource whose findings are hidden wherever they stand. */
  readonly entry: string | null;
  readonly rules: readonly SuppressedRule[];
  /** The whole comment; undefined for `Metadata`. */
  readonly comment: Place | undefined;
}

export interface SuppressedRule {
  readonly id: string;
  readonly place: Place;
}

/** Finds `# redrive-disable-next-line rule -- reason` and `# redrive-disable rule` in a file. */
export function suppressionsIn(uri: string, text: string, app: App): readonly Suppression[] {
  if (!text.includes('redrive-disable')) return [];
  const entries = entriesOf(uri, app);
  const found: Suppression[] = [];
  for (const match of text.matchAll(pattern)) {
    const [whole, lead = '', nextLine, list = ''] = match;
    const start = match.index + lead.length;
    const end = match.index + whole.length;
    const rules = rulesIn(uri, list, end - list.length);
    const comment = { uri, start, end };
    if (nextLine !== undefined) {
      found.push({ scope: 'line', region: nextCodeLine(uri, text, end), entry: null, rules, comment });
      continue;
    }
    const entry = entryFor(text, start, end, entries);
    const region = entry?.place ?? { uri, start: 0, end: text.length };
    found.push({ scope: entry ? 'entry' : 'file', region, entry: entry?.id ?? null, rules, comment });
  }
  return found;
}

const pattern = /(^|[\s{[,])(?:#|\/\/)[ \t]*redrive-disable(-next-line)?(?![\w-])([^\r\n]*)/gm;

/** `a, b -- reason`: ids stand before the reason, parted by commas or spaces. */
function rulesIn(uri: string, list: string, offset: number): readonly SuppressedRule[] {
  const ids = list.split(/(?:^|\s)--(?:\s|$)/, 1)[0] ?? '';
  return [...ids.matchAll(/[A-Za-z][\w-]*/g)].map((match) => {
    const start = offset + match.index;
    return { id: match[0], place: { uri, start, end: start + match[0].length } };
  });
}

interface Entry {
  readonly id: string;
  readonly place: Place;
  readonly name: Place;
}

/** Functions, their events and resources written in this file. An event stands for its function. */
function entriesOf(uri: string, app: App): readonly Entry[] {
  const entries: Entry[] = [];
  const add = (id: string, span: Span, nameSpan: Span) => {
    const place = placeOf(span);
    if (place.uri === uri) entries.push({ id, place, name: placeOf(nameSpan) });
  };
  for (const fn of app.functions.values()) add(fn.id, fn.span, fn.nameSpan);
  for (const resource of app.resources.values()) {
    if (!resource.generated) add(resource.id, resource.span, resource.nameSpan);
  }
  return entries;
}

/** The entry a comment stands right above or inside of. */
function entryFor(text: string, start: number, end: number, entries: readonly Entry[]): Entry | undefined {
  const lineStart = text.lastIndexOf('\n', start - 1) + 1;
  if (text.slice(lineStart, start).trim() === '') {
    if (!hasCodeBefore(text, start)) return undefined;
    const next = nextCodeLine('', text, end);
    const below = entries.find(({ name }) => name.start >= next.start && name.start <= next.end);
    if (below) return below;
  }
  const around = entries.filter(({ place }) => place.start <= start && start < place.end);
  return around.sort((a, b) => a.place.end - a.place.start - (b.place.end - b.place.start))[0];
}

function nextCodeLine(uri: string, text: string, from: number): Place {
  let start = text.indexOf('\n', from) + 1;
  while (start > 0 && start < text.length) {
    const end = endOfLine(text, start);
    if (!isCommentOrBlank(text.slice(start, end))) return { uri, start, end };
    start = text.indexOf('\n', start) + 1;
  }
  return { uri, start: text.length, end: text.length };
}

function hasCodeBefore(text: string, offset: number): boolean {
  return text
    .slice(0, offset)
    .split('\n')
    .some((line) => !isCommentOrBlank(line.replace(/^\uFEFF/, '')));
}

const endOfLine = (text: string, start: number): number => {
  const end = text.indexOf('\n', start);
  return end < 0 ? text.length : end;
};

const isCommentOrBlank = (line: string): boolean => /^\s*(#|\/\/|---|$)/.test(line);
