/** Classes of the app that are threads: `start()` runs what they say in `run()`. */
import { callFunction } from '../interpret/calls';
import type { Machine, Site } from '../interpret/machine';
import { methodOf } from '../interpret/members';
import { type ClassShape, noArgs, type Value } from '../interpret/value';

export function startThread(
  machine: Machine,
  base: string,
  owner: ClassShape,
  receiver: Value,
  method: string,
  site: Site,
): Value | undefined {
  if (method !== 'start' || !/(^|\.)(Thread|Process)$/.test(base)) return undefined;
  const run = methodOf(machine, owner, 'run');
  return run && callFunction(machine, { ...run, self: receiver }, noArgs, site);
}
