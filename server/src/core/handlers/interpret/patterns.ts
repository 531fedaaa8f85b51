/** Assignment to names, members and patterns. */

import { isJavaOrCSharp } from '../handler-facts';
import type { Expr } from '../ir/ir';
import { writtenBack } from './added-lists';
import { entryType, noteKey } from './containers';
import { declaredField, namedByType } from './declared-fields';
import { evaluate } from './expressions';
import { callIndexer } from './hidden-calls';
import type { Machine } from './machine';
import { memberOf } from './members';
import { narrowed } from './narrowing';
import { callOperator, callSetter } from './operator-methods';
import { setMember } from './set-members';
import { typed } from './types';
import {
  constant,
  eventValue,
  type InstanceShape,
  join,
  joinAll,
  literalOf,
  Origin,
  ofOrigin,
  record,
  type Shape,
  shapeOf,
  type Value,
} from './value';
import { elementOf, textOf } from './value-queries';

export function assignTo(machine: Machine, target: Expr, value: Value, declares = false): void {
  const { scope } = machine.frame;
  switch (target.k) {
    case 'name':
      if (declares) scope.declare(target.name, value);
      else if (!assignOwnField(machine, target.name, value)) {
        if (!scope.vars.has(target.name)) machine.changes++;
        scope.assign(target.name, value);
      }
      return;
    case 'member': {
      const object = evaluate(machine, target.object);
      if (!callSetter(machine, object, target.name, value, { at: target.at, end: target.at }))
        assignIn(machine, target.object, object, target.name, value);
      return;
    }
    case 'index': {
      const index = evaluate(machine, target.index);
      const object = evaluate(machine, target.object);
      if (callIndexer(machine, object, index, value)) return;
      if (!callOperator(machine, object, '[]=', [index, value], { at: target.at, end: target.at }))
        assignIn(machine, target.object, object, textOf(index) ?? null, value);
      const dictionary = shapeOf(object, 'record');
      if (dictionary) noteKey(dictionary, index);
      return;
    }
    case 'list':
      target.items.forEach((item, index) => {
        if (item.k === 'spread') assignTo(machine, item.value, value, declares);
        else assignTo(machine, item, componentAt(machine, value, index, target.at) ?? itemAt(value, index), declares);
      });
      return;
    case 'record':
      for (const { key, value: inner } of target.entries) {
        const name = key ? textOf(evaluate(machine, key)) : undefined;
        assignTo(
          machine,
          inner,
          key === null ? value : name === undefined ? elementOf(value) : memberOf(machine, value, name, target),
          declares,
        );
      }
      return;
    case 'assign': {
      // A default in a pattern: `{ a = 1 }`.
      const missing = value.shapes.length === 0 && value.origin === 0;
      const isNull = literalOf(value) === null;
      const fallback = evaluate(machine, target.value);
      assignTo(
        machine,
        target.target,
        missing || isNull ? fallback : value.origin === 0 ? value : join(value, fallback),
        declares,
      );
      return;
    }
    case 'cast': {
      const { unit } = machine.frame;
      const named = isJavaOrCSharp(unit.language) ? narrowed(machine, unit, value, target.type) : value;
      assignTo(machine, target.value, named, declares);
      return;
    }
    case 'await':
      assignTo(machine, target.value, value, declares);
      return;
    default:
      return;
  }
}

/** A record of Java or C# is taken apart in the order in which it was declared. */
function componentAt(machine: Machine, value: Value, index: number, at: number): Value | undefined {
  const entry = shapeOf(value, 'record');
  if (entry?.type === entryType) return entry.fields.get(index === 0 ? 'Key' : 'Value');
  const { cls, unit } = shapeOf(value, 'instance')?.of ?? {};
  if (!cls || !unit || !isJavaOrCSharp(unit.language)) return undefined;
  const declared = cls.methods.find(({ name, params }) => name === cls.name && params[index]?.property);
  const component = declared?.params[index]?.target;
  return component?.k === 'name' ? memberOf(machine, value, component.name, { at }) : undefined;
}

/** `orders = ...` means `this.orders = ...` in Java and C#, where no variable is called so. */
function assignOwnField(machine: Machine, name: string, value: Value): boolean {
  const { scope, owner, unit } = machine.frame;
  if (!owner || !isJavaOrCSharp(unit.language) || scope.lookup(name)) return false;
  const self = scope.lookup('this');
  const of = shapeOf(self, 'instance')?.of ?? owner;
  const declared = declaredField(machine, of, name);
  if (!declared) return false;
  const isOwn = self !== undefined && !declared.field.static;
  const named = unit.language === 'csharp' ? namedByType(machine, declared.owner, declared.field, value) : value;
  setMember(machine, isOwn ? self : { origin: 0, shapes: [declared.owner] }, name, named);
  return true;
}

const settable: ReadonlySet<Shape['kind']> = new Set([
  'record',
  'instance',
  'list',
  'class',
  'function',
  'module',
  'external',
]);

export const assignField = (machine: Machine, owner: Expr, name: string | null, value: Value): void =>
  assignIn(machine, owner, evaluate(machine, owner), name, value);

/** Sets a field. A value of which only the origin was known becomes a record that has this field, and is as before in all others. */
function assignIn(machine: Machine, owner: Expr, object: Value, name: string | null, given: Value): void {
  if (object.shapes.some(({ kind }) => settable.has(kind))) {
    setMember(machine, object, name, given);
    return;
  }
  const value = writtenBack(name, given);
  if (owner.k === 'name' && name !== null) {
    const { path, of } = shapeOf(object, 'event') ?? {};
    if (of) {
      const changed: InstanceShape = { kind: 'instance', of, fields: new Map([[name, value]]) };
      machine.frame.scope.assign(owner.name, { origin: object.origin, shapes: [changed] });
      return;
    }
    const rest = path === undefined ? ofOrigin(object.origin) : eventValue(`${path}.*`);
    machine.frame.scope.assign(owner.name, { ...record([[name, value]], rest), origin: object.origin });
  } else if (value.origin & Origin.relative) markRelative(machine, owner);
}

/** What was read is changed somewhere inside by what comes on top: writing it back adds again. */
export function markRelative(machine: Machine, expr: Expr): void {
  let root = expr;
  while (root.k === 'member' || root.k === 'index') {
    // `self.order['total'] += x`: it is the object's field that holds what was read.
    if (root.k === 'member' && shapeOf(evaluate(machine, root.object), 'instance')) {
      const value = evaluate(machine, root);
      setMember(machine, evaluate(machine, root.object), root.name, {
        ...value,
        origin: value.origin | Origin.relative,
      });
      return;
    }
    root = root.object;
  }
  // `order.setdefault('notes', []).append(note)`, `order.getNotes().add(note)`
  if (
    root.k === 'call' &&
    root.callee.k === 'member' &&
    /^(get([A-Z]\w*)?|setdefault|fetch|dig)$/.test(root.callee.name)
  )
    markRelative(machine, root.callee.object);
  if (root.k !== 'name') return;
  const value = machine.frame.scope.lookup(root.name);
  if (value) machine.frame.scope.assign(root.name, { ...value, origin: value.origin | Origin.relative });
}

function itemAt(value: Value, index: number): Value {
  const lists = value.shapes.filter((shape) => shape.kind === 'list');
  // `item, err := MarshalMap(order)`: what a library made of it, and an error.
  if (lists.length === 0 && (shapeOf(value, 'record') ?? shapeOf(value, 'instance')))
    return index === 0 ? value : constant;
  // `fresh, err := client.SetNX(key).Result()`: what guards is told by the first.
  if (lists.length === 0) return index === 0 && value.whenTrue ? value : elementOf(value);
  // A function has several ways out: on each of them the result is a list of its own.
  return joinAll(lists.map((list) => list.items[index] ?? list.rest ?? constant));
}

/** `json.Unmarshal(data, &order)`: what was read stands there from now on, as an object of the type that stood there. */
export function fill(machine: Machine, target: Expr, value: Value): void {
  const old = evaluate(machine, target);
  const of = shapeOf(old, 'instance')?.of ?? shapeOf(old, 'event')?.of;
  const { scope, unit } = machine.frame;
  const type = target.k === 'name' ? (scope.typeOf(target.name) ?? null) : null;
  const { pending: _, ...read } = value;
  assignTo(
    machine,
    target,
    of && !of.cls.abstract
      ? { origin: read.origin, shapes: [{ kind: 'instance', of, fields: new Map() }] }
      : typed(machine, unit, read, type),
  );
}
