/** Node's event emitters: what is emitted reaches the functions that listen, wherever they began to. */
import { callFunction } from '../interpret/calls';
import type { Machine, Site } from '../interpret/machine';
import { type CallArgs, constant, type FunctionShape, shapeOf, type Value } from '../interpret/value';
import { textOf } from '../interpret/value-queries';

const kept = new WeakMap<Machine, { readonly event: string | undefined; readonly fn: FunctionShape }[]>();

/** `base`: the path of the emitter's class. Undefined where the call is another. */
export function callEmitter(
  machine: Machine,
  base: string,
  method: string,
  args: CallArgs,
  site: Site,
): Value | undefined {
  if (!emitters.test(base)) return undefined;
  const [name, ...given] = args.list;
  const event = textOf(name);
  const listeners = kept.get(machine) ?? [];
  if (/^(on|once|addListener|prependListener)$/.test(method)) {
    const fn = shapeOf(given[0], 'function');
    if (fn) kept.set(machine, [...listeners, { event, fn }]);
    return constant;
  }
  if (method !== 'emit' && method !== 'emitAsync') return undefined;
  for (const one of listeners)
    if (one.event === undefined || event === undefined || one.event === event)
      callFunction(machine, one.fn, { list: given, named: args.named }, site);
  return constant;
}

const emitters = /^(events|eventemitter[23])(\.(EventEmitter2?|default))?$/;

/** `new EventEmitter().emit(...)`. */
export function callMadeEmitter(machine: Machine, path: string, args: CallArgs, site: Site): Value | undefined {
  const at = path.lastIndexOf('().');
  return at < 0 ? undefined : callEmitter(machine, path.slice(0, at), path.slice(at + 3), args, site);
}
