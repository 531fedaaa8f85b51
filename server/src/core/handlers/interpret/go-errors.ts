/** Errors of Go: what a call has guarded does not hold where it gave an error. */
import type { Expr } from '../ir/ir';
import { evaluate } from './expressions';
import { addGuards, type Guard, noGuards } from './guard';
import type { Machine } from './machine';
import type { Value } from './value';

/** What is assigned; of `_, err := client.PutItem(...)` it is kept which guards the call has brought. */
export function evaluateAssigned(machine: Machine, written: Expr, target: Expr): Value {
  const { guards } = machine;
  const value = evaluate(machine, written);
  const { scope, unit } = machine.frame;
  if (unit.language === 'go' && isErrorName(target.k === 'list' ? target.items.at(-1) : target))
    scope.unlessFailed = machine.guards === guards ? noGuards : machine.guards.filter((one) => !guards.includes(one));
  return value;
}

export const isErrorName = (target: Expr | undefined): boolean =>
  target?.k === 'name' && /^err(or)?$/i.test(target.name);

/**
 * Where there was an error the guards that its call brought do not hold. Who gets out by `return` has let nothing through
 * all the same: for the caller they do.
 */
export function afterError(machine: Machine, lost: readonly Guard[], way: () => boolean): boolean {
  const { scope } = machine.frame;
  const before = scope.refused;
  if (lost.length > 0) machine.guards = machine.guards.filter((guard) => !lost.includes(guard));
  scope.refused = addGuards(before, lost);
  const falls = way();
  scope.refused = before;
  return falls;
}
