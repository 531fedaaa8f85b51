/** Calls that make a value of what they are given and do nothing else. */
import { argsOrigin, runCallbacks } from '../interpret/calls';
import type { Machine, Site } from '../interpret/machine';
import { type CallArgs, type ExternalShape, joinAll, shapeOf, type Value } from '../interpret/value';
import { heldBy } from './holders';
import { chainOrigin } from './unknown-calls';

/** The result stands for its arguments; functions among them are run. */
export function pure(machine: Machine, callee: ExternalShape, args: CallArgs, site: Site): Value {
  const held = heldBy(callee, args);
  if (held) return held;
  const results = runCallbacks(machine, args, args.list.find((one) => !shapeOf(one, 'function')) ?? null, site);
  const origin = argsOrigin(args) | chainOrigin(callee) | joinAll(results).origin;
  return { origin, shapes: [{ kind: 'external', path: `${callee.path}()`, args, base: callee }] };
}

/** What the functions it is given give; undefined where it is given none. */
export function ranBy(machine: Machine, args: CallArgs, site: Site): Value | undefined {
  const results = runCallbacks(machine, args, args.list.find((one) => !shapeOf(one, 'function')) ?? null, site);
  return results.length > 0 ? joinAll(results) : undefined;
}
