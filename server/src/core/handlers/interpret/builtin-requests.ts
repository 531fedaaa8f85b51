/** Request objects of Java being built, getters of typed events. */
import { argsOrigin, callFunction, runCallbacks } from './calls';
import type { Machine, Site } from './machine';
import { memberOf } from './members';
import { setMember } from './set-members';
import { type CallArgs, join, listOf, ofOrigin, type RecordShape, record, shapeOf, type Value } from './value';
import { elementOf, textOf } from './value-queries';

export const lowerFirst = (text: string): string => text.charAt(0).toLowerCase() + text.slice(1);

/** Request objects of Java: every method sets a field, but for those that end the building. */
export function buildOn(
  machine: Machine,
  receiver: Value,
  request: RecordShape,
  name: string,
  args: CallArgs,
  site: Site,
): Value {
  const [value, second] = args.list;
  if (!value)
    return /^(build|toBuilder|copy)$/.test(name)
      ? receiver
      : memberOf(machine, receiver, lowerFirst(name.replace(/^(get|is)(?=[A-Z])/, '')), site);
  const fn = shapeOf(value, 'function');
  let given = value;
  if (fn) {
    given = record([], null, 'builder:');
    callFunction(machine, fn, { list: [given], named: new Map() }, site);
  } else if (args.list.length > 1) given = listOf(args.list);
  // Item.withString("id", id): the first argument is the name.
  const named = /^with\w+$/.test(name) && request.type === 'builder:Item' && second ? textOf(value) : undefined;
  const field = named ?? lowerFirst(name.replace(/^(with|set|add)(?=[A-Z])/, ''));
  const put = named !== undefined && second ? second : given;
  const before = /^add[A-Z]/.test(name) ? request.fields.get(field) : undefined;
  setMember(machine, receiver, field, before ? join(before, put) : put);
  return receiver;
}

/** Java getters, Powertools data classes, typed events: `getRecords()`, `json_body`, `.get('id')`. */
export function getter(machine: Machine, receiver: Value, name: string, args: CallArgs, site: Site): Value {
  runCallbacks(machine, args, elementOf(receiver), site);
  const plain = name.replace(/^get(?=[A-Z_])_?/, '');
  if (args.list.length === 0 && args.named.size === 0) return memberOf(machine, receiver, plain, site);
  return ofOrigin(receiver.origin | argsOrigin(args));
}
