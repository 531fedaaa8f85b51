/** Calls that make a value of what they are given and do nothing else. */
import { argsOrigin, runCallbacks } from '../interpret/calls';
import type { Machine, Site } from '../interpret/machine';
import { type CallArgs, type ExternalShape, joinAll, shapeOf, type Value } from '../interpret/value';
import { heldBy } from './holders';
import { answered, answerOrigin, chainOrigin } from './unknown-calls';

/** The result stands for its arguments; functions among them are run. */
export function pure(machine: Machine, callee: ExternalShape, args: CallArgs, site: Site): Value {
  const held = heldBy(callee, args);
  if (held) return held;
  const made: ExternalShape = { kind: 'external', path: `${callee.path}()`, args, base: callee };
  const plain = args.list.find((one) => !shapeOf(one, 'function')) ?? answered(callee);
  // A block of Ruby gets what was opened: `Net::HTTP.start(host) { |http| ... }`.
  const opened =
    machine.frame.unit.language === 'ruby' ? { origin: argsOrigin(args) | chainOrigin(callee), shapes: [made] } : plain;
  const results = runCallbacks(machine, args, opened, site);
  const origin = answerOrigin(callee, args) | chainOrigin(callee) | joinAll(results).origin;
  return { origin, shapes: [made] };
}
