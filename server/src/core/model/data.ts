/**
 * Evaluated template data: what a property says after parameters, conditions, variables and intrinsic functions.
 * Names of properties are those of CloudFormation, whatever framework the author used.
 */
import type { Span } from '../text/span';
import { mapValue, type Value } from './value';

export type Data = string | number | boolean | null | DataList | DataMap | Reference | Template;

export interface DataList {
  readonly kind: 'list';
  readonly items: readonly Value<Data>[];
}

export interface DataMap {
  readonly kind: 'map';
  readonly keys: readonly string[];
  /** Undefined where the key is absent or `AWS::NoValue`. Evaluated on first use. */
  get(key: string): Value<Data> | undefined;
  /** The key as written, for ranges; undefined where nobody wrote it (a default). */
  keySpan(key: string): Span | undefined;
}

/** `!Ref X` or `!GetAtt X.Arn` of a resource (parameters are already replaced by their values). */
export interface Reference {
  readonly kind: 'ref';
  readonly target: string;
  /** null for `Ref`. */
  readonly attribute: string | null;
}

/** Text with holes: `arn:aws:sqs:${AWS::Region}:${AWS::AccountId}:orders`. */
export interface Template {
  readonly kind: 'template';
  readonly parts: readonly (string | Reference | Hole)[];
}

export interface Hole {
  readonly kind: 'hole';
  /** As one would write it inside `${}`: `AWS::Region`, `Stage`. */
  readonly name: string;
}

export const isMap = (data: Data | undefined): data is DataMap => typeof data === 'object' && data?.kind === 'map';
export const isList = (data: Data | undefined): data is DataList => typeof data === 'object' && data?.kind === 'list';
export const isReference = (data: Data | undefined): data is Reference =>
  typeof data === 'object' && data?.kind === 'ref';
export const isTemplate = (data: Data | undefined): data is Template =>
  typeof data === 'object' && data?.kind === 'template';

export const emptyMap: DataMap = { kind: 'map', keys: [], get: () => undefined, keySpan: () => undefined };

/** Numbers, also those written as strings, as CloudFormation takes them. */
export function asNumber(value: Value<Data> | undefined): Value<number> | undefined {
  return (
    value &&
    mapValue(value, (data) => {
      if (typeof data === 'number') return data;
      if (typeof data === 'string' && /^\s*-?\d+(\.\d+)?\s*$/.test(data)) return Number(data);
      return undefined;
    })
  );
}

export function asString(value: Value<Data> | undefined): Value<string> | undefined {
  return (
    value &&
    mapValue(value, (data) =>
      typeof data === 'string'
        ? data
        : typeof data === 'number' || typeof data === 'boolean'
          ? String(data)
          : undefined,
    )
  );
}

export function asBoolean(value: Value<Data> | undefined): Value<boolean> | undefined {
  return (
    value &&
    mapValue(value, (data) => {
      if (typeof data === 'boolean') return data;
      if (typeof data === 'string' && /^(true|false)$/i.test(data)) return data.toLowerCase() === 'true';
      return undefined;
    })
  );
}

export function asMap(value: Value<Data> | undefined): DataMap | undefined {
  return value?.kind === 'located' && isMap(value.value) ? value.value : undefined;
}

export function asList(value: Value<Data> | undefined): DataList | undefined {
  return value?.kind === 'located' && isList(value.value) ? value.value : undefined;
}

/** Follows a path of keys through certain values; undefined as soon as one is absent or uncertain. */
export function dig(map: DataMap | undefined, ...path: readonly string[]): Value<Data> | undefined {
  let at: DataMap | undefined = map;
  let value: Value<Data> | undefined;
  for (const key of path) {
    value = at?.get(key);
    at = asMap(value);
  }
  return value;
}
