/** Reads a property at a path and tells "nobody set it" from "it can't be known": a missing DLQ and an unreadable one are not the same. */
import { type Data, type DataMap, isMap } from '../model/data';
import type { Value } from '../model/value';

/** Undefined only where the property is absent for certain. An uncertain parent makes the result uncertain. */
export function lookup(map: DataMap | undefined, ...path: readonly string[]): Value<Data> | undefined {
  const [key, ...rest] = path;
  if (map === undefined || key === undefined) return undefined;
  const value = map.get(key);
  if (value === undefined || isNothing(value)) return undefined;
  return rest.length === 0 ? value : inside(value, rest);
}

/** `AWS::NoValue`, or a key with nothing behind it. */
const isNothing = (value: Value<Data>): boolean => value.kind === 'located' && value.value === null;

/** The property at `path` inside a value that should be a map. */
export function inside(value: Value<Data>, path: readonly string[]): Value<Data> | undefined {
  switch (value.kind) {
    case 'unresolved':
      return value;
    case 'located':
      return isMap(value.value) ? lookup(value.value, ...path) : undefined;
    case 'alternatives': {
      const options = value.options.flatMap((option) => {
        const found = inside(option.value, path);
        return found === undefined ? [] : [{ value: found, when: option.when }];
      });
      if (options.length === 0) return undefined;
      if (options.length === value.options.length) return { ...value, options };
      return { ...value, options: [...options, { value: absentHere(value), when: 'otherwise' }] };
    }
  }
}

const absentHere = (value: Value<Data>): Value<Data> => ({
  kind: 'unresolved',
  reason: 'it is set under a condition only',
  expression: '',
  span: value.span,
});

/** The known items of a list; `complete` is false where the list, or an item of it, can't be known. */
export function itemsOf(value: Value<Data> | undefined): { items: readonly Value<Data>[]; complete: boolean } {
  if (value === undefined) return { items: [], complete: true };
  if (value.kind === 'unresolved') return { items: [], complete: false };
  if (value.kind === 'alternatives') {
    return { items: value.options.flatMap((option) => itemsOf(option.value).items), complete: false };
  }
  const data = value.value;
  if (typeof data === 'object' && data?.kind === 'list') {
    return { items: data.items, complete: data.items.every((item) => item.kind === 'located') };
  }
  return { items: [value], complete: true };
}

/** The maps in a list of maps, or the one map where a list was expected; alternatives give all of theirs. */
export function mapsIn(value: Value<Data> | undefined): readonly DataMap[] {
  return itemsOf(value).items.flatMap((item) => mapsOf(item));
}

export function mapsOf(value: Value<Data> | undefined): readonly DataMap[] {
  if (value === undefined || value.kind === 'unresolved') return [];
  if (value.kind === 'alternatives') return value.options.flatMap((option) => mapsOf(option.value));
  return isMap(value.value) ? [value.value] : [];
}
