/** Telling the kinds of `Plain` values apart. */
import type { Plain } from '../model/author';

export type PlainMap = Extract<Plain, { readonly map: readonly unknown[] }>;
export type PlainIntrinsic = Exclude<Extract<Plain, object>, readonly Plain[] | PlainMap>;

export const isPlainList = (value: Plain): value is readonly Plain[] => Array.isArray(value);

/** Lists have a `map` too, their method. */
export const isPlainMap = (value: Plain): value is PlainMap =>
  typeof value === 'object' && !Array.isArray(value) && 'map' in value;
