/** Structs of Go: what stands in an embedded one is its own, and the event as a struct has that struct's methods. */

import { declaredField } from './declared-fields';
import { eventMember } from './event-members';
import { eventSelf } from './event-objects';
import type { Machine, Site } from './machine';
import { fieldValue, memberOf, methodOf } from './members';
import { typed } from './types';
import { type InstanceShape, type Shape, shapeOf, type Value } from './value';

export function eventField(
  machine: Machine,
  { path, of, many }: Extract<Shape, { kind: 'event' }>,
  name: string,
  object: Value,
): Value {
  const plain = eventMember(path, name);
  if (!of || many) return plain;
  const method = methodOf(machine, of, name);
  const isGo = of.unit.language === 'go';
  if (method) return { origin: 0, shapes: [{ ...method, self: isGo ? object : eventSelf(machine, object, of) }] };
  const field = declaredField(machine, of, name);
  return field ? typed(machine, field.owner.unit, plain, field.field.type) : plain;
}

/** A field that was set, or what is promoted from an embedded struct; undefined where the struct itself declares the name. */
export function goMember(
  machine: Machine,
  instance: InstanceShape,
  name: string,
  object: Value,
  site: Site,
): Value | undefined {
  const own = instance.fields.get(name);
  if (own) return own;
  const { cls, scope } = instance.of;
  if (cls.bases.length === 0 || scope.lookup(`${cls.name}.${name}`)) return undefined;
  if (cls.fields.some((field) => field.name === name)) return undefined;
  let outside: Value | undefined;
  for (const embedded of embeddedIn(machine, instance, object.origin)) {
    const found = memberOf(machine, embedded, name, site);
    if (found.shapes.length === 0) continue;
    // A library's type might have anything: what the app itself has goes first.
    if (!shapeOf(embedded, 'external')) return found;
    outside ??= found;
  }
  return outside;
}

export function embeddedIn(machine: Machine, instance: InstanceShape, origin: number): Value[] {
  const { cls } = instance.of;
  return cls.bases.flatMap((base) => {
    const name = base.slice(base.lastIndexOf('.') + 1);
    const field = cls.fields.find((one) => one.name === name);
    const kept = instance.fields.get(name);
    if (kept || !field) return kept ?? [];
    const made = fieldValue(machine, instance.of, field, origin);
    instance.fields.set(name, made);
    return made;
  });
}
