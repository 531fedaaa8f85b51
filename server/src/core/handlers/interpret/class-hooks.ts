/** What runs once a class is there: its decorators, and what the classes it is made from do with each that is made from them. */
import type { Class } from '../ir/ir';
import { callFunction } from './calls';
import { baseOf, basesOf } from './class-line';
import { construct } from './constructors';
import { evaluate } from './expressions';
import type { Machine, Site } from './machine';
import { methodOf } from './members';
import { constant, noArgs, Origin, shapeOf, type Value } from './value';

export function classMade(machine: Machine, cls: Class): void {
  const { scope, unit } = machine.frame;
  if (unit.language !== 'python' && unit.language !== 'ruby') return;
  const value = scope.lookup(cls.name);
  if (!value || shapeOf(value, 'class')?.cls !== cls) return;
  tellBase(machine, value, { at: cls.at, end: cls.at });
  if (unit.language === 'python') decorateClass(machine, cls, value);
}

/** `__init_subclass__` of Python gets what is written behind the bases, `inherited` and `included` of Ruby get the class. */
function tellBase(machine: Machine, value: Value, site: Site): void {
  const of = shapeOf(value, 'class');
  if (!of || of.cls.bases.length === 0) return;
  if (of.unit.language === 'python') {
    const base = baseOf(machine, of);
    const hook = base && methodOf(machine, base, '__init_subclass__');
    if (hook) callFunction(machine, { ...hook, self: value }, { list: [], named: new Map([['**', constant]]) }, site);
    return;
  }
  for (const base of basesOf(machine, of))
    for (const name of hooksOfRuby) {
      const hook = methodOf(machine, base, name, true);
      const self: Value = { origin: Origin.constant, shapes: [base] };
      if (hook?.fn.static) callFunction(machine, { ...hook, self }, { list: [value], named: noArgs.named }, site);
    }
}

const hooksOfRuby: readonly string[] = ['inherited', 'included', 'extended', 'prepended'];

/** A class that a decorator of the app makes another thing of is that thing. */
function decorateClass(machine: Machine, cls: Class, start: Value): void {
  let value = start;
  for (const decorator of [...cls.decorators].reverse()) {
    const by = evaluate(machine, decorator);
    const args = { list: [value], named: noArgs.named };
    const site = { at: cls.at, end: cls.at };
    const own = shapeOf(by, 'function');
    const made = own
      ? callFunction(machine, own, args, site)
      : shapeOf(by, 'class') && construct(machine, by, args, site);
    if (made && (shapeOf(made, 'class') ?? shapeOf(made, 'instance') ?? shapeOf(made, 'function'))) value = made;
  }
  if (value !== start) machine.frame.scope.declare(cls.name, value);
}
