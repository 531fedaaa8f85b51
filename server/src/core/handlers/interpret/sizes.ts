/** How many are in a list: where there are some, something got through the guards that it was filled behind. */
import { addGuards, type Guard, noGuards } from './guard';
import type { Machine } from './machine';
import { listOf, Origin, ofOrigin, type Value } from './value';
import { deepOrigin, guardsInside } from './value-queries';

/** `length`, `size()`, `Count`, `any?`; of Python and Go `len(list)`. */
export const sizeName = /^(length|size|count|len|any\??)$/i;

/** `isEmpty()`, `empty?` */
export const emptyName = /^(is_?empty|empty\?)$/i;

/** What is asked of a list under that name; undefined where it is something else, or the list was filled behind nothing. */
export function askedSize(name: string, list: Value): Value | undefined {
  const isEmptiness = emptyName.test(name);
  if (!isEmptiness && !sizeName.test(name)) return undefined;
  const guards = guardsInside(list);
  if (guards.length === 0) return undefined;
  const size = ofOrigin(deepOrigin(list));
  return isEmptiness
    ? { ...size, whenTrue: noGuards, whenFalse: guards }
    : { ...size, whenTrue: guards, whenFalse: noGuards };
}

/** `range(0, len(list), 10)`: no number comes out of it where the list is empty. */
export function numbersUpTo(bounds: readonly Value[]): Value | undefined {
  const guards = bounds.reduce<readonly Guard[]>((all, one) => addGuards(all, one.whenTrue), noGuards);
  return guards.length === 0 ? undefined : listOf([], ofOrigin(Origin.position), guards);
}

/** In Python an empty list is false. */
export const truthGuards = ({ frame }: Machine, value: Value): readonly Guard[] =>
  value.whenTrue ?? (frame.unit.language === 'python' ? guardsInside(value) : noGuards);
