/** Reading and writing members: of records, instances, classes, modules, the event and library objects. */
import { keptByText } from '../../text/kept-by-text';
import { isEcmascript, isJavaOrCSharp } from '../handler-facts';
import type { Field, Func } from '../ir/ir';
import { dayField } from './calendar';
import { callFunction } from './calls';
import { inLine } from './class-line';
import { declaredField } from './declared-fields';
import { ofFieldType } from './event-objects';
import { evaluate } from './expressions';
import { isGetter } from './getters';
import { globalOf } from './globals';
import { eventField, goMember } from './go-structs';
import type { Machine, Site } from './machine';
import { innerClass } from './nested-classes';
import { fieldName, isAbsent, prototypeOf } from './prototypes';
import { answered, classOf, described, isClassMethod, managerOf, methodAbove, moduleMember } from './python-members';
import { withImplementations } from './single-dispatch';
import { askedSize } from './sizes';
import { typed } from './types';
import {
  type ClassShape,
  type FunctionShape,
  type InstanceShape,
  join,
  joinAll,
  literalValue,
  noArgs,
  Origin,
  ofOrigin,
  type Shape,
  shapeOf,
  type Value,
} from './value';

export function memberOf(machine: Machine, object: Value, name: string, site: { readonly at: number }): Value {
  const coarse = dayField(object, name);
  if (coarse) return coarse;
  const found: Value[] = [];
  for (const shape of object.shapes) {
    const one = memberOfShape(machine, shape, name, object, { at: site.at, end: site.at });
    if (one) found.push(one);
  }
  const value =
    found.length > 0 ? joinAll(found) : isAbsent(machine, object) ? literalValue(null) : ofOrigin(object.origin);
  if (!object.whenTrue && !object.whenFalse) return value;
  return { ...value, whenTrue: object.whenTrue ?? [], whenFalse: object.whenFalse ?? [] };
}

function memberOfShape(machine: Machine, shape: Shape, name: string, object: Value, site: Site): Value | undefined {
  switch (shape.kind) {
    case 'record':
      return shape.fields.get(name) ?? looseField(shape.fields, name) ?? (shape.rest ? shape.rest : undefined);
    case 'list':
      if (/^\d+$/.test(name)) return shape.items[Number(name)] ?? shape.rest ?? undefined;
      if (name === '-1') return joinAll([...shape.items, ...(shape.rest ? [shape.rest] : [])]);
      return (
        askedSize(name, object) ??
        ofOrigin(object.origin | joinAll([...shape.items, ...(shape.rest ? [shape.rest] : [])]).origin)
      );
    case 'event':
      return eventField(machine, shape, name, object);
    case 'instance':
      return instanceMember(machine, shape, name, object, site);
    case 'class':
      return classMember(machine, shape, name);
    case 'module':
      return moduleMember(machine, shape.unit, name);
    case 'external':
      return (
        globalOf(machine, shape, name) ??
        machine.library.member(machine, shape, name) ?? {
          origin: object.origin,
          shapes: [{ kind: 'external', path: `${shape.path}.${name}`, args: null, base: shape }],
        }
      );
    case 'function': {
      const method = shape.of && methodOf(machine, shape.of, name);
      if (method) return { origin: Origin.constant, shapes: [{ ...method, self: object }] };
      // Go's reflect: `fn.Call(arguments)`.
      if (name === 'default' || (name === 'Call' && shape.unit.language === 'go'))
        return { origin: object.origin, shapes: [shape] };
      if (name === 'prototype') return shape.scope.lookup(fieldName(shape, name)) ?? prototypeOf(shape);
      return shape.scope.lookup(fieldName(shape, name)) ?? machine.library.wrappedMember(machine, shape, name);
    }
    default:
      return undefined;
  }
}

/** Languages spell one field in several ways: `tableName`, `TableName`, `table_name`. */
export const loose = keptByText((name) => name.replace(/_/g, '').toLowerCase());

function looseField(fields: ReadonlyMap<string, Value>, name: string): Value | undefined {
  const wanted = loose(name);
  for (const [key, value] of fields) if (loose(key) === wanted) return value;
  return undefined;
}

function instanceMember(
  machine: Machine,
  instance: InstanceShape,
  name: string,
  object: Value,
  site: Site,
): Value | undefined {
  const own =
    instance.of.unit.language === 'go' ? goMember(machine, instance, name, object, site) : instance.fields.get(name);
  if (own) return isJavaOrCSharp(instance.of.unit.language) ? ofFieldType(machine, instance, name, own) : own;
  if (name === 'constructor' && isEcmascript(instance.of.unit.language))
    return { origin: Origin.constant, shapes: [instance.of] };
  const self: Value = instance.whole ?? { origin: object.origin, shapes: [instance] };
  // In Java a field may have the name of a method, which is only called.
  let declared = instance.of.unit.language === 'java' ? declaredField(machine, instance.of, name) : undefined;
  const method = declared
    ? undefined
    : (methodAbove(machine, instance, name) ?? methodOf(machine, instance.of, name, false));
  if (method) {
    const bound: FunctionShape = { ...method, self: isClassMethod(method) ? classOf(instance) : self };
    return isGetter(method.fn) ? callFunction(machine, bound, noArgs, site) : withImplementations(bound);
  }
  declared ??= declaredField(machine, instance.of, name);
  if (declared) {
    const asked = instance.of.unit.language === 'java' ? self : null;
    const kept = fieldValue(machine, declared.owner, declared.field, object.origin, asked);
    const value = described(machine, kept, instance, self, site);
    instance.fields.set(name, value);
    return value;
  }
  const inner = innerClass(machine, instance.of, name);
  if (inner) return { origin: Origin.constant, shapes: [inner] };
  // Last: `_session` is another than the property `session` that makes it.
  return looseField(instance.fields, name) ?? answered(machine, instance, name, self, site);
}

const nowhere: Site = { at: 0, end: 0 };

/** A field's own value, else something of its type. `self`: the object that is being made, where its fields may ask for each other. */
export function fieldValue(
  machine: Machine,
  owner: ClassShape,
  field: Field,
  origin: number,
  self: Value | null = null,
): Value {
  const { value } = field;
  const start = value ? within(machine, owner, () => evaluate(machine, value), self) : ofOrigin(origin);
  // An object that was read has what was read in place of what it starts with.
  const kept = value && origin & Origin.read ? join(start, ofOrigin(origin)) : start;
  return typed(machine, owner.unit, kept, field.type, owner);
}

/** Evaluates something as it stands in a class body. */
export function within<T>(machine: Machine, owner: ClassShape, work: () => T, self: Value | null = null): T {
  const frame = machine.frame;
  machine.frame = {
    fn: null,
    unit: owner.unit,
    scope: owner.scope,
    self,
    owner,
    returns: [],
    deferred: [],
    loops: 0,
  };
  try {
    return work();
  } finally {
    machine.frame = frame;
  }
}

const classIsSelf: ReadonlySet<string> = new Set(['ruby', 'javascript', 'typescript']);

function classMember(machine: Machine, cls: ClassShape, name: string): Value | undefined {
  const first = cls.unit.language === 'java' ? declaredField(machine, cls, name) : undefined;
  if (first) return staticField(machine, first.owner, first.field);
  const method = methodOf(machine, cls, name, true);
  // The class is `self` or `this` in its own methods.
  const knowsClass = classIsSelf.has(cls.unit.language) || (method && isClassMethod(method));
  const self: Value | null = knowsClass ? { origin: Origin.constant, shapes: [cls] } : null;
  // A property of a class of C#, a static getter of JavaScript.
  if (method?.fn.static && isGetter(method.fn)) return callFunction(machine, { ...method, self }, noArgs, nowhere);
  if (method) return { origin: Origin.constant, shapes: [{ ...method, self }] };
  const changed = classIsSelf.has(cls.unit.language) ? cls.scope.vars.get(`${cls.cls.name}.${name}`) : undefined;
  if (changed) return changed;
  const declared = declaredField(machine, cls, name);
  if (declared) return staticField(machine, declared.owner, declared.field);
  const inner = innerClass(machine, cls, name);
  if (inner) return { origin: Origin.constant, shapes: [inner] };
  // What is put on the prototype of a class is found as its methods are.
  if (name === 'prototype' && isEcmascript(cls.unit.language)) return self ?? undefined;
  // A module that is opened in several files: its classes are declared on their own too.
  const elsewhere = cls.unit.language === 'ruby' ? cls.scope.lookup(name) : undefined;
  return elsewhere && shapeOf(elsewhere, 'class') ? elsewhere : managerOf(machine, cls, name);
}

/** Static fields are made once and may be changed later; they are kept beside the class. */
function staticField(machine: Machine, owner: ClassShape, field: Field): Value {
  const key = `${owner.cls.name}.${field.name}`;
  const kept = owner.scope.vars.get(key);
  if (kept) return kept;
  owner.scope.vars.set(key, ofOrigin(Origin.unknown));
  const value = fieldValue(machine, owner, field, Origin.constant);
  owner.scope.vars.set(key, value);
  return value;
}

/** `isStatic`: of two methods of one name the one that is asked of the class, or of an object. */
export function methodOf(
  machine: Machine,
  cls: ClassShape,
  name: string,
  isStatic?: boolean,
): FunctionShape | undefined {
  return inLine(machine, cls, (at): FunctionShape | undefined => {
    const fn = methodIn(at, name, isStatic);
    if (fn) return { kind: 'function', fn, unit: at.unit, scope: at.scope, self: null, owner: at, wraps: [] };
    return shapeOf(at.scope.lookup(`${at.cls.name}.${name}`), 'function');
  });
}

function methodIn({ cls }: ClassShape, name: string, isStatic: boolean | undefined): Func | undefined {
  let other: Func | undefined;
  for (const one of cls.methods) {
    if (one.name !== name || (cls.abstract && one.body.length === 0)) continue;
    if (isStatic === undefined || one.static === isStatic) return one;
    other ??= one;
  }
  return other;
}
