/** Methods that are read like fields. */
import { type Func, getterMark } from '../ir/ir';

export const isGetter = (fn: Func): boolean =>
  fn.decorators.some(
    (one) => one.k === 'name' && (one.name === 'property' || one.name === 'cached_property' || one.name === getterMark),
  );
