/** The arguments of a call, in their order and by their names, with what is spread among them. */
import type { Expr } from '../ir/ir';
import { evaluate } from './expressions';
import { callbackOf } from './functional-interfaces';
import type { Machine } from './machine';
import { type CallArgs, type FunctionShape, shapeOf, type Value } from './value';
import { elementOf } from './value-queries';

/** Most calls name no argument: they share one that stays empty. */
const noNames = new Map<string, Value>();

export function evaluateArgs(machine: Machine, expr: Extract<Expr, { k: 'call' }>): CallArgs {
  const list: Value[] = [];
  const named = expr.args.some(({ name }) => name !== null) ? new Map<string, Value>() : noNames;
  for (const { name, value } of expr.args) {
    const one = evaluate(machine, value);
    if (name === '**') {
      const fields = shapeOf(one, 'record');
      for (const [key, field] of fields?.fields ?? []) named.set(key, field);
      if (!fields || fields.rest) named.set('**', fields?.rest ?? one);
    } else if (name !== null) {
      named.set(name, one);
    } else if (value.k === 'spread') {
      const items = shapeOf(one, 'list');
      if (items) list.push(...items.items, ...(items.rest ? [items.rest] : []));
      else list.push(elementOf(one));
    } else {
      list.push(one);
    }
  }
  return { list, named };
}

/** The function among the arguments. */
export function functionIn(machine: Machine, args: CallArgs): FunctionShape | undefined {
  for (const one of args.list) {
    const fn = callbackOf(machine, one);
    if (fn) return fn;
  }
  return shapeOf([...args.named.values()].at(-1), 'function');
}
