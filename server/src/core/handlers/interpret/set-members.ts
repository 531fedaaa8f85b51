/** Writing members: of records, objects, lists, classes, modules. */

import { callSetter } from './accessors';
import { writtenBack } from './added-lists';
import { ownTyped } from './declared-fields';
import { setGlobal } from './globals';
import type { Machine } from './machine';
import { fieldName } from './prototypes';
import { tellLater, toldBySetting } from './told-later';
import { join, type Value } from './value';

/** `name` is null where the key is not known: any field may have changed. */
export function setMember(machine: Machine, object: Value, name: string | null, given: Value): void {
  machine.changes++;
  const value = writtenBack(name, given);
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
    } else if (shape.kind === 'external' && name !== null) {
      const told = toldBySetting(shape, name);
      if (told) tellLater(machine, told.object, told.name, value);
      else setGlobal(machine, shape, name, value);
    } else if (shape.kind === 'function' && name !== null) {
      shape.scope.vars.set(fieldName(shape, name), value);
    } else if (shape.kind === 'module' && name !== null) {
      shape.unit.exported.set(name, value);
    }
  }
}

/** In a branch or a loop the old value stays possible. */
function setField(machine: Machine, fields: Map<string, Value>, name: string, value: Value): void {
  const old = fields.get(name);
  fields.set(name, old && machine.branches > 0 && old !== value ? join(old, value) : value);
}
