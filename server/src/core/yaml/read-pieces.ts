/** Reads YAML text piece by piece, and after an edit only the pieces it touched. */
import { firstWhere } from './first-where';
import type { Pair } from './node';
import { keyWithoutColon } from './note-words';
import type { MovableBlock, Piece } from './pieces';
import { readYaml } from './read-yaml';
import type { Dialect } from './scalar-value';
import { type Cut, type Level, sameLevel, splitYaml, TOP } from './split-yaml';
import type { TypedText } from './typed-text';
import type { YamlNote } from './yaml-note';

/** Undefined when the text has to be read in one go: not plain enough, with anchors, or without any section worth cutting. */
export function readPieces(uri: string, text: string, dialect: Dialect): readonly Piece[] | undefined {
  const split = splitYaml(text, 0, text.length, TOP);
  if (split === undefined) return undefined;
  return complete(readCuts({ uri, offset: 0 }, text, split.cuts, dialect, new Map()));
}

/** The pieces after `text` came out of a text with `old` pieces by a change that begins at `start`, took away up to `end` and grew by `growth`. */
export function rereadPieces(
  uri: string,
  text: TypedText,
  old: readonly Piece[],
  oldText: TypedText,
  change: { readonly start: number; readonly end: number; readonly growth: number },
  dialect: Dialect,
): readonly Piece[] | undefined {
  // A change at the border of two pieces touches both; the piece before those may swallow what was their first line.
  const touched = firstWhere(old, ({ block, length }) => block.offset + length >= change.start);
  const first = Math.max(touched - 1, 0);
  const from = old[first];
  if (from === undefined) return undefined;
  let behind = firstWhere(old, ({ block }) => block.offset > change.end);
  for (;;) {
    const next = old[behind];
    const to = next === undefined ? text.length : next.block.offset + change.growth;
    const { offset } = from.block;
    // How a section starts shows in its first entry, which may be the first piece behind.
    const seen = next === undefined ? to : to + next.length;
    const near = text.slice(offset, seen);
    const split = splitYaml(near, offset, to - offset, from.of ?? TOP);
    if (split === undefined) return undefined;
    if (next !== undefined && !fits(next, split.level)) {
      // What follows belongs to another map now: cut anew up to where a top-level section starts.
      behind = old.findIndex((piece, index) => index > behind && piece.level === 0);
      if (behind < 0) behind = old.length;
      continue;
    }
    const kept = new Map<string, Piece>();
    for (const piece of old.slice(first, behind)) {
      const { offset } = piece.block;
      kept.set(oldText.slice(offset, offset + piece.length), piece);
    }
    const fresh = readCuts({ uri, offset }, near, split.cuts, dialect, kept);
    if (fresh === undefined) return undefined;
    const after = old.slice(behind);
    const pieces = complete([...old.slice(0, first), ...fresh, ...after]);
    if (pieces !== undefined) for (const { block } of after) block.offset += change.growth;
    return pieces;
  }
}

function complete(pieces: readonly Piece[] | undefined): readonly Piece[] | undefined {
  return pieces?.some(({ kind }) => kind === 'open') ? pieces : undefined;
}

/** True when a piece still is an entry of the map it was read for. */
function fits(next: Piece, open: Level): boolean {
  let level: Level | undefined = open;
  while (level !== undefined && level.depth > next.level) level = level.outer;
  return level !== undefined && sameLevel(level, next.of);
}

function readCuts(
  { uri, offset }: MovableBlock,
  text: string,
  cuts: readonly Cut[],
  dialect: Dialect,
  kept: Map<string, Piece>,
): readonly Piece[] | undefined {
  const pieces: Piece[] = [];
  const moves: (() => void)[] = [];
  for (const cut of cuts) {
    const source = text.slice(cut.start, cut.end);
    const same = kept.get(source);
    if (same !== undefined && same.kind === cut.kind) {
      kept.delete(source);
      moves.push(() => {
        same.block.offset = offset + cut.start;
      });
      pieces.push({ ...same, level: cut.level.depth, of: cut.level });
      continue;
    }
    const piece = readCut({ uri, offset: offset + cut.start }, source, cut, dialect);
    if (piece === undefined) return undefined;
    pieces.push(piece);
  }
  for (const move of moves) move();
  return pieces;
}

function readCut(block: MovableBlock, source: string, cut: Cut, dialect: Dialect): Piece | undefined {
  const common = { block, length: source.length, kind: cut.kind, level: cut.level.depth, of: cut.level };
  if (cut.kind === 'gap') return { ...common, pairs: [], notes: [] };
  const { root, notes, anchored } = readYaml(block, source, dialect);
  if (anchored) return undefined;
  if (root?.kind === 'map') return { ...common, pairs: root.pairs, notes };
  if (root?.kind !== 'scalar') return undefined;
  return { ...common, ...bareKey(root, notes) };
}

/** A key in the making, still without its colon. */
function bareKey(key: Pair['key'], notes: readonly YamlNote[]): Pick<Piece, 'pairs' | 'notes'> {
  const { block, end } = key.fullSpan;
  const nothing = { block, start: end, end };
  const value = { kind: 'scalar', span: nothing, fullSpan: nothing, value: null, text: '', style: 'plain' } as const;
  const note: YamlNote = { kind: 'syntax', message: keyWithoutColon(key.text), span: key.fullSpan };
  return { pairs: [{ key, value, span: key.fullSpan }], notes: [...notes, note] };
}
