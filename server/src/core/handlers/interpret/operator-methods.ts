/**
 * Methods of the app's own classes that no name calls: an operator, an index, a value that is set, a loop. Python and Ruby
 * let a class say what these do.
 */
import type { Language } from '../handler-facts';
import { callFunction } from './calls';
import { inLine } from './class-line';
import type { Machine, Site } from './machine';
import { methodOf } from './members';
import { type CallArgs, type FunctionShape, type InstanceShape, noArgs, shapeOf, type Value } from './value';
import { elementOf } from './value-queries';

const inPython: Readonly<Record<string, string>> = {
  '[]': '__getitem__',
  '[]=': '__setitem__',
  '+': '__add__',
  '-': '__sub__',
  '*': '__mul__',
  '/': '__truediv__',
  '%': '__mod__',
  '@': '__matmul__',
  '|': '__or__',
  '&': '__and__',
  '<<': '__lshift__',
  '>>': '__rshift__',
};

/** What the class of an object says that an operator does; undefined where it says nothing. */
export function callOperator(
  machine: Machine,
  object: Value | undefined,
  sign: string,
  list: readonly Value[],
  site: Site,
): Value | undefined {
  const instance = shapeOf(object, 'instance');
  // `send['letters']` of Ruby calls a function.
  const fn = sign === '[]' ? shapeOf(object, 'function') : undefined;
  if (fn?.unit.language === 'ruby') return callFunction(machine, fn, { ...noArgs, list }, site);
  const name = instance && nameOf(instance.of.unit.language, sign);
  return instance && object && name ? callOwn(machine, object, instance, name, { ...noArgs, list }, site) : undefined;
}

/** `x += y`: Python has a method of its own for it, and takes that of `+` otherwise. */
export function callAugmented(
  machine: Machine,
  object: Value,
  sign: string,
  value: Value,
  site: Site,
): Value | undefined {
  const instance = shapeOf(object, 'instance');
  const inPlace = instance && nameOf(instance.of.unit.language, sign)?.replace(/^__/, '__i');
  const own = inPlace ? callOwn(machine, object, instance, inPlace, { ...noArgs, list: [value] }, site) : undefined;
  return own ?? callOperator(machine, object, sign, [value], site);
}

const nameOf = (language: Language, sign: string): string | undefined =>
  language === 'python' ? inPython[sign] : language === 'ruby' ? sign : undefined;

function callOwn(
  machine: Machine,
  object: Value,
  { of }: InstanceShape,
  name: string,
  args: CallArgs,
  site: Site,
): Value | undefined {
  const method = methodOf(machine, of, name, false);
  return method && callFunction(machine, { ...method, self: object }, args, site);
}

/** `order.state = x`, where the class says what setting does. False where it says nothing. */
export function callSetter(machine: Machine, object: Value, name: string, value: Value, site: Site): boolean {
  const instance = shapeOf(object, 'instance');
  const setter = instance && setterOf(machine, instance, name);
  if (setter) callFunction(machine, { ...setter, self: object }, { ...noArgs, list: [value] }, site);
  return setter !== undefined;
}

function setterOf(machine: Machine, { of }: InstanceShape, name: string): FunctionShape | undefined {
  const { language } = of.unit;
  if (language === 'ruby') return methodOf(machine, of, `${name}=`, false);
  if (language !== 'python') return undefined;
  return inLine(machine, of, (at): FunctionShape | undefined => {
    const fn = at.cls.methods.find(
      (one) =>
        one.name === name &&
        one.decorators.some((decorator) => decorator.k === 'member' && decorator.name === 'setter'),
    );
    return fn && { kind: 'function', fn, unit: at.unit, scope: at.scope, self: null, owner: at, wraps: [], bare: true };
  });
}

/** What a loop over an object of a class of Python takes, by what the class says; undefined where it says nothing. */
export function elementByMethod(machine: Machine, object: Value, site: Site): Value | undefined {
  const instance = shapeOf(object, 'instance');
  if (instance?.of.unit.language !== 'python') return undefined;
  const next = (value: Value): Value | undefined => {
    const own = shapeOf(value, 'instance');
    return own && (asked(machine, value, own, '__next__', site) ?? asked(machine, value, own, '__anext__', site));
  };
  const made =
    asked(machine, object, instance, '__iter__', site) ?? asked(machine, object, instance, '__aiter__', site);
  return made ? (next(made) ?? elementOf(made)) : next(object);
}

const asked = (machine: Machine, object: Value, instance: InstanceShape, name: string, site: Site): Value | undefined =>
  callOwn(machine, object, instance, name, noArgs, site);
