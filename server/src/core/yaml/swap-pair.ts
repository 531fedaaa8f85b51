/** The common case of an edit made cheap: one entry of one section says something else, all other pairs are the same objects. */
import type { YamlDocument } from './document';
import type { MapNode, Pair } from './node';
import type { Piece } from './pieces';
import { hasSections, SECTIONS, type Sections } from './sections';

export interface Move {
  /** From this offset of the old text on everything moves. */
  readonly from: number;
  readonly by: number;
}

export interface Swapped extends Pick<YamlDocument, 'root' | 'notes'> {
  /** It is an entry of the file itself. */
  readonly atTop: boolean;
}

/**
 * Root and notes after `pieces` took the place of the document's, when they differ in one entry with the same key.
 * Undefined when they differ in more; then the document is assembled anew.
 */
export function swapPair(
  { root, notes, pieces: old }: YamlDocument,
  pieces: readonly Piece[],
  move: Move,
): Swapped | undefined {
  if (root?.kind !== 'map' || notes.length > 0 || old.length !== pieces.length) return undefined;
  let index = -1;
  for (let i = 0; i < pieces.length; i++) {
    if (pieces[i] === old[i]) continue;
    // The same entry indented otherwise belongs to another map.
    if (pieces[i]?.pairs === old[i]?.pairs && pieces[i]?.level === old[i]?.level) continue;
    if (index >= 0) return undefined;
    index = i;
  }
  const before = old[index];
  const after = pieces[index];
  if (before?.kind !== 'leaf' || after?.kind !== 'leaf' || before.level !== after.level) return undefined;
  const [oldPair, ...oldRest] = before.pairs;
  const [newPair, ...newRest] = after.pairs;
  if (oldPair === undefined || newPair === undefined || oldRest.length + newRest.length > 0) return undefined;
  if (oldPair.key.text !== newPair.key.text) return undefined;
  return { root: swap(root, oldPair, newPair, move, SECTIONS), notes: after.notes, atTop: after.level === 0 };
}

/**
 * Sections are made of pieces, and their places are counted from the top of the file: those are moved. `inside` names
 * the sections there may be, so that the hundreds of entries of one are not asked whether they are sections.
 */
function swap(map: MapNode, before: Pair, after: Pair, move: Move, inside: Sections): MapNode {
  const at = map.pairs.indexOf(before);
  const pairs = at >= 0 ? map.pairs.with(at, after) : map.pairs;
  const moved = hasSections(inside) ? pairs.map((pair) => movedSection(pair, map, before, after, move, inside)) : pairs;
  const span = movedSpan(map, moved, move);
  return { ...map, span, fullSpan: span, pairs: moved };
}

function isSection(value: Pair['value'], map: MapNode): value is MapNode {
  return value.kind === 'map' && value.span.block === map.span.block;
}

function movedSection(pair: Pair, map: MapNode, before: Pair, after: Pair, move: Move, sections: Sections): Pair {
  const name = pair.key.text;
  const inside = Object.hasOwn(sections, name) ? sections[name] : undefined;
  if (inside === undefined || !isSection(pair.value, map)) return pair;
  const value = swap(pair.value, before, after, move, inside);
  const { block, start } = pair.key.fullSpan;
  return { key: pair.key, value, span: { ...value.span, start: block.offset + start, end: value.span.end } };
}

function movedSpan({ span, flow }: MapNode, pairs: readonly Pair[], { from, by }: Move): MapNode['span'] {
  if (flow) {
    const place = (offset: number): number => (offset >= from ? offset + by : offset);
    return { ...span, start: place(span.start), end: place(span.end) };
  }
  const first = pairs[0]?.span ?? span;
  const last = pairs.at(-1)?.span ?? span;
  return { ...span, start: first.block.offset + first.start, end: last.block.offset + last.end };
}
