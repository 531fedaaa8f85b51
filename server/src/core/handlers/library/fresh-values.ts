/** What is new with each call: random values and the time. */
import type { Does } from '../../catalog/operations/api';
import { runCallbacks } from '../interpret/calls';
import type { Machine, Site } from '../interpret/machine';
import { type CallArgs, type ExternalShape, literalOf, Origin, shapeOf, type Value } from '../interpret/value';
import { shortPath } from './unknown-calls';

/** `randomBytes(16, (error, bytes) => ...)` hands it to a callback as well. */
export function renewed(
  machine: Machine,
  is: 'random' | 'time',
  { path }: ExternalShape,
  args: CallArgs,
  site: Site,
): Value {
  const value: Value = { origin: Origin[is], shapes: [], via: `${shortPath(path)}()` };
  if (args.list.some((one) => shapeOf(one, 'function'))) runCallbacks(machine, args, value, site);
  return value;
}

/** `moment(event.time)` is that time; `DateTime.local({ zone })` is now. */
export const isGiven = ({ unlessGiven }: Extract<Does, { is: 'random' | 'time' }>, { list }: CallArgs): boolean =>
  unlessGiven !== undefined && list.length >= unlessGiven && !shapeOf(list[0], 'record') && literalOf(list[0]) !== null;
