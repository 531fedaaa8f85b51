/** Enums of Java: their constants are objects where they have methods, and some methods stand in no text. */
import type { Field } from '../ir/ir';
import { inLine } from './class-line';
import type { Machine } from './machine';
import { fieldValue } from './members';
import { type CallArgs, type ClassShape, joinAll, listOf, Origin, ofOrigin, shapeOf, type Value } from './value';

const constantsOf = ({ cls }: ClassShape): readonly Field[] =>
  cls.fields.filter((one) => one.static && one.type === cls.name);

export const isEnum = (machine: Machine, of: ClassShape): boolean =>
  inLine(machine, of, (at) => (constantsOf(at).length > 0 ? true : undefined)) ?? false;

const values = (machine: Machine, of: ClassShape): Value[] =>
  constantsOf(of).map((one) => fieldValue(machine, of, one, Origin.constant));

/** `Kind.values()`, `Kind.valueOf(text)`, `kind.name()`; undefined where it is none of these. */
export function callEnum(machine: Machine, receiver: Value, name: string, args: CallArgs): Value | undefined {
  const cls = shapeOf(receiver, 'class');
  const of = cls ?? shapeOf(receiver, 'instance')?.of;
  if (of?.unit.language !== 'java' || !isEnum(machine, of)) return undefined;
  if (cls && name === 'values') return listOf(values(machine, cls));
  const [text] = args.list;
  if (cls && name === 'valueOf' && text) return anyConstant(machine, cls, text);
  return /^(name|ordinal|compareTo|getDeclaringClass|describeConstable)$/.test(name)
    ? ofOrigin(receiver.origin)
    : undefined;
}

/** Which constant it is, something else tells. */
export function anyConstant(machine: Machine, of: ClassShape, from: Value): Value {
  const objects = values(machine, of).filter((one) => shapeOf(one, 'instance'));
  return objects.length > 0 ? { origin: from.origin, shapes: joinAll(objects).shapes } : from;
}

/** Constants that do each their own. */
export const areStrategies = (of: ClassShape): boolean =>
  constantsOf(of).some(({ value }) => value?.k === 'call' && value.callee.k === 'class');
