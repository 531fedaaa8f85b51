/** Errors of Go: what a call has guarded does not hold where it gave an error. */
import type { Expr } from '../ir/ir';
import { evaluate } from './expressions';
import { type Guard, noGuards } from './guard';
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

/** Of the guards those that hold although there was an error. */
export const inSpiteOf = (guards: readonly Guard[], lost: readonly Guard[]): readonly Guard[] =>
  lost.length > 0 ? guards.filter((guard) => !lost.includes(guard)) : guards;
