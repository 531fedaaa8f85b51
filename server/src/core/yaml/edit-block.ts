/** Adds and removes entries of maps and lists in block style, whole lines at a time. */
import type { SourceEdit } from '../text/source-edit';
import { placeOf } from '../text/span';
import { type Addition, anchorOf, type ContainerEdit, type Entry, entriesOf, removedRuns } from './container-edit';
import type { YamlDocument } from './document';
import { styleOf } from './file-style';
import { columnAt, dashBefore, endsLine, lineEnd, lineStart, nextLine, startsLine } from './line-layout';
import type { YamlNode } from './node';
import { writeItem, writePair } from './write-value';

export function editBlock(document: YamlDocument, edit: ContainerEdit): readonly SourceEdit[] | undefined {
  const { uri, text } = document;
  const entries = withDashes(text, edit);
  const first = entries?.[0];
  const column = first && columnAt(text, first.place.start);
  if (entries === undefined || column === undefined) return undefined;
  const edits: SourceEdit[] = [];
  for (const addition of edit.additions) {
    const anchor = anchorOf(edit, addition);
    const at = behind(text, edit, entries, anchor);
    if (at === undefined) return undefined;
    // A blank line behind `|+` would become part of that text.
    const blank = edit.spaced && !keepsBlanks(text, edit, entries, anchor) ? styleOf(document).newline : '';
    edits.push({ uri, start: at, end: at, text: blank + written(document, addition, ' '.repeat(column)) });
  }
  for (const [from, to] of removedRuns(entries)) {
    const range = linesOf(text, entries, from, to, edit);
    if (range === undefined) return undefined;
    edits.push({ uri, ...range, text: '' });
  }
  return edits;
}

/** Entries of a list start with their `-`. */
function withDashes(text: string, edit: ContainerEdit): readonly Entry[] | undefined {
  const entries = entriesOf(edit);
  if (edit.node.kind === 'map') return entries;
  const dashed: Entry[] = [];
  for (const { place, removed } of entries) {
    const start = dashBefore(text, place.start);
    if (start === undefined) return undefined;
    dashed.push({ place: { ...place, start }, removed });
  }
  return dashed;
}

function written(document: YamlDocument, addition: Addition, indent: string): string {
  const style = styleOf(document);
  const body =
    addition.kind === 'pair'
      ? writePair([addition.key, addition.value], style, { flow: false, indent })
      : writeItem(addition.value, style, indent);
  return `${style.newline}${indent}${body}`;
}

/** The end of an entry's last line, where another can follow. */
function behind(text: string, edit: ContainerEdit, entries: readonly Entry[], index: number): number | undefined {
  const entry = entries[index];
  if (entry === undefined || !endsLine(text, entry.place.end)) return undefined;
  const at = lineEnd(text, entry.place.end);
  return endsInBlockScalar(edit, index) ? behindTail(text, at, entry.place.start) : at;
}

/** Blank lines may belong to a block scalar: always after `|+`, and when they hold more spaces than the scalar's indentation. */
function behindTail(text: string, from: number, start: number): number {
  const keeps = KEEP.test(text.slice(start, from));
  let at = from;
  for (let end = from; end < text.length; ) {
    const line = nextLine(text, end);
    const next = lineEnd(text, line);
    const blank = text.slice(line, next);
    if (line >= text.length || !/^[ \t]*$/.test(blank)) break;
    if (keeps || blank !== '') at = next;
    end = next;
  }
  return at;
}

const KEEP = /[|>]\d?\+/;

function keepsBlanks(text: string, edit: ContainerEdit, entries: readonly Entry[], index: number): boolean {
  const place = entries[index]?.place;
  return place !== undefined && endsInBlockScalar(edit, index) && KEEP.test(text.slice(place.start, place.end));
}

function endsInBlockScalar({ node }: ContainerEdit, index: number): boolean {
  let at: YamlNode | undefined = node.kind === 'map' ? node.pairs[index]?.value : node.items[index];
  while (at !== undefined && at.kind !== 'scalar' && !at.flow) {
    at = at.kind === 'map' ? at.pairs.at(-1)?.value : at.items.at(-1);
  }
  return at?.kind === 'scalar' && (at.style === 'literal' || at.style === 'folded');
}

interface Range {
  readonly start: number;
  readonly end: number;
}

function linesOf(
  text: string,
  entries: readonly Entry[],
  from: number,
  to: number,
  edit: ContainerEdit,
): Range | undefined {
  const first = entries[from];
  const last = entries[to];
  if (first === undefined || last === undefined || !endsLine(text, last.place.end)) return undefined;
  const { start } = first.place;
  const lastLine = lineEnd(text, last.place.end);
  const tail = endsInBlockScalar(edit, to) ? behindTail(text, lastLine, last.place.start) : lastLine;
  const afterKeep = from > 0 && keepsBlanks(text, edit, entries, from - 1);
  const following = afterKeep ? behindBlanks(text, nextLine(text, tail)) : nextLine(text, tail);
  if (!startsLine(text, start)) {
    // `- a: 1`, first of its item: the next entry moves up behind the dash.
    const next = entries[to + 1];
    if (next === undefined) return undefined;
    const nextInk = following + (/^\s*/.exec(text.slice(following, next.place.start))?.[0].length ?? 0);
    return { start, end: nextInk };
  }
  const top = aboveComments(text, start);
  if (following === text.length && text[text.length - 1] !== '\n') {
    // The file ends without a line break, and does so afterwards.
    return { start: top === 0 ? 0 : lineEnd(text, top - 1), end: text.length };
  }
  const blankBefore = from > 0 && !endsInBlockScalar(edit, from - 1) ? blankLineBefore(text, top) : top;
  const blankAfter =
    following >= text.length || /^[ \t]*(\r?\n|$)/.test(text.slice(following, nextLine(text, following)));
  return { start: blankAfter ? blankBefore : top, end: following };
}

/** Start of the comment lines that stand right above a key or `-`, in its column. */
function aboveComments(text: string, start: number): number {
  let top = lineStart(text, start);
  const indent = text.slice(top, start);
  for (;;) {
    if (top === 0 || text.charCodeAt(top - 1) !== 10) return top;
    const above = lineStart(text, top - 1);
    const line = text.slice(above, top);
    if (!line.startsWith(`${indent}#`)) return top;
    top = above;
  }
}

/** Blank lines that would join a `|+` text above once nothing stands between. */
function behindBlanks(text: string, from: number): number {
  let at = from;
  while (at < text.length && /^[ \t]*$/.test(text.slice(at, lineEnd(text, at)))) at = nextLine(text, at);
  return at;
}

function blankLineBefore(text: string, top: number): number {
  if (top === 0 || text.charCodeAt(top - 1) !== 10) return top;
  const above = lineStart(text, top - 1);
  return /^[ \t]*\r?\n$/.test(text.slice(above, top)) ? above : top;
}

/** True when entries of a map stand apart by blank lines, as resources often do. */
export function isSpaced(text: string, node: YamlNode): boolean {
  if (node.kind !== 'map' || node.flow) return false;
  const places = node.pairs.map((pair) => placeOf(pair.span));
  const gaps = places.slice(1).map((place, index) => text.slice(places[index]?.end ?? place.start, place.start));
  return gaps.filter((gap) => /\n[ \t]*\r?\n/.test(gap)).length * 2 > gaps.length;
}
