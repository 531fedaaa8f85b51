/** What refers to a resource that is there only under a condition can be there only under the same. */
import type { Plain } from '../../model/author';
import { isPlainList, isPlainMap } from '../../yaml/plain';

export interface Made {
  readonly id: string;
  readonly value: Plain;
}

/** The condition of an entry of the template; undefined for what always is there. */
export type ConditionOf = (id: string) => string | undefined;

/** The conditions that new resources need, by their ids; undefined where one would hang on several. */
export function inheritedConditions(
  made: readonly Made[],
  conditionOf: ConditionOf,
): ReadonlyMap<string, string> | undefined {
  const found = new Map<string, string>();
  // New resources refer to each other, in any order: as many rounds as there may be links.
  for (let round = 0; round <= made.length; round++) {
    for (const { id, value } of made) {
      const conditions = conditionsIn(value, (other) => found.get(other) ?? conditionOf(other));
      const [first, second] = conditions;
      if (second !== undefined) return undefined;
      if (first !== undefined) found.set(id, first);
    }
  }
  return found;
}

/** Whether a value may stand in an entry of the template: what it names is there whenever the entry is. */
export function mayName(value: Plain, entry: string, conditionOf: ConditionOf): boolean {
  const own = conditionOf(entry);
  return [...conditionsIn(value, conditionOf)].every((condition) => condition === own);
}

function conditionsIn(value: Plain, conditionOf: ConditionOf): ReadonlySet<string> {
  const ids = namesIn(value).map(conditionOf);
  return new Set(ids.filter((condition) => condition !== undefined));
}

function namesIn(value: Plain): readonly string[] {
  if (typeof value !== 'object') return [];
  if (isPlainList(value)) return value.flatMap(namesIn);
  if (isPlainMap(value)) return value.map.flatMap(([, inner]) => namesIn(inner));
  if ('ref' in value) return [value.ref];
  if ('getAtt' in value) return [value.getAtt[0]];
  return [...value.sub.matchAll(/\$\{([^!.}]+)[^}]*\}/g)].map(([, name = '']) => name.trim());
}
