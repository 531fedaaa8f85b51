/** Writes a value over the one that stands in a slot, or into an empty slot. */
import type { Plain } from '../model/author';
import type { SourceEdit } from '../text/source-edit';
import { placeOf } from '../text/span';
import type { YamlDocument } from './document';
import { styleOf } from './file-style';
import { isAliased, type Slot } from './find-slot';
import { colonAfter, columnAt, dashBefore, endsLine, indentOf, lineEnd } from './line-layout';
import { styleInside } from './style-inside';
import { writeBehindColon, writeInBrackets, writeItem } from './write-value';

export function replaceValue(document: YamlDocument, slot: Slot, value: Plain): readonly SourceEdit[] | undefined {
  if (slot.kind === 'root') return undefined;
  if (slot.parent.flow) return replaceInBrackets(document, slot, value);
  return slot.kind === 'pair' ? replaceBehindColon(document, slot, value) : replaceItem(document, slot, value);
}

type Inner = Exclude<Slot, { kind: 'root' }>;

function replaceInBrackets({ uri, text, ...rest }: YamlDocument, slot: Inner, value: Plain) {
  const style = styleInside({ uri, text, ...rest }, slot.parent);
  const place = valuePlace(text, slot);
  if (place === undefined) return undefined;
  const { start, end } = place;
  const written = writeInBrackets(value, style, indentOf(text, start));
  if (start < end) return [{ uri, start, end, text: written }];
  // `{a}` or `{a:}`: only behind a colon there is room for a value.
  return text[start - 1] === ':' ? [{ uri, start, end, text: ` ${written}` }] : undefined;
}

function replaceBehindColon(document: YamlDocument, slot: Inner & { kind: 'pair' }, value: Plain) {
  const { uri, text } = document;
  const key = placeOf(slot.pair.key.fullSpan);
  const column = columnAt(text, key.start);
  const colon = colonAfter(text, key.end);
  const place = valuePlace(text, slot);
  if (column === undefined || colon === undefined || place === undefined) return undefined;
  if (lineEnd(text, key.start) < colon) return undefined;
  if (staysInBrackets(slot, value) && !text.slice(place.start, place.end).includes('\n')) {
    const { start, end } = place;
    return [
      { uri, start, end, text: writeInBrackets(value, styleInside(document, slot.parent), indentOf(text, start)) },
    ];
  }
  const written = writeBehindColon(value, styleOf(document), ' '.repeat(column));
  return overwrite(uri, text, colon, place, isBlockCollection(slot), written);
}

function replaceItem(document: YamlDocument, slot: Inner & { kind: 'item' }, value: Plain) {
  const { uri, text } = document;
  const place = valuePlace(text, slot);
  const dash = place && dashBefore(text, place.start);
  const column = dash === undefined ? undefined : columnAt(text, dash);
  if (place === undefined || dash === undefined || column === undefined) return undefined;
  const written = writeItem(value, styleOf(document), ' '.repeat(column)).slice(1);
  return overwrite(uri, text, dash + 1, place, isBlockCollection(slot), written);
}

/** Puts `written`, which starts with a space or line break, behind an indicator; a comment between it and the value stays. */
function overwrite(
  uri: string,
  text: string,
  indicatorEnd: number,
  old: { readonly start: number; readonly end: number },
  isCollection: boolean,
  written: string,
): readonly SourceEdit[] | undefined {
  const end = isCollection ? lineEnd(text, old.end) : old.end;
  if (!endsLine(text, end)) return undefined;
  const inline = written.startsWith(' ');
  const firstLineEnd = lineEnd(text, indicatorEnd);
  const isEmpty = old.start === old.end;
  if (!isEmpty && old.start <= firstLineEnd) {
    const start = inline && !written.includes('\n') ? old.start : indicatorEnd;
    return [{ uri, start, end, text: start === old.start ? written.slice(1) : written }];
  }
  // The value is missing or starts on a later line: what else is on the first line is a comment.
  if (isEmpty)
    return [
      { uri, start: inline ? indicatorEnd : firstLineEnd, end: inline ? indicatorEnd : firstLineEnd, text: written },
    ];
  if (!inline) return [{ uri, start: firstLineEnd, end, text: written }];
  return [
    { uri, start: indicatorEnd, end: indicatorEnd, text: written },
    { uri, start: firstLineEnd, end, text: '' },
  ];
}

/** Where the value is written here: for an alias the alias itself. */
function valuePlace(text: string, slot: Inner): { readonly start: number; readonly end: number } | undefined {
  if (!isAliased(slot)) return placeOf(slot.node.fullSpan);
  if (slot.kind === 'item') return undefined;
  const { start, end } = placeOf(slot.pair.span);
  return { start: text.lastIndexOf('*', end), end: Math.max(start, end) };
}

/** A list that was written in brackets on one line: the author's way of writing lists here. */
function staysInBrackets({ node }: Inner, value: Plain): boolean {
  return node.kind === 'seq' && node.flow && node.tag === undefined && Array.isArray(value);
}

function isBlockCollection({ node }: Inner): boolean {
  return node.kind !== 'scalar' && !node.flow;
}
