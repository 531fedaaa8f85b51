/** Promises that the app makes: what they are resolved with, by the callback that is handed to their maker. */
import { callFunction } from '../interpret/calls';
import type { Guard } from '../interpret/guard';
import { joinGuarded, type Machine, type Site } from '../interpret/machine';
import {
  type CallArgs,
  type ExternalShape,
  external,
  type FunctionShape,
  noArgs,
  Origin,
  ofOrigin,
  settled,
  shapeOf,
  type Value,
} from '../interpret/value';

import type { Expr, Stmt } from '../ir/ir';
import { somePart } from '../ir/some-part';

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
  const before = new Set(machine.notAwaited.keys());
  if (fn) {
    callFunction(machine, fn, { list, named: noArgs.named }, site);
    forgetResolving(machine, fn, before);
  }
  const ways = handed.get(resolver) ?? [];
  if (ways.length === 0) return { ...ofOrigin(Origin.read), pending: true };
  const value = joinGuarded(ways);
  return { ...value, origin: value.origin | Origin.read, pending: true };
}

/** Work that resolves the promise when it is done is waited for with it: `db.delete(input, () => resolve())`. */
function forgetResolving({ notAwaited }: Machine, { fn }: FunctionShape, before: ReadonlySet<string>): void {
  const resolvers = new Set(fn.params.flatMap(({ target }) => (target.k === 'name' ? [target.name] : [])));
  const resolves = (node: Expr | Stmt): boolean => node.k === 'name' && resolvers.has(node.name);
  for (const [key, { at, end }] of notAwaited) {
    if (before.has(key)) continue;
    const isResolving = somePart(
      fn.body,
      (node) => node.k === 'call' && node.at === at && node.end === end && somePart(node, resolves),
    );
    if (isResolving) notAwaited.delete(key);
  }
}
