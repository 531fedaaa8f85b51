/** From a path to the place in a document where its value stands or would have to be put. */
import { type Place, placeOf } from '../text/span';
import type { YamlDocument } from './document';
import { type MapNode, type Pair, pairOf, type SeqNode, type YamlNode } from './node';

/** Keys and list positions from the top of the file. */
export type Path = readonly (string | number)[];

/** A place that holds one value. */
export type Slot =
  | { readonly kind: 'root'; readonly node: YamlNode | undefined }
  | {
      readonly kind: 'pair';
      readonly node: YamlNode;
      readonly pair: Pair;
      readonly index: number;
      readonly parent: MapNode;
    }
  | { readonly kind: 'item'; readonly node: YamlNode; readonly index: number; readonly parent: SeqNode };

export interface Found {
  readonly slot: Slot;
  /** The way to the slot from the top. */
  readonly parents: readonly Slot[];
  /** What of the path is not there yet; the first of it would be a key of the slot's map. */
  readonly missing: Path;
}

/** Undefined when the path leads through an alias, a scalar, past the end of a list or through damaged text. */
export function findSlot(document: YamlDocument, path: Path): Found | undefined {
  let slot: Slot = { kind: 'root', node: document.root };
  const parents: Slot[] = [];
  for (const [position, step] of path.entries()) {
    const missing = { slot, parents, missing: path.slice(position) };
    const node: YamlNode | undefined = slot.node;
    if (node === undefined || isEmpty(node)) return typeof step === 'string' ? missing : undefined;
    let next: Slot | undefined;
    if (node.kind === 'map' && typeof step === 'string') {
      const pair = ownPair(node, step);
      if (pair === undefined) return missing;
      next = { kind: 'pair', node: pair.value, pair, index: node.pairs.indexOf(pair), parent: node };
    } else if (node.kind === 'seq' && typeof step === 'number') {
      const item: YamlNode | undefined = node.items[step];
      next = item && { kind: 'item', node: item, index: step, parent: node };
    }
    if (next === undefined) return undefined;
    parents.push(slot);
    slot = next;
    const deeper = position < path.length - 1;
    if (deeper && isAliased(next)) return undefined;
  }
  return { slot, parents, missing: [] };
}

/** The pair as written in this map, not one merged in by `<<`. */
function ownPair(map: MapNode, key: string): Pair | undefined {
  const pair = pairOf(map, key);
  return pair !== undefined && contains(placeOf(map.span), placeOf(pair.span)) ? pair : undefined;
}

/** True when the value stands elsewhere and only an alias for it is here. */
export function isAliased(slot: Slot): boolean {
  if (slot.kind === 'root' || slot.node === undefined) return false;
  const outer = slot.kind === 'pair' ? slot.pair.span : slot.parent.span;
  return !contains(placeOf(outer), placeOf(slot.node.fullSpan));
}

export function contains(outer: Place, inner: Place): boolean {
  return outer.start <= inner.start && inner.end <= outer.end;
}

/** `Key:` with nothing after it, also `Key: null`. */
export function isEmpty(node: YamlNode): boolean {
  return node.kind === 'scalar' && node.value === null && node.tag === undefined;
}
