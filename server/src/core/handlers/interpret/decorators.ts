/** Functions as their decorators, annotations or attributes leave them. */
import type { Func } from '../ir/ir';
import { callFunction } from './calls';
import { inContext } from './context-decorators';
import { evaluate } from './expressions';
import type { Machine } from './machine';
import { registerImplementation } from './single-dispatch';
import { type FunctionShape, shapeOf, unknown, type Value } from './value';

/** Decorators run once their function is defined, the innermost first. */
export function decorateFunction(machine: Machine, fn: Func): void {
  if (fn.decorators.length === 0 || fn.receiver) return;
  const { scope } = machine.frame;
  scope.declare(fn.name, decorated(machine, fn, scope.lookup(fn.name) ?? unknown));
  registerImplementation(machine, fn);
}

export function decorated(machine: Machine, fn: Func, start: Value): Value {
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
    else if (own) {
      const wrapped = callFunction(machine, own, { list: [value], named: new Map() }, { at: fn.at, end: fn.end });
      if (shapeOf(wrapped, 'function')) value = wrapped;
    }
  }
  return value;
}
