/** Node's AsyncLocalStorage: what is run inside finds the store that it was run with. */
import { callFunction } from '../interpret/calls';
import { callbacksOf } from '../interpret/functional-interfaces';
import type { Machine, Site } from '../interpret/machine';
import { type CallArgs, constant, type ExternalShape, join, type Value } from '../interpret/value';

export const storePath = 'async_hooks.AsyncLocalStorage().';

/** By the storage; undefined where the call is another. */
const stores = new WeakMap<ExternalShape, Value>();

export function callLocalStorage(
  machine: Machine,
  { path, base }: ExternalShape,
  args: CallArgs,
  site: Site,
): Value | undefined {
  const method = path.slice(storePath.length);
  const [store = constant, work, ...list] = args.list;
  if (!base) return undefined;
  if (method === 'getStore') return stores.get(base);
  if (method !== 'run' && method !== 'enterWith') return undefined;
  const before = stores.get(base);
  stores.set(base, before ? join(before, store) : store);
  if (!work) return constant;
  const [fn] = callbacksOf(machine, work);
  return fn && callFunction(machine, fn, { ...args, list }, site);
}
