/** JavaScript's proxies: what is asked of one goes through its traps, or to what stands behind it. */
import { callFunction, callValue } from '../interpret/calls';
import { construct } from '../interpret/constructors';
import type { Machine, Site } from '../interpret/machine';
import { memberOf } from '../interpret/members';
import {
  type CallArgs,
  constant,
  type ExternalShape,
  external,
  type FunctionShape,
  listOf,
  literalValue,
  noArgs,
  Origin,
  shapeOf,
  type Value,
} from '../interpret/value';

export const proxyPath = 'Proxy()';

/** What bluebird's `promisifyAll` made of it: `sendMessageAsync` is `sendMessage`. */
export const promisified = /^bluebird\.promisifyAll\(\)$/;

export const memberOfPromisified = (machine: Machine, { args }: ExternalShape, name: string): Value =>
  memberOf(machine, args?.list[0] ?? constant, name.replace(/Async$/, ''), { at: 0 });

/** Without a trap for what handlers do with it, it is what stands behind it. */
export function madeProxy(args: CallArgs): Value | undefined {
  const [target, traps] = args.list;
  const hasTraps = ['get', 'apply', 'construct'].some((name) => shapeOf(traps, 'record')?.fields.has(name));
  return hasTraps ? external(proxyPath, { args }) : target;
}

const trapOf = ({ args }: ExternalShape, name: string): FunctionShape | undefined =>
  shapeOf(shapeOf(args?.list[1], 'record')?.fields.get(name), 'function');

export function memberOfProxy(machine: Machine, proxy: ExternalShape, name: string): Value {
  const target = proxy.args?.list[0] ?? constant;
  const trap = trapOf(proxy, 'get');
  const site = { at: trap?.fn.at ?? 0, end: trap?.fn.end ?? 0 };
  if (!trap) return memberOf(machine, target, name, site);
  const itself: Value = { origin: Origin.constant, shapes: [proxy] };
  return callFunction(machine, trap, { list: [target, literalValue(name), itself], named: noArgs.named }, site);
}

export function callProxy(
  machine: Machine,
  proxy: ExternalShape,
  args: CallArgs,
  site: Site,
  constructs: boolean,
): Value {
  const target = proxy.args?.list[0] ?? constant;
  const trap = trapOf(proxy, constructs ? 'construct' : 'apply');
  if (!trap)
    return constructs ? construct(machine, target, args, site) : callValue(machine, target, null, null, args, site);
  const given = listOf(args.list);
  const list = constructs ? [target, given] : [target, constant, given];
  return callFunction(machine, trap, { list, named: noArgs.named }, site);
}
