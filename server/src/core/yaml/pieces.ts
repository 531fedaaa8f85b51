/**
 * A file as a row of pieces that are read one by one and kept while their text stays the same: one for each section, and
 * one for each entry of the big sections. Together the pieces are the whole text, without gaps.
 */
import type { Block, Span } from '../text/span';
import { duplicateKeys } from './duplicate-keys';
import type { MapNode, Pair, YamlNode } from './node';
import type { Level } from './split-yaml';
import type { YamlNote } from './yaml-note';

/** A block as its document sees it: text above may move it. */
export interface MovableBlock extends Block {
  offset: number;
}

export interface Piece {
  readonly block: MovableBlock;
  readonly length: number;
  /**
   * `leaf` holds pairs; `open` holds the key of a section whose entries are the pieces that follow one level deeper;
   * `gap` holds nothing that is read: comments at the top, brackets of JSON.
   */
  readonly kind: 'leaf' | 'open' | 'gap';
  /** 0 for the top of the file, one more inside each open section. */
  readonly level: number;
  /** YAML: the map its keys belong to. */
  readonly of?: Level;
  readonly pairs: readonly Pair[];
  readonly notes: readonly YamlNote[];
  /** JSON: where in the piece the bracket around the following entries opens, or that around the previous ones closes. */
  readonly opensAt?: number;
  readonly closesAt?: number;
}

export interface Assembled {
  readonly root: YamlNode | undefined;
  readonly notes: readonly YamlNote[];
}

interface Container {
  readonly key: Pair | undefined;
  readonly pairs: Pair[];
  start: number;
  end: number;
}

/** The document that the pieces make. Costs a list entry a piece; what is inside of a piece is taken as it is. */
export function assemble(uri: string, pieces: readonly Piece[], flow: boolean): Assembled {
  const whole: Block = { uri, offset: 0 };
  const notes: YamlNote[] = [];
  const top: Container = { key: undefined, pairs: [], start: -1, end: 0 };
  const stack: Container[] = [top];
  const close = (): Container => {
    const container = stack.pop() ?? top;
    for (const { message, pair } of duplicateKeys(container.pairs))
      notes.push({ kind: 'duplicate', message, span: pair.key.span });
    const parent = stack.at(-1);
    if (parent !== undefined && container.key !== undefined) {
      const { key } = container.key;
      const value = mapOf(whole, container, flow);
      const span = { block: whole, start: key.fullSpan.block.offset + key.fullSpan.start, end: value.span.end };
      parent.pairs.push({ key, value, span });
    }
    return container;
  };
  for (const piece of pieces) {
    const { offset } = piece.block;
    notes.push(...piece.notes);
    if (piece.closesAt !== undefined) {
      const container = stack.at(-1);
      if (container) container.end = offset + piece.closesAt + 1;
      if (stack.length > 1) close();
      continue;
    }
    while (piece.kind !== 'gap' && stack.length > piece.level + 1) close();
    if (piece.kind === 'open') stack.push({ key: piece.pairs[0], pairs: [], start: -1, end: 0 });
    const container = stack.at(-1) ?? top;
    if (piece.opensAt !== undefined) container.start = offset + piece.opensAt;
    if (piece.kind !== 'leaf') continue;
    container.pairs.push(...piece.pairs);
  }
  while (stack.length > 1) close();
  close();
  return { root: mapOf(whole, top, flow), notes };
}

function mapOf(block: Block, { pairs, start, end }: Container, flow: boolean): MapNode {
  const first = pairs[0];
  const last = pairs.at(-1);
  const from = start >= 0 || first === undefined ? Math.max(start, 0) : startOf(first.span);
  const span = { block, start: from, end: Math.max(end, last === undefined ? from : endOf(last.span)) };
  return { kind: 'map', span, fullSpan: span, pairs, flow };
}

const startOf = (span: Span): number => span.block.offset + span.start;
const endOf = (span: Span): number => span.block.offset + span.end;
