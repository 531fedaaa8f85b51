/** The fields that a class and its bases declare, also as parameters of their constructors. */
import { isJavaOrCSharp } from '../handler-facts';
import type { Class, Field } from '../ir/ir';
import { inLine } from './class-line';
import type { Machine } from './machine';
import { typed } from './types';
import { type ClassShape, shapeOf, type Value } from './value';

export function declaredField(
  machine: Machine,
  cls: ClassShape,
  name: string,
): { readonly owner: ClassShape; readonly field: Field } | undefined {
  return inLine(machine, cls, (owner) => {
    const field = owner.cls.fields.find((one) => one.name === name) ?? parameterProperty(owner.cls, name);
    return field && { owner, field };
  });
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
  if (value.shapes.length > 0 || !isJavaOrCSharp(of.unit.language)) return value;
  const declared = declaredField(machine, of, name);
  return declared ? typed(machine, declared.owner.unit, value, declared.field.type, declared.owner) : value;
}

/** What a method of a library made is called by the type that is written for it, which says more than the method. */
export function namedByType(machine: Machine, owner: ClassShape, { type }: Field, value: Value): Value {
  const [made, more] = value.shapes;
  if (made?.kind !== 'external' || more || type === null || !byFactory.test(made.path)) return value;
  const named = typed(machine, owner.unit, { origin: value.origin, shapes: [] }, type, owner);
  return shapeOf(named, 'external') ? named : value;
}

/** `LoggerFactory.Create().CreateLogger()`, but not `new Logger()`. */
const byFactory = /^(?!\w+:).*\.\w+\(\)$/;
