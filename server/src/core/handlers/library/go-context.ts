/** Go: contexts, and what is handed down in them: `context.WithValue(ctx, key, sender)`, `ctx.Value(key)`. */
import type { Machine } from '../interpret/machine';
import {
  type CallArgs,
  constant,
  type ExternalShape,
  external,
  join,
  listOf,
  literalOf,
  shapeOf,
  type Value,
} from '../interpret/value';

/** What was put into any context of a walk: they all come from the one that the handler is given. */
const kept = new WeakMap<Machine, Map<string, Value>>();

/** Undefined where it is no call of a context. */
export function callContext(machine: Machine, { path }: ExternalShape, { list }: CallArgs): Value | undefined {
  const [first = constant, key, value] = list;
  if (path === 'context.WithValue' && value) {
    const values = kept.get(machine) ?? new Map<string, Value>();
    kept.set(machine, values);
    const name = nameOf(key);
    const before = values.get(name);
    values.set(name, before ? join(before, value) : value);
    return first;
  }
  // With it comes the function that cancels it.
  if (withEnd.test(path)) return listOf([first, external('context.cancel')]);
  return reading.test(path) ? kept.get(machine)?.get(nameOf(first)) : undefined;
}

const withEnd = /^context\.With(Cancel|Deadline|Timeout)(Cause)?$/;
const reading = /(^|[.:])[cC]ontext\b.*\.Value$/;

/** A key is a text, or one of a type of its own: `type ctxKey struct{}`. */
function nameOf(key: Value | undefined): string {
  const known = literalOf(key);
  const own = shapeOf(key, 'instance')?.of.cls.name ?? shapeOf(key, 'record')?.type;
  return own ?? (known === undefined ? '' : String(known));
}
