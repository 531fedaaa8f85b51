/** Errors of Go: what a call has guarded does not hold where it gave an error. */
import type { Expr } from '../ir/ir';
import { evaluate } from './expressions';
import { addGuards, type Guard, noGuards } from './guard';
import type { Machine } from './machine';
import { external, shapeOf, type Value } from './value';
import { truth } from './value-queries';

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
  const { failed, refused: before } = scope;
  if (lost.length > 0) machine.guards = machine.guards.filter((guard) => !lost.includes(guard));
  scope.refused = addGuards(before, lost);
  scope.failed = true;
  const falls = way();
  scope.refused = before;
  scope.failed = failed;
  return falls;
}

/** What is returned where an error of Go is dealt with: the last of it is an error, and none that may be nil. */
export function returned({ frame }: Machine, value: Value): Value {
  if (!frame.scope.failed || frame.unit.language !== 'go') return value;
  const list = shapeOf(value, 'list');
  if (!list) return asError(value);
  const last = list.items.at(-1);
  return last ? { ...value, shapes: [{ ...list, items: [...list.items.slice(0, -1), asError(last)] }] } : value;
}

const asError = (value: Value): Value =>
  truth(value) === undefined ? { ...value, shapes: external('error').shapes } : value;
