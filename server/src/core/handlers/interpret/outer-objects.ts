/** What classes inside of others reach without naming it: fields and methods of the object around them. */
import { isJavaOrCSharp } from '../handler-facts';
import type { Machine } from './machine';
import { memberOf } from './members';
import { classAround } from './nested-classes';
import { instanceOf } from './types';
import { type ClassShape, shapeOf, type Value } from './value';

const deepest = 4;

/** Whether a class of Java or C# stands inside of another; a name of a class is none of its members. */
export const isNested = ({ cls, unit }: ClassShape): boolean =>
  cls.name === '' || (isJavaOrCSharp(unit.language) && unit.scope.vars.get(cls.name) === undefined);

export function memberOfOuter(machine: Machine, inner: ClassShape, name: string): Value | undefined {
  let at: ClassShape | undefined = inner;
  for (let depth = 0; at && depth < deepest; depth++) {
    const around: Value | undefined =
      (at.cls.name === '' ? at.scope.lookup('this') : undefined) ?? objectAround(machine, at);
    at = around && (shapeOf(around, 'instance')?.of ?? shapeOf(around, 'class'));
    const own =
      around &&
      at &&
      (declared(memberOf(machine, classOf(at), name, nowhere), around) ?? memberOf(machine, around, name, nowhere));
    if (around && own && (own.shapes.length > 0 || own.origin !== around.origin)) return own;
  }
  return undefined;
}

const nowhere = { at: 0 };

const classOf = (cls: ClassShape): Value => ({ origin: 0, shapes: [cls] });

/** Static fields are kept with their class; a method is the object's. */
const declared = (value: Value, { shapes: [around] }: Value): Value | undefined =>
  value.shapes.length > 0 && (around?.kind !== 'instance' || !shapeOf(value, 'function')) ? value : undefined;

/** Which object a named class stands in is not kept: one of the class around it, with what its fields are by type. */
function objectAround(machine: Machine, inner: ClassShape): Value | undefined {
  const around = classAround(inner);
  return around && { origin: 0, shapes: [instanceOf(machine, around)] };
}
