/** Adds and removes entries between brackets: flow style and JSON, with the commas right. */
import type { SourceEdit } from '../text/source-edit';
import { anchorOf, type ContainerEdit, type Entry, entriesOf, removedRuns } from './container-edit';
import type { YamlDocument } from './document';
import { indentOf, lineEnd, startsLine } from './line-layout';
import { styleInside } from './style-inside';
import { writeInBrackets, writePair } from './write-value';

export function editFlow(document: YamlDocument, edit: ContainerEdit): readonly SourceEdit[] | undefined {
  const { uri, text } = document;
  const entries = entriesOf(edit);
  const style = styleInside(document, edit.node);
  const edits: SourceEdit[] = [];
  for (const addition of edit.additions) {
    const index = anchorOf(edit, addition);
    const entry = entries[index];
    if (entry === undefined || isHollow(edit, index)) return undefined;
    const indent = indentOf(text, entry.place.start);
    const written =
      addition.kind === 'pair'
        ? writePair([addition.key, addition.value], style, { flow: true, indent })
        : writeInBrackets(addition.value, style, indent);
    const ownLine = startsLine(text, entry.place.start);
    const lead = ownLine ? style.newline + indent : style.colon === ':' && style.json ? '' : ' ';
    edits.push(...insertBehind(uri, text, entry, lead, style.newline + indent, written));
  }
  for (const [from, to] of removedRuns(entries)) {
    const range = withComma(text, entries, from, to);
    if (range === undefined) return undefined;
    edits.push({ uri, ...range, text: '' });
  }
  return edits;
}

function insertBehind(
  uri: string,
  text: string,
  { place }: Entry,
  lead: string,
  newLine: string,
  written: string,
): readonly SourceEdit[] {
  const at = (offset: number, insert: string): SourceEdit => ({ uri, start: offset, end: offset, text: insert });
  const rest = text.slice(place.end, lineEnd(text, place.end));
  const comment = /^[ \t]*(,?)[ \t]*#/.exec(rest);
  if (comment === null) return [at(place.end, `,${lead}${written}`)];
  // The comment at the end of the line stays with the entry it explains.
  const behindComment = lineEnd(text, place.end);
  if (comment[1] === ',') return [at(behindComment, `${newLine}${written},`)];
  return [at(place.end, ','), at(behindComment, newLine + written)];
}

/** `{a}`, `{a:}` and `[a, , b]`: what follows a missing value can't be told apart from it. */
function isHollow({ node }: ContainerEdit, index: number): boolean {
  const value = node.kind === 'map' ? node.pairs[index]?.value : node.items[index];
  return value === undefined || value.span.start === value.span.end;
}

function withComma(text: string, entries: readonly Entry[], from: number, to: number) {
  const first = entries[from]?.place;
  const last = entries[to]?.place;
  const before = entries[from - 1]?.place;
  const after = entries[to + 1]?.place;
  if (first === undefined || last === undefined) return undefined;
  const [start, end] = after !== undefined ? [first.start, after.start] : [before?.end, last.end];
  if (start === undefined) return undefined;
  const gap = after !== undefined ? text.slice(last.end, after.start) : text.slice(before?.end, first.start);
  // A comment between two entries: no telling whose it is.
  return /^\s*,\s*$/.test(gap) ? { start, end } : undefined;
}
