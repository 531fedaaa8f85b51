/** `func init()` of Go: each file of a package may have one. */
import { callFunction } from '../interpret/calls';
import type { Machine } from '../interpret/machine';
import type { Unit } from '../interpret/unit';
import { noArgs, shapeOf } from '../interpret/value';

export function runInit(machine: Machine, unit: Unit): void {
  const init = shapeOf(unit.scope.vars.get('init'), 'function');
  if (init) callFunction(machine, init, noArgs, { at: init.fn.at, end: init.fn.end });
}
