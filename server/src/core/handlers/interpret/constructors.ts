/** How objects are made: constructors, field values, super and this calls. */
import { isEcmascript, isJavaOrCSharp } from '../handler-facts';
import type { Field, Func } from '../ir/ir';
import { callFunction, opaque } from './calls';
import { baseOf, nextInLine } from './class-line';
import { fieldsInOrder } from './generated-members';
import type { Machine, Site } from './machine';
import { fieldValue, methodOf } from './members';
import { madeBy } from './prototypes';
import { described } from './python-members';
import { setMember } from './set-members';
import { asFunctionType, instanceOf } from './types';
import {
  type CallArgs,
  type ClassShape,
  constant,
  external,
  type FunctionShape,
  type InstanceShape,
  joinAll,
  noArgs,
  Origin,
  shapeOf,
  type Value,
} from './value';

/** `new X(...)`, `X(...)` in Python and Ruby. */
export function construct(machine: Machine, callee: Value, args: CallArgs, site: Site): Value {
  const results: Value[] = [];
  for (const shape of callee.shapes) {
    if (shape.kind === 'class') results.push(convertedGo(shape, args) ?? instantiate(machine, shape, args, site));
    else if (shape.kind === 'external') results.push(machine.library.call(machine, shape, args, site, true));
    else if (shape.kind === 'function') results.push(constructorFunction(machine, shape, args, site));
  }
  if (results.length > 0) return joinAll(results);
  return opaque(machine, callee, args, site);
}

/** `HandlerFunc(handle)` of Go is the function, with the methods of its type. */
function convertedGo(of: ClassShape, { list: [value, more] }: CallArgs): Value | undefined {
  return of.unit.language === 'go' && !more && value && shapeOf(value, 'function')
    ? asFunctionType(value, of)
    : undefined;
}

/** `function Store() { this.x = ... }; new Store()`. */
function constructorFunction(machine: Machine, shape: FunctionShape, args: CallArgs, site: Site): Value {
  const self = madeBy(shape);
  callFunction(machine, { ...shape, self }, args, site);
  return self;
}

const constructorNames: readonly string[] = ['constructor', '__init__', 'initialize'];

export function instantiate(machine: Machine, cls: ClassShape, args: CallArgs, site: Site): Value {
  const shape = newObject(machine, cls, args, site) ?? instanceOf(machine, cls);
  const self: Value = { origin: Origin.constant, shapes: [shape] };
  const answer = initialise(machine, shape, cls, self, args, site, 0);
  return (isEcmascript(cls.unit.language) && answer && objectIn(answer)) || self;
}

/** Python: what `__new__` of the app gives. */
function newObject(machine: Machine, cls: ClassShape, args: CallArgs, site: Site): InstanceShape | undefined {
  const maker = cls.unit.language === 'python' ? methodOf(machine, cls, '__new__') : undefined;
  return maker && shapeOf(callFunction(machine, maker, args, site), 'instance');
}

/** JavaScript: a constructor that returns an object makes that one. */
function objectIn(answer: Value): Value | undefined {
  const shapes = answer.shapes.filter((shape) => shape.kind !== 'literal' || shape.value !== null);
  const isObject = shapes.every(({ kind }) => kind === 'external' || kind === 'record' || kind === 'instance');
  return shapes.length > 0 && isObject ? { origin: answer.origin, shapes } : undefined;
}

function initialise(
  machine: Machine,
  shape: InstanceShape,
  cls: ClassShape,
  self: Value,
  args: CallArgs,
  site: Site,
  depth: number,
): Value | undefined {
  const base = depth < 6 ? baseOf(machine, cls) : undefined;
  const makers = cls.cls.methods.filter((one) => isConstructor(one, cls));
  const count = args.list.length + args.named.size;
  const own = makers.find((one) => one.params.length === count) ?? makers[0];
  const isScript = isEcmascript(cls.unit.language);
  // What a field starts with may ask for the object that is being made.
  const asked = isScript || cls.unit.language === 'java' ? self : null;
  // In JavaScript fields come after what the constructor is given.
  if (own && isScript) for (const [name, value] of propertiesGiven(own, args)) shape.fields.set(name, value);
  if (base && !own) initialise(machine, shape, base, self, args, site, depth + 1);
  else if (base)
    for (const field of base.cls.fields)
      if (!field.static && !isOverridden(machine, cls, field))
        shape.fields.set(field.name, fieldValue(machine, base, field, Origin.constant, asked));
  for (const field of cls.cls.fields) {
    if (!field.static && field.value)
      shape.fields.set(field.name, fieldValue(machine, cls, field, Origin.constant, asked));
  }
  const dataFields = own ? [] : fieldsInOrder(cls, args.list.length);
  // What a constructor above takes is none of its fields.
  const isTaken = cls.unit.language === 'python' && methodOf(machine, cls, '__init__') !== undefined;
  dataFields.forEach((field, index) => {
    const given = isTaken ? undefined : (args.named.get(field.name) ?? args.list[index] ?? args.named.get('**'));
    if (given) shape.fields.set(field.name, given);
    else if (field.value)
      shape.fields.set(
        field.name,
        described(machine, fieldValue(machine, cls, field, Origin.constant), shape, self, site),
      );
  });
  if (!own && cls.unit.language === 'ruby') for (const [name, value] of args.named) shape.fields.set(name, value);
  if (!own) {
    const after = depth === 0 && cls.unit.language === 'python' ? madeMethod(machine, cls) : undefined;
    if (after) callFunction(machine, { ...after, self }, noArgs, site);
    return undefined;
  }
  return callFunction(
    machine,
    { kind: 'function', fn: own, unit: cls.unit, scope: cls.scope, self, owner: cls, wraps: [] },
    args,
    site,
  );
}

/** C#: `public abstract Work Handler { get; }` is a method of the class that says what it gives. */
const isOverridden = (machine: Machine, cls: ClassShape, { name }: Field): boolean =>
  cls.unit.language === 'csharp' && methodOf(machine, cls, name) !== undefined;

/** What runs once a dataclass, a class of attrs or a model of Pydantic has its fields. */
const madeMethod = (machine: Machine, cls: ClassShape): FunctionShape | undefined =>
  methodOf(machine, cls, '__post_init__') ??
  methodOf(machine, cls, '__attrs_post_init__') ??
  methodOf(machine, cls, 'model_post_init');

/** `constructor(private readonly orders: Orders)`. */
const propertiesGiven = ({ params }: Func, { list }: CallArgs): [string, Value][] =>
  params.flatMap(({ property, target }, index): [string, Value][] => {
    const given = list[index];
    return property && target.k === 'name' && given ? [[target.name, given]] : [];
  });

const isConstructor = (fn: Func, cls: ClassShape): boolean =>
  constructorNames.includes(fn.name) || (fn.name === cls.cls.name && isJavaOrCSharp(cls.unit.language));

/** `new Order(id) { Total = total }`, `new List<string>(2) { first, second }`. */
export function filledWith(machine: Machine, made: Value, values: Value): Value {
  if (shapeOf(values, 'list')) return shapeOf(made, 'list') ? values : made;
  for (const [name, value] of shapeOf(values, 'record')?.fields ?? []) setMember(machine, made, name, value);
  return made;
}

/** `super(...)` and `super().method()`: the base class with the same object. */
export function superOf(machine: Machine): Value {
  const { owner, self } = machine.frame;
  const own = shapeOf(self, 'instance')?.of ?? shapeOf(self, 'class');
  const base = owner ? nextInLine(machine, owner, own) : undefined;
  if (!base || !self) return external('super');
  const fields = shapeOf(self, 'instance')?.fields ?? new Map();
  return { origin: self.origin, shapes: [{ kind: 'instance', of: base, fields, whole: self }] };
}

export function callSuper(machine: Machine, args: CallArgs, site: Site): Value {
  const { owner, self } = machine.frame;
  const base = owner ? baseOf(machine, owner) : undefined;
  const shape = shapeOf(self, 'instance');
  if (base && shape && self) initialise(machine, shape, base, self, args, site, 1);
  return superOf(machine);
}

/** `this(...)` at the start of a constructor. */
export function callOwnConstructor(machine: Machine, args: CallArgs, site: Site): Value {
  const { owner, self } = machine.frame;
  const other = owner?.cls.methods.find(
    (one) => isConstructor(one, owner) && one.params.length === args.list.length && !machine.stack.includes(one),
  );
  if (!owner || !self || !other) return constant;
  return callFunction(
    machine,
    { kind: 'function', fn: other, unit: owner.unit, scope: owner.scope, self, owner, wraps: [] },
    args,
    site,
  );
}
