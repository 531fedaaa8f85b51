/** From operations on paths to what is to be done at each place; operations that meet in one place become one. */
import type { Plain } from '../model/author';
import type { Addition, ContainerEdit } from './container-edit';
import type { YamlDocument } from './document';
import { isSpaced } from './edit-block';
import type { Operation } from './edits';
import { type Found, findSlot, isAliased, isEmpty, type Path, type Slot } from './find-slot';
import type { MapNode, SeqNode } from './node';
import { isPlainList, isPlainMap } from './plain';

export interface PlannedEdits {
  readonly replacements: readonly { readonly slot: Slot; readonly value: Plain }[];
  readonly containers: readonly (ContainerEdit & { readonly slot: Slot })[];
}

/** All that happens to the value in one slot. */
interface Work {
  readonly slot: Slot;
  readonly additions: Addition[];
  readonly removals: Set<number>;
}

export function planEdits(document: YamlDocument, operations: readonly Operation[]): PlannedEdits | undefined {
  const works = new Map<unknown, Work>();
  const replacements: { slot: Slot; value: Plain }[] = [];
  const workAt = (slot: Slot): Work => {
    const key = slot.kind === 'pair' ? slot.pair : (slot.node ?? 'top');
    const work = works.get(key) ?? { slot, additions: [], removals: new Set<number>() };
    works.set(key, work);
    return work;
  };
  for (const operation of operations) {
    const found = findSlot(document, operation.path);
    if (found === undefined) return undefined;
    if (operation.op === 'remove') {
      const { slot } = found;
      const parent = found.parents.at(-1);
      // What is not there needs no removal.
      if (found.missing.length > 0) continue;
      if (parent === undefined || slot.kind === 'root') return undefined;
      workAt(parent).removals.add(slot.index);
    } else if (operation.op === 'set' && found.missing.length === 0) {
      replacements.push({ slot: found.slot, value: operation.value });
    } else {
      const additions = additionsOf(operation, found);
      if (additions === undefined) return undefined;
      const work = workAt(found.slot);
      for (const addition of additions) if (!addTo(work.additions, addition)) return undefined;
    }
  }
  const containers: (ContainerEdit & { slot: Slot })[] = [];
  for (const { slot, additions, removals } of works.values()) {
    const { node } = slot;
    if (isAliased(slot)) return undefined;
    const count = node?.kind === 'map' ? node.pairs.length : node?.kind === 'seq' ? node.items.length : 0;
    if (node !== undefined && node.kind !== 'scalar' && !isOpen(node)) return undefined;
    if (removals.size === count) {
      // Nothing stays: the value is written anew.
      const value = written(additions, node?.kind === 'seq');
      if (node?.kind === 'scalar' && !isEmpty(node)) return undefined;
      replacements.push({ slot, value });
    } else if (node !== undefined && node.kind !== 'scalar') {
      const spaced = isSpaced(document.text, node) || (slot.kind === 'root' && count === 1);
      containers.push({ slot, node, additions, removals, spaced });
    }
  }
  return { replacements, containers };
}

function additionsOf(
  operation: Exclude<Operation, { op: 'remove' }>,
  { slot, missing }: Found,
): Addition[] | undefined {
  if (operation.op === 'append' && missing.length === 0) {
    const fits = slot.node === undefined || slot.node.kind === 'seq' || isEmpty(slot.node);
    return fits ? operation.items.map((value) => ({ kind: 'item', value })) : undefined;
  }
  const [key, ...rest] = missing;
  const value = nested(rest, operation.op === 'set' ? operation.value : operation.items);
  if (typeof key !== 'string' || value === undefined) return undefined;
  const after = operation.op === 'set' && rest.length === 0 ? operation.after : undefined;
  return [{ kind: 'pair', key, value, after }];
}

function nested(path: Path, value: Plain): Plain | undefined {
  return path.reduceRight<Plain | undefined>(
    (inner, step) => (inner === undefined || typeof step !== 'string' ? undefined : { map: [[step, inner]] }),
    value,
  );
}

/** Additions under one new key become one; false when they contradict each other. */
function addTo(additions: Addition[], addition: Addition): boolean {
  const index = additions.findIndex(
    (other) => other.kind === 'pair' && addition.kind === 'pair' && other.key === addition.key,
  );
  const other = additions[index];
  if (other === undefined || other.kind !== 'pair') {
    additions.push(addition);
    return true;
  }
  const value = merged(other.value, addition.value);
  if (value === undefined) return false;
  additions[index] = { ...other, value };
  return true;
}

function merged(a: Plain, b: Plain): Plain | undefined {
  if (JSON.stringify(a) === JSON.stringify(b)) return a;
  if (isPlainList(a) && isPlainList(b)) return [...a, ...b];
  if (!isPlainMap(a) || !isPlainMap(b)) return undefined;
  const entries = new Map(a.map.map((pair) => [pair[0], pair]));
  for (const pair of b.map) {
    const [key, value] = pair;
    const before = entries.get(key);
    const both = before && merged(before[1], value);
    if (before && both === undefined) return undefined;
    entries.set(key, both === undefined ? pair : [key, both]);
  }
  return { map: [...entries.values()] };
}

function written(additions: readonly Addition[], isSeq: boolean): Plain {
  if (isSeq || additions.some(({ kind }) => kind === 'item')) return additions.map(({ value }) => value);
  return { map: additions.flatMap((one) => (one.kind === 'pair' ? [[one.key, one.value] as const] : [])) };
}

/** Arguments of intrinsic functions are no place for more pairs or items. */
function isOpen(node: MapNode | SeqNode): boolean {
  if (node.tag !== undefined) return false;
  return node.kind === 'seq' || !node.pairs.some(({ key }) => /^(Ref$|Fn::)/.test(key.text)) || isLoop(node);
}

/** `Fn::ForEach::Name` and `Fn::Transform` stand among ordinary keys. */
function isLoop(node: MapNode): boolean {
  return node.pairs.every(({ key }) => !/^(Ref$|Fn::)/.test(key.text) || /^Fn::(ForEach::|Transform$)/.test(key.text));
}
