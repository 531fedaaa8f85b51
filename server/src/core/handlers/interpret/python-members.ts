/** What Python finds behind a dot besides what is written there: modules of a package, the answers of `__getattr__`. */
import type { Language } from '../handler-facts';
import { callFunction, callValue } from './calls';
import { libraryBaseOf, lineOf } from './class-line';
import type { Machine, Site } from './machine';
import { methodOf } from './members';
import type { Unit } from './unit';
import {
  type CallArgs,
  type ClassShape,
  type FunctionShape,
  type InstanceShape,
  literalValue,
  noArgs,
  Origin,
  shapeOf,
  unknown,
  type Value,
} from './value';

/** A package of Python has its modules as members; what a module has not got comes from somewhere that is not seen. */
export function moduleMember(machine: Machine, unit: Unit, name: string): Value | undefined {
  const own = unit.exported.get(name) ?? unit.scope.vars.get(name);
  return own || unit.language !== 'python' ? own : (machine.program.submodule(machine, unit, name) ?? unknown);
}

/** `@classmethod`: whatever it is asked of, it gets the class. */
export const isClassMethod = ({ fn, unit }: FunctionShape): boolean =>
  unit.language === 'python' &&
  (fn.name === '__init_subclass__' || fn.decorators.some((one) => one.k === 'name' && one.name === 'classmethod'));

export const classOf = ({ of, whole }: InstanceShape): Value => ({
  origin: Origin.constant,
  shapes: [shapeOf(whole, 'instance')?.of ?? shapeOf(whole, 'class') ?? of],
});

/** What `super()` of Python shows: the methods of what comes behind a class in the line of the object's own. */
export function methodAbove(machine: Machine, instance: InstanceShape, name: string): FunctionShape | undefined {
  const { of, whole } = instance;
  if (!whole || of.unit.language !== 'python') return undefined;
  const [own] = classOf(instance).shapes;
  const line = own?.kind === 'class' ? lineOf(machine, own) : [];
  for (const at of line.slice(line.findIndex(({ cls }) => cls === of.cls))) {
    const method = methodOf(machine, at, name, false);
    if (method) return method;
  }
  return undefined;
}

/** `sns = property(_sns)`. */
const propertyIn = (value: Value): CallArgs | null | undefined => {
  const made = shapeOf(value, 'external');
  return made?.path === 'property()' ? made.args : undefined;
};

/** A field of the class that says what reading it gives: a descriptor of Python. */
export function described(machine: Machine, value: Value, { of }: InstanceShape, self: Value, site: Site): Value {
  const [getter] = of.unit.language === 'python' ? (propertyIn(value)?.list ?? []) : [];
  if (getter) return callValue(machine, getter, null, null, { ...noArgs, list: [self] }, site);
  const descriptor = of.unit.language === 'python' ? shapeOf(value, 'instance') : undefined;
  const method = descriptor && methodOf(machine, descriptor.of, '__get__');
  const cls: Value = { origin: Origin.constant, shapes: [of] };
  return method ? callFunction(machine, { ...method, self: value }, { ...noArgs, list: [self, cls] }, site) : value;
}

/** `Order.objects` of Django is asked for what the class is asked for elsewhere. */
export const managerOf = (machine: Machine, cls: ClassShape, name: string): Value | undefined =>
  name === 'objects' && cls.unit.language === 'python' && /^django\./.test(libraryBaseOf(machine, cls) ?? '')
    ? { origin: Origin.constant, shapes: [cls] }
    : undefined;

const toClass: Readonly<Partial<Record<Language, string>>> = { python: '__class__', ruby: 'class' };

/** Python's `__getattr__` answers for what an object has not got. */
export function answered(
  machine: Machine,
  instance: InstanceShape,
  name: string,
  self: Value,
  site: Site,
): Value | undefined {
  const { of } = instance;
  if (name === toClass[of.unit.language]) return classOf(instance);
  const answer = of.unit.language === 'python' ? methodOf(machine, of, '__getattr__') : undefined;
  const args = { list: [literalValue(name)], named: noArgs.named };
  return answer && callFunction(machine, { ...answer, self }, args, site);
}
