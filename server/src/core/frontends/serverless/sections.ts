/** The parts of a service as they lie in its files: functions and resources may be a map, a list of maps, or files. */
import type { MapNode, Pair, YamlNode } from '../../yaml/node';
import { valueAt } from '../../yaml/node';
import { isNull, type Settle } from './outcome';
import { openness } from './provenance';

/** Entries of a section, the later of one name winning; maps of the same name are merged as the framework merges them. */
export function entriesOfSection(node: YamlNode | undefined, settle: Settle): readonly Pair[] {
  const parts = partsOf(node, settle);
  const [only] = parts;
  if (parts.length !== 1 || only?.kind !== 'map') return entriesOfParts(parts, settle);
  const kept = plainEntries.get(only.pairs);
  if (kept) return kept;
  const entries = entriesOfParts(parts, settle);
  // With as many entries as pairs nothing was merged, and nothing but the pairs decided.
  if (entries.length === only.pairs.length) plainEntries.set(only.pairs, entries);
  return entries;
}

/** By the pairs of a section: their list is the same as long as nobody types in it. */
const plainEntries = new WeakMap<readonly Pair[], readonly Pair[]>();

function entriesOfParts(parts: readonly YamlNode[], settle: Settle): readonly Pair[] {
  const byKey = new Map<string, Pair>();
  for (const part of parts) {
    if (part.kind !== 'map') continue;
    for (const pair of part.pairs) {
      const before = byKey.get(pair.key.text);
      byKey.set(pair.key.text, before ? mergedPair(before, pair, settle) : pair);
    }
  }
  return [...byKey.values()].filter((pair) => !isNull(pair.value));
}

/** The maps that make up a section. */
export function partsOf(node: YamlNode | undefined, settle: Settle): readonly YamlNode[] {
  if (node === undefined || isNull(node)) return [];
  const whole = settle(node);
  if (whole.kind !== 'seq') return [whole];
  return whole.items.map((item) => settle(item)).filter((item) => !isNull(item));
}

/** Why a part of a section can't be seen, with the variable that stands in its place. */
export function hiddenParts(
  node: YamlNode | undefined,
  settle: Settle,
): readonly { reason: string; expression: string }[] {
  return partsOf(node, settle).flatMap((part) => openness(part) ?? []);
}

const merges = new WeakMap<Pair, WeakMap<Pair, Pair>>();

/** Kept by both parts, so that an entry that did not change stays the same object. */
function mergedPair(under: Pair, over: Pair, settle: Settle): Pair {
  const kept = merges.get(under)?.get(over);
  if (kept) return kept;
  const value = mergedNode(settle(under.value), settle(over.value));
  const pair = { ...over, value };
  const ofUnder = merges.get(under) ?? new WeakMap<Pair, Pair>();
  merges.set(under, ofUnder);
  ofUnder.set(over, pair);
  return pair;
}

function mergedNode(under: YamlNode, over: YamlNode): YamlNode {
  if (under.kind !== 'map' || over.kind !== 'map' || under.tag !== undefined || over.tag !== undefined) return over;
  return merged(under, over);
}

export function merged(under: MapNode, over: MapNode): MapNode {
  const pairs = new Map(under.pairs.map((pair) => [pair.key.text, pair]));
  for (const pair of over.pairs) {
    const before = pairs.get(pair.key.text);
    pairs.set(pair.key.text, before ? { ...pair, value: mergedNode(before.value, pair.value) } : pair);
  }
  return { ...over, pairs: [...pairs.values()] };
}

/** `resources` with its sections: `Resources`, `Parameters`, `Conditions`... of all parts put together. */
export interface ResourceSections {
  entries(section: string): readonly Pair[];
  readonly extensions: readonly Pair[];
}

export function resourceSections(node: YamlNode | undefined, settle: Settle): ResourceSections {
  const parts = partsOf(node, settle).filter((part) => part.kind === 'map');
  const entries = (section: string): readonly Pair[] => {
    const found = parts.flatMap((part) => valueAt(part, section) ?? []);
    const [only] = found;
    if (found.length <= 1) return entriesOfSection(only, settle);
    const byKey = new Map<string, Pair>();
    for (const one of found) {
      for (const pair of entriesOfSection(one, settle)) {
        const before = byKey.get(pair.key.text);
        byKey.set(pair.key.text, before ? mergedPair(before, pair, settle) : pair);
      }
    }
    return [...byKey.values()];
  };
  return { entries, extensions: entries('extensions') };
}
