/** Functions as their decorators, annotations or attributes leave them. */
import { isEcmascript } from '../handler-facts';
import type { Class, Func } from '../ir/ir';
import { callFunction } from './calls';
import { inContext } from './context-decorators';
import { evaluate } from './expressions';
import type { Machine } from './machine';
import { within } from './members';
import { registerImplementation } from './single-dispatch';
import {
  type ClassShape,
  type FunctionShape,
  literalValue,
  noArgs,
  Origin,
  record,
  shapeOf,
  unknown,
  type Value,
} from './value';

/** Decorators run once their function is defined, the innermost first. */
export function decorateFunction(machine: Machine, fn: Func): void {
  if (fn.decorators.length === 0 || fn.receiver) return;
  const { scope } = machine.frame;
  scope.declare(fn.name, decorated(machine, fn, scope.lookup(fn.name) ?? unknown));
  registerImplementation(machine, fn);
}

export function decorated(machine: Machine, fn: Func, start: Value): Value {
  const owner = shapeOf(start, 'function')?.owner ?? null;
  let value = start;
  for (const decorator of [...fn.decorators].reverse()) {
    const target: FunctionShape | undefined = shapeOf(value, 'function');
    const context = target && inContext(machine, decorator, target);
    if (context) {
      value = context;
      continue;
    }
    const by = evaluate(machine, decorator);
    if (!target) continue;
    const library = shapeOf(by, 'external');
    const own = shapeOf(by, 'function');
    if (library) value = machine.library.decorate(machine, library, target) ?? value;
    else if (own) value = wrappedBy(machine, own, fn, value, owner) ?? value;
  }
  return value;
}

/** What a decorator of the app puts in the place of a function. */
function wrappedBy(
  machine: Machine,
  by: FunctionShape,
  fn: Func,
  value: Value,
  owner: ClassShape | null,
): Value | undefined {
  const site = { at: fn.at, end: fn.end };
  const isMethod = owner !== null && isEcmascript(by.unit.language);
  const count = isMethod ? by.fn.params.length : 1;
  const named = literalValue(fn.name);
  // The older decorators of TypeScript change a description of the method, or give another.
  const description = record([['value', value]]);
  const context = record([
    ['kind', literalValue('method')],
    ['name', named],
  ]);
  const list =
    count > 2 ? [classValue(owner), named, description] : count === 2 ? [value, context] : ([value] as const);
  // It ran when its class was declared, whatever branch the method is called in.
  const { branches } = machine;
  machine.branches = 0;
  const given = callFunction(machine, by, { list, named: noArgs.named }, site);
  machine.branches = branches;
  return [given, described(given), described(description)].find(
    (one) => one && shapeOf(one, 'function') && (one !== value || count < 3),
  );
}

const described = (value: Value): Value | undefined => shapeOf(value, 'record')?.fields.get('value');

const classValue = (cls: ClassShape | null): Value => (cls ? { origin: Origin.constant, shapes: [cls] } : unknown);

/** JavaScript: what the decorators of a class and of its methods do once it is declared, such as keeping a table of handlers. */
export function decorateClass(machine: Machine, cls: Class): void {
  const { unit, scope } = machine.frame;
  const methods = cls.methods.filter(({ decorators }) => decorators.length > 0);
  if (!isEcmascript(unit.language) || (cls.decorators.length === 0 && methods.length === 0)) return;
  const owner: ClassShape = { kind: 'class', cls, unit, scope };
  for (const fn of methods) {
    const start: FunctionShape = { kind: 'function', fn, unit, scope, self: null, owner, wraps: [], bare: true };
    decorated(machine, fn, { origin: Origin.constant, shapes: [start] });
  }
  for (const decorator of cls.decorators) {
    const by = shapeOf(evaluate(machine, decorator), 'function');
    const site = { at: cls.at, end: cls.end };
    if (by) callFunction(machine, by, { list: [classValue(owner)], named: noArgs.named }, site);
  }
}

/** A method as its decorators, annotations or attributes leave it. */
export function undecorated(machine: Machine, shape: FunctionShape): FunctionShape {
  const { owner, fn } = shape;
  if (!owner || shape.bare || fn.decorators.length === 0) return shape;
  const start: Value = { origin: Origin.constant, shapes: [{ ...shape, bare: true }] };
  const made =
    shapeOf(
      within(machine, owner, () => decorated(machine, fn, start)),
      'function',
    ) ?? shape;
  return made.self || !shape.self ? made : { ...made, self: shape.self };
}
