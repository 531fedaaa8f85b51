/** What casts and patterns say of a value beyond what is known of it. */
import { isJavaOrCSharp } from '../handler-facts';
import { inLine } from './class-line';
import type { Machine } from './machine';
import { instanceOf, typed } from './types';
import type { Unit } from './unit';
import { type ClassShape, type Shape, shapeOf, type Value } from './value';

/** Of several objects those of that class stay; one that was known by a base of it is one of that class. */
export function narrowed(machine: Machine, unit: Unit, value: Value, type: string): Value {
  if (!isJavaOrCSharp(unit.language) || !shapeOf(value, 'instance')) return typed(machine, unit, value, type);
  const cls = shapeOf(machine.program.resolveType(machine, unit, type), 'class');
  if (!cls) return value;
  const fitting = value.shapes.filter((shape) => shape.kind === 'instance' && isA(machine, shape.of, cls));
  if (fitting.length > 0) return { ...value, shapes: fitting };
  const known = value.shapes.find((shape) => shape.kind === 'instance' && isA(machine, cls, shape.of));
  return known ? { ...value, shapes: [as(machine, cls, known)] } : value;
}

function as(machine: Machine, cls: ClassShape, known: Shape): Shape {
  const made = instanceOf(machine, cls);
  return known.kind === 'instance' ? { ...made, fields: new Map(known.fields) } : made;
}

/** Whether a class is another, or extends or implements it. */
const isA = (machine: Machine, one: ClassShape, other: ClassShape): boolean =>
  inLine(machine, one, (at) => at.cls === other.cls || undefined) === true;
