/** Methods of dictionaries: reading, setting and merging their fields. */
import type { Method } from './builtins';
import { functionIn } from './call-arguments';
import { callFunction } from './calls';
import { overlay, spreadInto } from './containers';
import { memberOf } from './members';
import { certainly } from './optionals';
import { setMember } from './set-members';
import { join, joinAll, literalOf, Origin, ofOrigin, record, type Shape, shapeOf, type Value } from './value';
import { elementOf, textOf } from './value-queries';

export const getField: Method = (machine, receiver, args, site, name) => {
  const [, ...deeper] = args.list;
  if (name === 'dig' && deeper.length > 0) {
    const inner = getField(machine, receiver, { list: args.list.slice(0, 1), named: args.named }, site, name);
    return getField(machine, inner, { list: deeper, named: args.named }, site, name);
  }
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
  const { fields, rest } = shapeOf(receiver, 'record') ?? {};
  const known = name === undefined ? undefined : fields?.get(name);
  if (made && !known) setMember(machine, receiver, name ?? null, made);
  const before = known ?? (rest && rest.origin & Origin.read ? ofOrigin(rest.origin) : undefined);
  return joinAll([before, made].flatMap((one) => one ?? []));
};

/** Ruby's `clients.transform_values(&:new)`: what is made of each under its key. */
export const transformValues: Method = (machine, receiver, args, site) => {
  const from = shapeOf(receiver, 'record');
  const fn = functionIn(machine, args);
  if (!from || !fn) return ofOrigin(receiver.origin);
  const made = (value: Value): Value => callFunction(machine, fn, { list: [value], named: new Map() }, site);
  const fields = [...from.fields].map(([name, value]) => [name, made(value)] as const);
  return record(fields, from.rest && made(from.rest));
};

/** dict.update(other), Object.assign-like merging. */
export const merge: Method = (machine, receiver, args, _site, name) => {
  const isChanged = receiver.shapes.some(({ kind }) => withFields.has(kind));
  // Ruby's `merge` without `!` makes another one; of data there is only another one to be made.
  const isCopy = !isChanged || (name === 'merge' && machine.frame.unit.language === 'ruby');
  const into = isCopy ? copied(receiver) : receiver;
  for (const [key, value] of args.named) setMember(machine, into, key, value);
  for (const other of args.list) {
    const from = shapeOf(other, 'record')?.fields ?? shapeOf(other, 'module')?.unit.exported;
    for (const [key, value] of from ?? []) setMember(machine, into, key, value);
    if (from) continue;
    setMember(machine, into, null, ofOrigin(other.origin));
    overlay(shapeOf(into, 'record')?.fields ?? new Map(), other);
  }
  return into;
};

/** Kinds of values that fields can be set on. */
const withFields: ReadonlySet<Shape['kind']> = new Set(['record', 'instance', 'class', 'module', 'function']);

function copied(value: Value): Value {
  const made = record([]);
  const shape = shapeOf(made, 'record');
  if (shape) spreadInto(shape, value);
  return { ...made, origin: value.origin };
}
