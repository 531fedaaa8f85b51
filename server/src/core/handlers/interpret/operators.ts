/** Operators: what goes into their result, and when adding makes it depend on how often it is done. */

import { versionName } from '../../catalog/operations/telling-names';
import type { Expr } from '../ir/ir';
import { asks, longer, longerThan, noteAsked } from './added-lists';
import { spreadInto } from './containers';
import { evaluate } from './expressions';
import { received, sendThrough } from './floating-work';
import { addGuards } from './guard';
import { ownOperator, takenOut } from './hidden-calls';
import { branch, joinGuarded, type Machine } from './machine';
import { test } from './tests';
import { constant, join, literalOf, Origin, ofOrigin, record, type Shape, shapeOf, type Value } from './value';
import { deepOrigin, guardsInside } from './value-queries';

const arithmetic: ReadonlySet<string> = new Set(['+', '-', '*', '/', '//', '%', '**', '|', '&', '^', '<<', '>>']);

export function operation(machine: Machine, op: string, items: readonly Expr[], at: number): Value {
  if (op === '&&' || op === '||' || op === '??') return shortCircuit(machine, op, items);
  const values = items.map((item) => evaluate(machine, item));
  if (op === 'throw') {
    machine.reports++;
    return constant;
  }
  const [channel, sent] = values;
  if (op === '<-' && channel)
    return sent ? sendThrough(machine, channel, sent) : (received(machine, channel) ?? combine(op, values));
  if (op === 'out') return takenOut(machine, values) ?? combine(op, values);
  const [left, right] = items;
  if (asks(op)) noteAsked(machine, right, values[1]);
  const more = op === '+' && left && right ? joined(machine, items, values) : undefined;
  if (more) return more;
  const result = ownOperator(machine, op, values, { at, end: at }) ?? combine(op, values);
  return items.some(isVersion) ? { ...result, origin: result.origin & ~Origin.relative } : result;
}

/** `order['notes'] + [note]`, and the other way round. */
function joined(machine: Machine, items: readonly Expr[], values: readonly Value[]): Value | undefined {
  for (const [one, other] of [
    [0, 1],
    [1, 0],
  ] as const) {
    const [expr, before, added] = [items[one], values[one], shapeOf(values[other], 'list')];
    const name = expr && before && added ? longerThan(machine, expr, before, added.items) : undefined;
    if (name !== undefined && before && added) return longer(name, before, added.items);
  }
  return undefined;
}

/** `order.version + 1` tells that something was written, and not how often something was done. */
const isVersion = (item: Expr): boolean =>
  (item.k === 'member' && versionName.test(item.name)) ||
  (item.k === 'index' && item.index.k === 'literal' && versionName.test(String(item.index.value)));

export function combine(op: string, values: readonly Value[]): Value {
  const origin = values.reduce((all, one) => all | deepOrigin(one), 0);
  const [left, right] = values;
  if (op === '!' || !arithmetic.has(op)) {
    const guarded = values.find((one) => one.whenTrue && one.whenFalse);
    const either = guarded?.whenTrue?.filter((guard) => guarded.whenFalse?.includes(guard));
    return either && either.length > 0 ? { origin, shapes: [], whenTrue: either, whenFalse: either } : ofOrigin(origin);
  }
  const [ours, theirs] = [shapeOf(left, 'record'), shapeOf(right, 'record')];
  // `defaults | given` of Python.
  if (op === '|' && left && right && (ours ?? theirs)) return merged(left, right);
  if (op === '+' && left && right) {
    const [a, b] = [shapeOf(left, 'list'), shapeOf(right, 'list')];
    if (a && b)
      return {
        origin,
        shapes: [
          {
            kind: 'list',
            items: [...a.items, ...b.items],
            rest: a.rest && b.rest ? join(a.rest, b.rest) : (a.rest ?? b.rest),
            guards: guardsInside({ origin, shapes: [a, b] }),
          },
        ],
      };
    if (isTextual(left) || isTextual(right)) return { origin, shapes: [{ kind: 'text', parts: [left, right] }] };
  }
  if (op === '%' && left && isTextual(left)) return { origin, shapes: [{ kind: 'text', parts: values }] };
  return ofOrigin(origin | relativeTo(op, left, right));
}

function merged(left: Value, right: Value): Value {
  const made = record([]);
  const shape = shapeOf(made, 'record');
  if (shape) for (const one of [left, right]) spreadInto(shape, one);
  return made;
}

/** Adding to what was read makes the result depend on how often it is done; summing up what was read does not. */
function relativeTo(op: string, left: Value | undefined, right: Value | undefined): number {
  if ((op !== '+' && op !== '-') || !left || !right) return 0;
  const isRead = (value: Value): boolean =>
    (value.origin & Origin.read) !== 0 && (value.origin & (Origin.time | Origin.day)) === 0;
  const adds = (value: Value): boolean => {
    if (value.origin === Origin.constant && value.shapes.length > 0) return value.shapes.some(isAmount);
    return (value.origin & Origin.event) !== 0 && (value.origin & Origin.read) === 0;
  };
  return (isRead(left) && adds(right)) || (isRead(right) && adds(left)) ? Origin.relative : 0;
}

const isAmount = (shape: Shape): boolean =>
  shape.kind === 'literal' && typeof shape.value === 'number' && shape.value !== 0;

const isTextual = (value: Value): boolean =>
  value.shapes.some((shape) => shape.kind === 'text' || (shape.kind === 'literal' && typeof shape.value === 'string'));

function shortCircuit(machine: Machine, op: string, items: readonly Expr[]): Value {
  const [left, right] = items;
  if (!left || !right) return constant;
  const first = test(machine, left);
  const value = literalOf(first.value);
  let second: Value = constant;
  branch(machine, [
    () => {
      if (op !== '??') machine.guards = addGuards(machine.guards, op === '&&' ? first.whenTrue : first.whenFalse);
      second = evaluate(machine, right);
      return true;
    },
    () => true,
  ]);
  // `null || x` and `undefined ?? x` are x.
  if ((op === '||' || op === '??') && (value === null || value === '' || value === false)) return second;
  const joined = join(first.value, second);
  if (op === '||' && (first.whenTrue.length > 0 || second.whenTrue)) return joined;
  if (op === '&&' && first.whenTrue.length > 0)
    return { ...joined, whenTrue: addGuards(first.whenTrue, second.whenTrue), whenFalse: [] };
  return joined;
}

export function choice(machine: Machine, expr: Extract<Expr, { k: 'choice' }>): Value {
  const { whenTrue, whenFalse } = test(machine, expr.test);
  let then: Value = constant;
  let other: Value = constant;
  branch(machine, [
    () => {
      machine.guards = addGuards(machine.guards, whenTrue);
      then = evaluate(machine, expr.yes);
      return true;
    },
    () => {
      machine.guards = addGuards(machine.guards, whenFalse);
      other = evaluate(machine, expr.no);
      return true;
    },
  ]);
  return joinGuarded([
    { value: then, guards: whenTrue },
    { value: other, guards: whenFalse },
  ]);
}
