/** What Python finds behind a dot besides what is written there: modules of a package, the answers of `__getattr__`. */
import { callFunction } from './calls';
import type { Machine, Site } from './machine';
import { methodOf } from './members';
import type { Unit } from './unit';
import { type InstanceShape, literalValue, noArgs, unknown, type Value } from './value';

/** A package of Python has its modules as members; what a module has not got comes from somewhere that is not seen. */
export function moduleMember(machine: Machine, unit: Unit, name: string): Value | undefined {
  const own = unit.exported.get(name) ?? unit.scope.vars.get(name);
  return own || unit.language !== 'python' ? own : (machine.program.submodule(machine, unit, name) ?? unknown);
}

/** Python's `__getattr__` answers for what an object has not got. */
export function answered(
  machine: Machine,
  { of }: InstanceShape,
  name: string,
  self: Value,
  site: Site,
): Value | undefined {
  const answer = of.unit.language === 'python' ? methodOf(machine, of, '__getattr__') : undefined;
  const args = { list: [literalValue(name)], named: noArgs.named };
  return answer && callFunction(machine, { ...answer, self }, args, site);
}
