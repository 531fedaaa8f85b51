/** Assignments as expressions: what is assigned, and what comes out. */
import type { Expr } from '../ir/ir';
import { evaluate } from './expressions';
import { evaluateAssigned } from './go-errors';
import { ownOperator } from './hidden-calls';
import type { Machine, Site } from './machine';
import { callAugmented } from './operator-methods';
import { combine } from './operators';
import { assignTo, fill } from './patterns';
import { join, settled, shapeOf, type Value } from './value';

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
  const changed = logical ? join(old, value) : added(machine, expr.op, old, value, { at: expr.at, end: expr.at });
  assignTo(machine, expr.target, changed);
  return changed;
}

/** A function that is added to another (`orders.Placed += OnPlaced`) is called with it. */
function added(machine: Machine, op: string, old: Value, value: Value, site: Site): Value {
  if (op === '+' && shapeOf(value, 'function'))
    return { origin: value.origin, shapes: join(functionsOf(old), value).shapes };
  return (
    callAugmented(machine, old, op, value, site) ??
    ownOperator(machine, op, [old, value], site) ??
    combine(op, [old, value])
  );
}

const functionsOf = ({ origin, shapes }: Value): Value => ({
  origin,
  shapes: shapes.filter(({ kind }) => kind === 'function'),
});
