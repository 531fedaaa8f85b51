/** Names that were imported before the file they come from had given them a value. */
import type { Machine } from './machine';
import type { Unit } from './unit';
import type { Value } from './value';

/** Stands for such a name: told by being this one. */
export const notYet: Value = { origin: 0, shapes: [] };

/** What the name stands for by now. */
export function importedLate(machine: Machine, unit: Unit, name: string): Value {
  const one = unit.module.imports.find(({ names }) => names.some(({ local }) => local === name));
  if (one && machine.loading === 0) machine.program.importInto(machine, unit.scope, unit, one);
  return unit.scope.vars.get(name) ?? notYet;
}
