/** Functions that a library made of others: `debounce(send)`, `flow(parse, send)`, `limiter.wrap(send)`. Calling one calls those. */
import { callFunction, callValue, runCallbacks } from '../interpret/calls';
import type { Machine, Site } from '../interpret/machine';
import {
  type CallArgs,
  type ExternalShape,
  external,
  type FunctionShape,
  joinAll,
  noArgs,
  settled,
  shapeOf,
  type Value,
} from '../interpret/value';

/** Undefined where no function went into what is called. */
export function callMade(machine: Machine, callee: ExternalShape, args: CallArgs, site: Site): Value | undefined {
  if (!callee.args || !callee.path.endsWith('()')) return undefined;
  const given = callee.args.list;
  const parts = given.flatMap((one) => partsOf(one));
  const functions = parts.flatMap((one) => shapeOf(one, 'function') ?? []);
  const [first, second] = functions;
  const how = /(\w+)(?:\(\))+$/.exec(callee.path)?.[1] ?? '';
  // Also of what other functions of the library gave: `flow(map(send), compact)`.
  if (inTurn.test(how))
    return callInTurn(machine, /^(compose|flowRight)/.test(how) ? parts.reverse() : parts, args, site);
  if (!first) return undefined;
  if (holding.test(how)) return callHolding(machine, callee, first, args, site);
  // What is wrapped is the first thing that its wrapper is given.
  const [wrapped] = parts;
  if (how === 'wrap' && second && wrapped)
    return callFunction(machine, second, { ...args, list: [wrapped, ...args.list] }, site);
  return joinAll(functions.map((fn) => callFunction(machine, fn, args, site)));
}

/** Also in lists of lists: `cond([[isNew, send], [always, skip]])`. */
const partsOf = (value: Value, depth = 0): readonly Value[] => {
  const items = depth > 2 ? undefined : shapeOf(value, 'list')?.items;
  return items ? items.flatMap((one) => partsOf(one, depth + 1)) : [value];
};

/** Whether what was made of functions is one itself, and may be handed on as such. */
export const isMadeFunction = ({ path, args }: ExternalShape): boolean => args !== null && making.test(path);

const making =
  /(^|[./])(flow|flowRight|pipe|compose|partial|partialRight|curry|bind|debounce|throttle|memoize|once|wrap|unary|promisify|callbackify)\(\)$/;

const inTurn = /^(flow|flowRight|pipe|pipeP|pipeK|pipeWith|compose|composeP|composeWith|seq)$/;

/** Each gets what the one before gave. */
export function callInTurn(machine: Machine, steps: readonly Value[], args: CallArgs, site: Site): Value | undefined {
  let result: Value | undefined;
  for (const step of steps) {
    if (!shapeOf(step, 'function') && !shapeOf(step, 'external')) continue;
    const list: readonly Value[] = result ? [settled(result)] : args.list;
    result = callValue(machine, step, null, null, { list, named: noArgs.named }, site);
  }
  return result;
}

const holding = /^(partial|partialRight|curry|curryN|curryRight|bind)$/;

/** `partial(send, 'orders')(body)`; one that is curried waits for as many as it has parameters. */
function callHolding(machine: Machine, callee: ExternalShape, fn: FunctionShape, args: CallArgs, site: Site): Value {
  const before = callee.args?.list ?? [];
  const at = before.findIndex((one) => shapeOf(one, 'function'));
  const list = [...before.slice(at + 1), ...args.list];
  if (/curry/.test(callee.path) && list.length < fn.fn.params.length && args.list.length > 0) {
    const held = before.slice(at, at + 1);
    return external(`${callee.path}()`, { args: { ...args, list: [...held, ...list] }, base: callee });
  }
  return callFunction(machine, fn, { ...args, list }, site);
}

/** What the functions give that it is given, or that the object it is asked of was made with; undefined where there are none. */
export function ranBy(machine: Machine, callee: ExternalShape, args: CallArgs, site: Site): Value | undefined {
  const results = runCallbacks(machine, args, args.list.find((one) => !shapeOf(one, 'function')) ?? null, site);
  if (results.length > 0) return joinAll(results);
  return callee.base?.args ? callMade(machine, callee.base, args, site) : undefined;
}
