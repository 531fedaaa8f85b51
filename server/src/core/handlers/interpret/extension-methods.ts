/** Extension methods of C#: own methods go before them, and both before what a library does. */
import { callFunction } from './calls';
import type { Machine, Site } from './machine';
import { type CallArgs, shapeOf, type Value } from './value';

export function callExtension(
  machine: Machine,
  target: Value,
  receiver: Value,
  method: string,
  args: CallArgs,
  site: Site,
): Value | undefined {
  const { unit } = machine.frame;
  if (unit.language !== 'csharp' || shapeOf(target, 'function')) return undefined;
  const extension = machine.program.extension(machine, unit, method);
  return extension && callFunction(machine, extension, { ...args, list: [receiver, ...args.list] }, site);
}
