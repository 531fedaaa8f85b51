/** Methods that run where a member is set as if it were a field. */
import { isEcmascript } from '../handler-facts';
import { setterName } from '../ir/hidden-names';
import { callFunction } from './calls';
import type { Machine } from './machine';
import { methodOf } from './members';
import { type InstanceShape, noArgs, type Value } from './value';

/** `set status(value) {}` of JavaScript, a property of C# that does more than to keep it. Returns whether there is one. */
export function callSetter(machine: Machine, object: InstanceShape, name: string, value: Value): boolean {
  const { language } = object.of.unit;
  const setter =
    isEcmascript(language) || language === 'csharp' ? methodOf(machine, object.of, setterName(name)) : undefined;
  if (setter) {
    const site = { at: setter.fn.at, end: setter.fn.end };
    const self: Value = { origin: 0, shapes: [object] };
    callFunction(machine, { ...setter, self }, { list: [value], named: noArgs.named }, site);
  }
  return setter !== undefined;
}
