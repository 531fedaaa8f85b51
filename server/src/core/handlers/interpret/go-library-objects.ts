/** Go makes objects of libraries by writing them down: `kafka.Writer{Addr: addr}` has the methods of that type. */
import type { Machine, Site } from './machine';
import { memberOf } from './members';
import { type CallArgs, shapeOf, type Value } from './value';
import { deepOrigin } from './value-queries';

export function callLibraryObject(
  machine: Machine,
  receiver: Value,
  method: string,
  args: CallArgs,
  site: Site,
): Value | undefined {
  if (machine.frame.unit.language !== 'go') return undefined;
  const type = shapeOf(receiver, 'record')?.type;
  // What is said to AWS is put together by methods of its own.
  if (!type?.includes('.') || type.startsWith('github.com/aws/') || settingOnly.test(method)) return undefined;
  const object = machine.library.typed(machine, type);
  const callee = shapeOf(memberOf(machine, object, method, site), 'external');
  if (!callee) return undefined;
  const result = machine.library.call(machine, callee, args, site, false);
  return { ...result, origin: result.origin | deepOrigin(receiver) };
}

const settingOnly = /^(Set|With|Get|Is|Has|Add)(?=[A-Z]|$)|^(String|Error)$/;
