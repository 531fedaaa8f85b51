/** Promises that the app makes: what they are resolved with, by the callback that is handed to their maker. */
import { callFunction } from '../interpret/calls';
import type { Guard } from '../interpret/guard';
import { joinGuarded, type Machine, type Site } from '../interpret/machine';
import {
  type CallArgs,
  type ExternalShape,
  external,
  noArgs,
  Origin,
  ofOrigin,
  settled,
  shapeOf,
  type Value,
} from '../interpret/value';

export const resolverPath = 'console.resolve';

/** What was handed to each resolver while its promise was made. */
const handed = new WeakMap<ExternalShape, { readonly value: Value; readonly guards: readonly Guard[] }[]>();

export function noteResolved(machine: Machine, resolver: ExternalShape, { list: [value] }: CallArgs): void {
  if (value) handed.get(resolver)?.push({ value: settled(value), guards: machine.guards });
}

/** `new Promise((resolve, reject) => { ... })`. What comes of a callback is as if read. */
export function madePromise(machine: Machine, args: CallArgs, site: Site): Value {
  const resolver: ExternalShape = { kind: 'external', path: resolverPath, args: null, base: null };
  const fn = shapeOf(args.list[0], 'function');
  handed.set(resolver, []);
  const list: readonly Value[] = [{ origin: Origin.constant, shapes: [resolver] }, external(resolverPath)];
  if (fn) callFunction(machine, fn, { list, named: noArgs.named }, site);
  const ways = handed.get(resolver) ?? [];
  if (ways.length === 0) return { ...ofOrigin(Origin.read), pending: true };
  const value = joinGuarded(ways);
  return { ...value, origin: value.origin | Origin.read, pending: true };
}
