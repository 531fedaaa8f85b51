/** Writing members: of records, objects, lists, classes, modules. */

import { callSetter } from './accessors';
import { writtenBack } from './added-lists';
import { ownTyped } from './declared-fields';
import { setGlobal } from './globals';
import type { Machine } from './machine';
import { fieldName } from './prototypes';
import { join, type Value } from './value';

/** `name` is null where the key is not known: any field may have changed. */
export function setMember(machine: Machine, object: Value, name: string | null, given: Value): void {
  machine.changes++;
  const value = name === null ? given : writtenBack(name, given);
  for (const shape of object.shapes) {
    if (shape.kind === 'record') {
      if (name === null) shape.rest = shape.rest ? join(shape.rest, value) : value;
      else setField(machine, shape.fields, name, value);
    } else if (shape.kind === 'instance' && name !== null) {
      if (callSetter(machine, shape, name, value)) continue;
      setField(machine, shape.fields, name, ownTyped(machine, shape.of, name, value));
    } else if (shape.kind === 'list') {
      shape.rest = shape.rest ? join(shape.rest, value) : value;
    } else if (shape.kind === 'class' && name !== null) {
      const key = `${shape.cls.name}.${name}`;
      const old = shape.scope.vars.get(key);
      shape.scope.vars.set(key, old ? join(old, value) : value);
    } else if (shape.kind === 'external' && name !== null && toldLater(shape.path, name) !== undefined) {
      const before = machine.lateHeaders.get(shape) ?? [];
      machine.lateHeaders.set(shape, [...before, [toldLater(shape.path, name) ?? name, value]]);
    } else if (shape.kind === 'external' && name !== null && shape.base && /Schema\(\)\.statics$/.test(shape.path)) {
      // A model of Mongoose has what its schema is given.
      machine.lateHeaders.set(shape.base, [...(machine.lateHeaders.get(shape.base) ?? []), [name, value]]);
    } else if (shape.kind === 'external' && name !== null) {
      setGlobal(machine, shape, name, value);
    } else if (shape.kind === 'function' && name !== null) {
      shape.scope.vars.set(fieldName(shape, name), value);
    } else if (shape.kind === 'module' && name !== null) {
      shape.unit.exported.set(name, value);
    }
  }
}

/** Under which a request keeps what it is given to say. */
export const toldBody = ':body';

/** A command of ADO.NET is run later, with what it is told here; a request is sent later. */
function toldLater(path: string, name: string): string | undefined {
  if (name === 'CommandText') return name;
  return /^(body|Content|data)$/.test(name) && /(Request|Post|Put|Patch)\b/.test(path) ? toldBody : undefined;
}

/** In a branch or a loop the old value stays possible. */
function setField(machine: Machine, fields: Map<string, Value>, name: string, value: Value): void {
  const old = fields.get(name);
  fields.set(name, old && machine.branches > 0 && old !== value ? join(old, value) : value);
}
