/** `<<: *base`: pairs of other maps as if they were written here (https://yaml.org/type/merge.html). */
import type { Pair, YamlNode } from './node';

/**
 * Pairs of a map after merging. What is written in the map itself wins; of several merged maps the first that has a key.
 * Undefined when a `<<` does not hold maps.
 */
export function mergePairs(own: readonly Pair[]): readonly Pair[] | undefined {
  const explicit = own.filter((pair) => !isMergeKey(pair));
  const taken = new Set(explicit.map((pair) => pair.key.text));
  const merged: Pair[] = [];
  for (const pair of own) {
    if (!isMergeKey(pair)) continue;
    for (const source of pair.value.kind === 'seq' ? pair.value.items : [pair.value]) {
      if (source.kind !== 'map') return undefined;
      const fresh = source.pairs.filter((candidate) => !taken.has(candidate.key.text));
      for (const candidate of fresh) taken.add(candidate.key.text);
      merged.push(...fresh);
    }
  }
  return [...merged, ...explicit];
}

export function isMergeKey(pair: { readonly key: YamlNode }): boolean {
  return pair.key.kind === 'scalar' && pair.key.style === 'plain' && pair.key.text === '<<';
}
