/** The fields that a class and its bases declare, also as parameters of their constructors. */
import type { Class, Field } from '../ir/ir';
import type { Machine } from './machine';
import { baseOf } from './members';
import type { ClassShape } from './value';

export function declaredField(
  machine: Machine,
  cls: ClassShape,
  name: string,
): { readonly owner: ClassShape; readonly field: Field } | undefined {
  for (let at: ClassShape | undefined = cls, depth = 0; at && depth < 8; at = baseOf(machine, at), depth++) {
    const field = at.cls.fields.find((one) => one.name === name) ?? parameterProperty(at.cls, name);
    if (field) return { owner: at, field };
  }
  return undefined;
}

/** `constructor(private orders: Orders)`: a field of an object whose constructor was not seen to run. */
function parameterProperty({ name: className, methods }: Class, name: string): Field | undefined {
  for (const method of methods) {
    if (method.name !== 'constructor' && method.name !== className) continue;
    const param = method.params.find(({ property, target }) => property && target.k === 'name' && target.name === name);
    if (param) return { name, type: param.type, value: param.fallback, static: false, decorators: [] };
  }
  return undefined;
}
