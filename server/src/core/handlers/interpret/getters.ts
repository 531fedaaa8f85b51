/** Methods that are read like a field. */
import { type Func, getterMark } from '../ir/ir';

const getting: ReadonlySet<string> = new Set([
  'property',
  'cached_property',
  'lazy_property',
  'abstractproperty',
  getterMark,
]);

/** `@property`, `@functools.cached_property`. */
export const isGetter = (fn: Func): boolean =>
  fn.decorators.some((one) => (one.k === 'name' || one.k === 'member') && getting.has(one.name));
