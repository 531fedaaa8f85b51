/** What is to be done inside one map or list: the common task of block style and of brackets. */
import type { Plain } from '../model/author';
import { type Place, placeOf } from '../text/span';
import { type MapNode, pairOf, type SeqNode } from './node';

export type Addition =
  | { readonly kind: 'pair'; readonly key: string; readonly value: Plain; readonly after?: string | undefined }
  | { readonly kind: 'item'; readonly value: Plain };

export interface ContainerEdit {
  readonly node: MapNode | SeqNode;
  readonly additions: readonly Addition[];
  /** Positions of what goes away; never all of them. */
  readonly removals: ReadonlySet<number>;
  /** Entries of this map have a blank line between them. */
  readonly spaced: boolean;
}

export interface Entry {
  readonly place: Place;
  readonly removed: boolean;
}

/** The pairs or items with their places in the file. */
export function entriesOf({ node, removals }: ContainerEdit): readonly Entry[] {
  const spans = node.kind === 'map' ? node.pairs.map((pair) => pair.span) : node.items.map((item) => item.fullSpan);
  return spans.map((span, index) => ({ place: placeOf(span), removed: removals.has(index) }));
}

/** The position of the kept entry that an addition goes behind. */
export function anchorOf({ node, removals }: ContainerEdit, addition: Addition): number {
  const count = node.kind === 'map' ? node.pairs.length : node.items.length;
  const after = addition.kind === 'pair' && addition.after !== undefined ? pairOf(node, addition.after) : undefined;
  let at = after !== undefined && node.kind === 'map' ? node.pairs.indexOf(after) : count - 1;
  while (at > 0 && removals.has(at)) at--;
  if (!removals.has(at)) return at;
  while (removals.has(at)) at++;
  return at;
}

/** Neighbours that go away together: first and last position. */
export function removedRuns(entries: readonly Entry[]): readonly (readonly [number, number])[] {
  const runs: [number, number][] = [];
  for (const [index, { removed }] of entries.entries()) {
    if (!removed) continue;
    const last = runs.at(-1);
    if (last !== undefined && last[1] === index - 1) last[1] = index;
    else runs.push([index, index]);
  }
  return runs;
}
