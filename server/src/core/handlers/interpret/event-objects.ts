/** Java, C#: what came with the event as an object of a class of the app has the methods of its class, and fields that are parts of the event. */
import { inLine, libraryBaseOf } from './class-line';
import { declaredField } from './declared-fields';
import { eventMember } from './event-members';
import type { Machine } from './machine';

import { instanceOf, typed } from './types';
import { type ClassShape, type InstanceShape, shapeOf, type Value } from './value';

export function eventObject(machine: Machine, value: Value, cls: ClassShape): Value {
  const path = shapeOf(value, 'event')?.path;
  const made = instanceOf(machine, cls);
  if (path !== undefined && made.of.cls.abstract) return ofAbstract(value, made.of);
  if (path === undefined || isLambdaEvent.test(libraryBaseOf(machine, cls) ?? '')) return value;
  const object = withParts(machine, made.of, path);
  return object.fields.size === 0 && made.of.cls.methods.length === 0 ? value : { ...value, shapes: [object] };
}

/** What a method of the class sees as its object. */
export function eventSelf(machine: Machine, value: Value, cls: ClassShape): Value {
  const path = shapeOf(value, 'event')?.path;
  return path === undefined ? value : { ...value, shapes: [withParts(machine, cls, path)] };
}

function withParts(machine: Machine, of: ClassShape, path: string): InstanceShape {
  const fields = new Map(fieldNames(machine, of).map((name) => [name, eventMember(path, name)] as const));
  return { kind: 'instance', of, fields };
}

/** Which class it is the event tells: its methods may be those of each. */
const ofAbstract = (value: Value, of: ClassShape): Value => ({
  ...value,
  shapes: value.shapes.map((shape) => (shape.kind === 'event' ? { ...shape, of } : shape)),
});

/** The runtime's own events have parts that are known by their names. */
const isLambdaEvent = /lambda.*\.events\.|^\w+Event$/;

function fieldNames(machine: Machine, of: ClassShape): string[] {
  const names: string[] = [];
  inLine(machine, of, ({ cls }) => {
    const maker = cls.methods.find(({ name }) => name === cls.name);
    for (const { property, target } of maker?.params ?? [])
      if (property && target.k === 'name') names.push(target.name);
    for (const field of cls.fields) if (!field.static) names.push(field.name);
    return undefined;
  });
  return names;
}

/** A part of the event is of the type that its field declares. */
export function ofFieldType(machine: Machine, instance: InstanceShape, name: string, part: Value): Value {
  if (!shapeOf(part, 'event')) return part;
  const declared = declaredField(machine, instance.of, name);
  const made = declared ? typed(machine, declared.owner.unit, part, declared.field.type, declared.owner) : part;
  if (made !== part) instance.fields.set(name, made);
  return made;
}
