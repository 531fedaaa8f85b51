/** What stands in no text of a class: builders, constructors of all fields and accessors of Java, the one object of Ruby's `Singleton`. */
import type { Language } from '../handler-facts';
import type { Field } from '../ir/ir';
import { lowerFirst } from './builtin-requests';
import { inLine } from './class-line';
import { construct } from './constructors';
import { declaredField } from './declared-fields';
import { callEnum } from './enums';
import type { Machine, Site } from './machine';
import { memberOf } from './members';
import { instanceOf } from './types';
import {
  type CallArgs,
  type ClassShape,
  type InstanceShape,
  listOf,
  noArgs,
  record,
  type Shape,
  shapeOf,
  type Value,
} from './value';

/** A method that stands in no text; undefined where it is none of these. */
export function callGenerated(
  machine: Machine,
  receiver: Value,
  name: string,
  args: CallArgs,
  site: Site,
): Value | undefined {
  const ofEnum = callEnum(machine, receiver, name, args);
  if (ofEnum || args.list.length > 0) return ofEnum ?? changedCopy(machine, receiver, name, args);
  const cls = shapeOf(receiver, 'class');
  if (cls && toSubclasses[cls.unit.language]?.test(name))
    return listOf(machine.program.subclasses(machine, cls).map((one): Value => ({ origin: 0, shapes: [one] })));
  if (cls && name === 'instance' && isSingleton(machine, cls))
    return construct(machine, { origin: 0, shapes: [cls] }, noArgs, site);
  if (cls) return name === 'builder' && isMarked(cls, /(^|\.|Super)Builder$/) ? builderOf(cls, new Map()) : undefined;
  const built = shapeOf(receiver, 'record');
  if (built) return name === 'build' ? objectOf(machine, built.fields) : undefined;
  const instance = shapeOf(receiver, 'instance');
  if (instance?.of.unit.language !== 'java') return undefined;
  if (name === 'toBuilder' && isMarked(instance.of, /Builder$/)) return copyOf(instance);
  return declaredField(machine, instance.of, name) ? memberOf(machine, receiver, name, site) : undefined;
}

const toSubclasses: Readonly<Partial<Record<Language, RegExp>>> = {
  python: /^__subclasses__$/,
  ruby: /^(subclasses|descendants)$/,
};

/** Lombok's `order.withState(state)`: another order. */
function changedCopy(
  machine: Machine,
  receiver: Value,
  name: string,
  { list: [value, more] }: CallArgs,
): Value | undefined {
  const instance = shapeOf(receiver, 'instance');
  const field = /^with([A-Z]\w*)$/.exec(name)?.[1];
  if (instance?.of.unit.language !== 'java' || field === undefined || !value || more) return undefined;
  const called = lowerFirst(field);
  if (!declaredField(machine, instance.of, called)) return undefined;
  return { ...receiver, shapes: [{ ...instance, fields: new Map([...instance.fields, [called, value]]) }] };
}

/** Of the standard library of Ruby: `include Singleton` gives the class its one object. */
const isSingleton = (machine: Machine, cls: ClassShape): boolean =>
  cls.unit.language === 'ruby' &&
  inLine(machine, cls, (at) => at.cls.bases.includes('Singleton') || undefined) !== undefined;

const isMarked = ({ cls }: ClassShape, annotation: RegExp): boolean =>
  cls.decorators.some((one) => one.k === 'name' && annotation.test(one.name));

/** Where a builder keeps the class it builds. */
const built = '\u0000class';

function builderOf(cls: ClassShape, fields: ReadonlyMap<string, Value>): Value {
  const kept: Value = { origin: 0, shapes: [cls] };
  return record([...fields, [built, kept]], null, 'builder:lombok');
}

const copyOf = ({ of, fields }: InstanceShape): Value => builderOf(of, fields);

function objectOf(machine: Machine, fields: ReadonlyMap<string, Value>): Value | undefined {
  const cls = shapeOf(fields.get(built), 'class');
  if (!cls) return undefined;
  const shape: Shape = instanceOf(machine, cls);
  for (const [name, value] of fields) if (name !== built) shape.fields.set(name, value);
  return { origin: 0, shapes: [shape] };
}

/** The fields that a constructor which stands in no text sets, in their order. */
export function fieldsInOrder(cls: ClassShape, count: number): readonly Field[] {
  if (cls.unit.language === 'python') return cls.cls.fields;
  if (cls.unit.language !== 'java' || !isMarked(cls, /(ArgsConstructor|Data|Value|Builder)$/)) return [];
  const own = cls.cls.fields.filter((one) => !one.static);
  const open = own.filter((one) => one.value === null);
  return open.length === count ? open : own.length === count ? own : [];
}
