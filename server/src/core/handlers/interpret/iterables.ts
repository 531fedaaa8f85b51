/** What a loop of JavaScript goes over: the pairs of a Map, what an object with an iterator of its own hands out. */
import { isEcmascript } from '../handler-facts';
import { callFunction } from './calls';
import type { Machine, Site } from './machine';
import { memberOf, methodOf } from './members';
import {
  external,
  joinAll,
  listOf,
  literalValue,
  noArgs,
  ofOrigin,
  type RecordShape,
  shapeOf,
  type Value,
} from './value';

/** The type of the record that a Map is, to tell it from an object. */
export const mapType = 'Map';

/** The list of what a loop or `...` takes out of it; what is nothing of the kind stays as it is. */
export function iterated(machine: Machine, value: Value, site: Site): Value {
  const table = shapeOf(value, 'record');
  if (table?.type === mapType) return listOf([...fixedPairs(table)], otherPair(value, table));
  if (!table && !shapeOf(value, 'instance')) return value;
  const iterator = protocols.map((name) => shapeOf(memberOf(machine, value, name, site), 'function'));
  const fn = iterator.find((one) => one !== undefined);
  return fn ? handedOut(machine, callFunction(machine, { ...fn, self: fn.self ?? value }, noArgs, site), site) : value;
}

const protocols: readonly string[] = ['[Symbol.iterator]', '[Symbol.asyncIterator]'];

const fixedPairs = ({ fields }: RecordShape): Value[] =>
  [...fields].map(([key, held]) => listOf([literalValue(key), held]));

const otherPair = ({ origin }: Value, { rest }: RecordShape): Value | null => rest && listOf([ofOrigin(origin), rest]);

/** A generator has given its list; any other iterator gives what its `next()` does. */
function handedOut(machine: Machine, iterator: Value, site: Site): Value {
  if (shapeOf(iterator, 'list')) return iterator;
  const next = shapeOf(memberOf(machine, iterator, 'next', site), 'function');
  if (!next) return iterator;
  const step = callFunction(machine, { ...next, self: next.self ?? iterator }, noArgs, site);
  const values = step.shapes.flatMap((shape) => (shape.kind === 'record' ? (shape.fields.get('value') ?? []) : []));
  return listOf([], values.length > 0 ? joinAll(values) : ofOrigin(step.origin));
}

/** An object of the app with a `then` of its own is asked for what it holds. */
export function awaitedOf(machine: Machine, value: Value, { at }: { readonly at: number }): Value {
  const own = isEcmascript(machine.frame.unit.language) ? shapeOf(value, 'instance') : undefined;
  const then = own && methodOf(machine, own.of, 'then');
  if (!then) return value;
  const done = external('console.resolve');
  return callFunction(machine, { ...then, self: value }, { list: [done, done], named: noArgs.named }, { at, end: at });
}

/** A method under a computed name, `async [RUN]() {}`, is called by the same words. */
export function methodUnder(machine: Machine, object: Value, words: string): Value | undefined {
  const own = shapeOf(object, 'instance') ?? shapeOf(object, 'class');
  const found = own && memberOf(machine, object, words, { at: 0 });
  return found && shapeOf(found, 'function') ? found : undefined;
}
