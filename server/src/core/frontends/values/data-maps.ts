/** Ways to build the maps of a model: evaluated on first use, merged, or inherited from elsewhere. */
import { type Data, type DataList, type DataMap, isList, isMap } from '../../model/data';
import type { Located, Origin, Value } from '../../model/value';
import type { Span } from '../../text/span';

/** A map that asks `get` once a key. */
export function lazyMap(
  keys: readonly string[],
  get: (key: string) => Value<Data> | undefined,
  keySpan: (key: string) => Span | undefined,
): DataMap {
  const kept = new Map<string, Value<Data> | undefined>();
  return {
    kind: 'map',
    keys,
    get: (key) => {
      if (kept.has(key)) return kept.get(key);
      const value = get(key);
      kept.set(key, value);
      return value;
    },
    keySpan,
  };
}

export function lazyList(count: number, items: () => readonly Value<Data>[]): DataList {
  let kept: readonly Value<Data>[] | undefined;
  return {
    kind: 'list',
    get items() {
      kept ??= count === 0 ? [] : items();
      return kept;
    },
  };
}

/** A map from values at hand; undefined values are left out. */
export function mapOf(
  entries: Readonly<Record<string, Value<Data> | undefined>>,
  keySpan: (key: string) => Span | undefined = () => undefined,
): DataMap {
  const keys = Object.keys(entries).filter((key) => entries[key] !== undefined);
  return { kind: 'map', keys, get: (key) => (Object.hasOwn(entries, key) ? entries[key] : undefined), keySpan };
}

/** `over` wins key by key; nothing is merged deeper. */
export function layered(over: DataMap, under: DataMap): DataMap {
  const keys = [...over.keys, ...under.keys.filter((key) => !over.keys.includes(key))];
  return {
    kind: 'map',
    keys,
    get: (key) => over.get(key) ?? under.get(key),
    keySpan: (key) => over.keySpan(key) ?? under.keySpan(key),
  };
}

/** The map under other names: `names` gives for each new key the old one. Keys that are not named are dropped. */
export function renamed(map: DataMap, names: Readonly<Record<string, string>>): DataMap {
  const keys = Object.keys(names).filter((key) => map.keys.includes(names[key] ?? key));
  return {
    kind: 'map',
    keys,
    get: (key) => {
      const name = Object.hasOwn(names, key) ? names[key] : undefined;
      return name === undefined ? undefined : map.get(name);
    },
    keySpan: (key) => {
      const name = Object.hasOwn(names, key) ? names[key] : undefined;
      return name === undefined ? undefined : map.keySpan(name);
    },
  };
}

/** A value that holds because nobody said otherwise. */
export function byDefault(value: Data, span: Span): Located<Data> {
  return { kind: 'located', value, origin: 'default', span };
}

export interface Inheritance {
  readonly origin: Origin;
  readonly via: string;
  /** The name of what inherits. */
  readonly span: Span;
}

/** The value as it holds for an heir: it takes effect there and has its home where it was written. */
export function inherited(value: Value<Data>, heir: Inheritance): Value<Data> {
  switch (value.kind) {
    case 'unresolved':
      return { ...value, span: heir.span };
    case 'alternatives':
      return {
        ...value,
        span: heir.span,
        options: value.options.map((option) => ({ ...option, value: inherited(option.value, heir) })),
      };
    case 'located': {
      const inner = inheritedData(value.value, heir);
      const home = value.home ?? value.span;
      if (value.origin !== 'literal') return { ...value, value: inner, span: heir.span, home };
      return { kind: 'located', value: inner, origin: heir.origin, via: heir.via, span: heir.span, home };
    }
  }
}

export function inheritedMap(map: DataMap, heir: Inheritance): DataMap {
  return lazyMap(
    map.keys,
    (key) => {
      const value = map.get(key);
      return value && inherited(value, heir);
    },
    () => undefined,
  );
}

function inheritedData(data: Data, heir: Inheritance): Data {
  if (isMap(data)) return inheritedMap(data, heir);
  if (isList(data)) return lazyList(1, () => data.items.map((item) => inherited(item, heir)));
  return data;
}
