/** Methods of dictionaries: reading, setting and merging their fields. */
import type { Method } from './builtins';
import { functionIn } from './call-arguments';
import { callFunction } from './calls';
import { memberOf } from './members';
import { certainly } from './optionals';
import { setMember } from './set-members';
import { join, joinAll, literalOf, Origin, ofOrigin, shapeOf } from './value';
import { elementOf, textOf } from './value-queries';

export const getField: Method = (machine, receiver, args, site) => {
  const key = literalOf(args.list[0]);
  if (key === undefined || key === null) {
    if (args.list.length === 0)
      return machine.frame.unit.language === 'java'
        ? certainly(machine, receiver, args, site, 'get')
        : memberOf(machine, receiver, 'get', site);
    const element = elementOf(receiver);
    return element.shapes.length > 0 ? element : ofOrigin(receiver.origin | (args.list[0]?.origin ?? 0));
  }
  const found = memberOf(machine, receiver, String(key), site);
  const fallback = args.list[1];
  return fallback && literalOf(fallback) !== null && found.origin !== Origin.event ? join(found, fallback) : found;
};

export const putField: Method = (machine, receiver, args) => {
  const [key, value] = args.list;
  if (key && value) setMember(machine, receiver, textOf(key) ?? null, value);
  return receiver;
};

/** What is there under a key, else what is put there: `setdefault(key, value)`, `computeIfAbsent(key, make)`. */
export const fieldOrElse: Method = (machine, receiver, args, site) => {
  const [key, value] = args.list;
  const fn = functionIn(machine, args);
  const made = fn && key ? callFunction(machine, fn, { list: [key], named: new Map() }, site) : value;
  const name = textOf(key);
  const known = name === undefined ? undefined : shapeOf(receiver, 'record')?.fields.get(name);
  if (made && !known) setMember(machine, receiver, name ?? null, made);
  return joinAll([known, made].flatMap((one) => one ?? []));
};

/** dict.update(other), Object.assign-like merging. */
export const merge: Method = (machine, receiver, args) => {
  for (const [key, value] of args.named) setMember(machine, receiver, key, value);
  for (const other of args.list) {
    const from = shapeOf(other, 'record');
    for (const [key, value] of from?.fields ?? []) setMember(machine, receiver, key, value);
    if (!from) setMember(machine, receiver, null, ofOrigin(other.origin));
  }
  return receiver;
};
