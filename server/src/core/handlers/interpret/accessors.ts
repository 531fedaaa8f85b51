/** Methods that run where a member is set as if it were a field. */
import { isEcmascript } from '../handler-facts';
import { setterName } from '../ir/ir';
import { callFunction } from './calls';
import type { Machine } from './machine';
import { methodOf } from './members';
import { type InstanceShape, noArgs, type Value } from './value';

/** `set status(value) {}`. Returns whether there is one. */
export function callSetter(
  machine: Machine,
  { of }: InstanceShape,
  object: Value,
  name: string,
  value: Value,
): boolean {
  const setter = isEcmascript(of.unit.language) ? methodOf(machine, of, setterName(name)) : undefined;
  if (setter) {
    const site = { at: setter.fn.at, end: setter.fn.end };
    callFunction(machine, { ...setter, self: object }, { list: [value], named: noArgs.named }, site);
  }
  return setter !== undefined;
}
