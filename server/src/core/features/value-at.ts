/** Evaluated values by where they stand: what is written at an offset, and what is decided there for others. */
import type { App, LambdaFunction, Resource } from '../model/app';
import { type Data, type DataMap, isList, isMap } from '../model/data';
import type { Value } from '../model/value';
import { type Place, placeOf } from '../text/span';
import { covers, isIn } from './node-at';

export interface ValueAt {
  /** The property as CloudFormation calls it. */
  readonly key: string;
  readonly value: Value<Data>;
  readonly place: Place;
}

/** The innermost value of a function or resource that is written at an offset. */
export function valueAt(app: App, uri: string, offset: number): ValueAt | undefined {
  const owners: readonly (LambdaFunction | Resource)[] = [...app.functions.values(), ...app.resources.values()];
  for (const owner of owners) {
    if (!covers(owner.span, uri, offset)) continue;
    const found = inMap(owner.properties, uri, offset);
    if (found) return found;
  }
  for (const trigger of app.triggers) {
    if (!covers(trigger.span, uri, offset)) continue;
    const found = inMap(trigger.settings, uri, offset);
    if (found) return found;
  }
  return undefined;
}

export interface Decided {
  readonly key: string;
  readonly value: Value<Data>;
  readonly functions: string[];
}

/** Functions that get a value from what is written at an offset: Globals, `provider:`, a parameter's default. */
export function decidedAt(app: App, uri: string, offset: number): readonly Decided[] {
  const found = new Map<string, Decided>();
  for (const fn of app.functions.values()) {
    for (const { key, value } of decidedIn(fn.properties, uri, offset)) {
      const entry = found.get(key) ?? { key, value, functions: [] };
      entry.functions.push(fn.id);
      found.set(key, entry);
    }
  }
  return [...found.values()];
}

/** The innermost values: of `Environment` the variable and not the map. */
function decidedIn(map: DataMap, uri: string, offset: number): readonly Omit<Decided, 'functions'>[] {
  return map.keys.flatMap((key) => {
    const value = map.get(key);
    if (value === undefined) return [];
    const inner = value.kind === 'located' && isMap(value.value) ? decidedIn(value.value, uri, offset) : [];
    if (inner.length > 0) return inner;
    const home = value.kind === 'located' ? (value.home ?? value.span) : value.span;
    return covers(home, uri, offset) ? [{ key, value }] : [];
  });
}

function inMap(map: DataMap, uri: string, offset: number): ValueAt | undefined {
  for (const key of map.keys) {
    const value = map.get(key);
    if (!value) continue;
    const keySpan = map.keySpan(key);
    if (keySpan && covers(keySpan, uri, offset)) return { key, value, place: placeOf(keySpan) };
    if (value.kind === 'located' && value.origin === 'default') continue;
    const place = placeOf(value.span);
    if (!isIn(place, uri, offset)) continue;
    return inside(value, uri, offset) ?? { key, value, place };
  }
  return undefined;
}

function inside(value: Value<Data>, uri: string, offset: number): ValueAt | undefined {
  if (value.kind !== 'located') return undefined;
  if (isMap(value.value)) return inMap(value.value, uri, offset);
  if (!isList(value.value)) return undefined;
  for (const item of value.value.items) {
    const place = placeOf(item.span);
    if (isIn(place, uri, offset)) return inside(item, uri, offset) ?? { key: '', value: item, place };
  }
  return undefined;
}
