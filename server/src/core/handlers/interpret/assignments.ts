/** Assignments as expressions: what is assigned, and what comes out. */
import type { Expr } from '../ir/ir';
import { evaluate } from './expressions';
import { evaluateAssigned } from './go-errors';
import type { Machine } from './machine';
import { callAugmented } from './operator-methods';
import { combine } from './operators';
import { assignTo, fill } from './patterns';
import { join, settled, type Value } from './value';

export function assignment(machine: Machine, expr: Extract<Expr, { k: 'assign' }>): Value {
  const value = evaluateAssigned(machine, expr.value, expr.target);
  if (expr.op === 'fill') {
    fill(machine, expr.target, value);
    return value;
  }
  if (expr.op === null || expr.op === 'bind') {
    const pending = value.pending ? settled(value) : value;
    assignTo(machine, expr.target, pending, expr.op === 'bind');
    return pending;
  }
  const old = evaluate(machine, expr.target);
  const logical = expr.op === '||' || expr.op === '??' || expr.op === '&&';
  const changed = logical
    ? join(old, value)
    : (callAugmented(machine, old, expr.op, value, { at: expr.at, end: expr.at }) ?? combine(expr.op, [old, value]));
  assignTo(machine, expr.target, changed);
  return changed;
}
