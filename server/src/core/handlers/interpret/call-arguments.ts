/** The arguments of a call, in their order and by their names, with what is spread among them. */
import { isEcmascript } from '../handler-facts';
import type { Expr } from '../ir/ir';
import { evaluate } from './expressions';
import { callbackOf, callbacksOf } from './functional-interfaces';
import { iterated } from './iterables';
import type { Machine } from './machine';
import { type CallArgs, external, type FunctionShape, Origin, ofOrigin, shapeOf, type Value } from './value';
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
      const all = iterated(machine, one, { at: value.at, end: value.at });
      const items = shapeOf(all, 'list');
      if (items) list.push(...items.items, ...(items.rest ? [items.rest] : []));
      else list.push(elementOf(all));
    } else {
      list.push(one);
    }
  }
  return { list, named };
}

/** What a call hands over, behind what was handed over before. */
export const joinedArgs = (before: CallArgs | undefined, args: CallArgs): CallArgs =>
  before ? { list: [...before.list, ...args.list], named: new Map([...before.named, ...args.named]) } : args;

/** The function among the arguments. */
export function functionIn(machine: Machine, args: CallArgs): FunctionShape | undefined {
  for (const one of args.list) {
    const fn = callbackOf(machine, one);
    if (fn) return fn;
  }
  return shapeOf([...args.named.values()].at(-1), 'function');
}

/** All that the function among the arguments may be: `orders.map(ready ? send : wait)`. */
export function functionsIn(machine: Machine, args: CallArgs): readonly FunctionShape[] {
  const written = args.list.find((one) => shapeOf(one, 'function'));
  if (written) return callbacksOf(machine, written);
  const fn = functionIn(machine, args);
  return fn ? [fn] : [];
}

/** What a library calls a function with: what it was given itself, and where the function names it so, a callback. */
export const givenTo = ({ fn, unit }: FunctionShape, given: Value): readonly Value[] => {
  const more = ofOrigin(given.origin);
  if (!isEcmascript(unit.language) || !fn.params.some(({ target }) => isCallback(target))) return [given, more];
  return fn.params.map(({ target }, index) => (isCallback(target) ? callback : index === 0 ? given : more));
};

export const isCallback = (target: Expr): boolean => target.k === 'name' && callbackName.test(target.name);

const callbackName = /^(cb|callback|done|next|resolve|reject|ack|finish|release)$/;
export const callback: Value = { ...external('console.resolve'), origin: Origin.read };
