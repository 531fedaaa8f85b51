/** Fields as classes declare them. */
import type { Class, Field } from '../ir/ir';
import type { Machine } from './machine';
import { baseOf } from './members';
import { typed } from './types';
import type { ClassShape, Value } from './value';

export function fieldOf(
  machine: Machine,
  cls: ClassShape,
  name: string,
): { owner: ClassShape; field: Field } | undefined {
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

/** What a field of Java or C# is given is of the field's type, where nothing else is known of it. */
export function ownTyped(machine: Machine, of: ClassShape, name: string, value: Value): Value {
  if (value.shapes.length > 0 || !hasWrittenTypes.has(of.unit.language)) return value;
  const declared = fieldOf(machine, of, name);
  return declared ? typed(machine, declared.owner.unit, value, declared.field.type) : value;
}

const hasWrittenTypes: ReadonlySet<string> = new Set(['java', 'csharp']);
