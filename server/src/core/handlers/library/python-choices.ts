/** Functions of Python's own library that give back what they were given: one of several, all of them in turn, or what they add up to. */
import { callBuiltin } from '../interpret/builtins';
import { callValue } from '../interpret/calls';
import {
  type CallArgs,
  constant,
  join,
  joinAll,
  listOf,
  noArgs,
  Origin,
  shapeOf,
  type Value,
} from '../interpret/value';
import { elementOf } from '../interpret/value-queries';
import type { Runtime } from './python-runtime';

/** Objects and functions stay what they are; of data only the origin counts, and others tell that. */
const isObject = ({ shapes }: Value): boolean =>
  shapes.some(({ kind }) => kind === 'instance' || kind === 'function' || kind === 'class' || kind === 'external');

/** The items of what was given, where they are objects. */
function objectsIn({ list }: CallArgs): Value | undefined {
  const items = list.flatMap((one) => {
    const item = shapeOf(one, 'list') ? elementOf(one) : undefined;
    const inner = item && shapeOf(item, 'list') ? elementOf(item) : undefined;
    return [item, inner].filter((each): each is Value => each !== undefined && isObject(each));
  });
  return items.length > 0 ? joinAll(items) : undefined;
}

/** `min(strategies, key=cost)`, `random.choice(clients)`. */
const one: Runtime = (_machine, args) => objectsIn(args);

/** `itertools.cycle(clients)`. */
const each: Runtime = (_machine, args) => {
  const objects = objectsIn(args);
  return objects && listOf([], objects);
};

const empty: Runtime = (_machine, { list }) => (list.length === 0 ? listOf([]) : undefined);

const mostFolded = 8;

/** `functools.reduce(add, steps, start)`: over a list that is known one by one. */
const reduced: Runtime = (machine, { list: [fn, values, start] }, site) => {
  if (!fn || !values) return undefined;
  const call = (value: Value, item: Value): Value =>
    callValue(machine, fn, null, null, { list: [value, item], named: noArgs.named }, site);
  const known = shapeOf(values, 'list');
  if (!known || known.rest || known.items.length > mostFolded) {
    const element = elementOf(values);
    return join(start ?? element, call(start ?? element, element));
  }
  const [first = constant, ...rest] = start ? [start, ...known.items] : known.items;
  return rest.reduce(call, first);
};

export const pythonChoices: Readonly<Record<string, Runtime>> = {
  min: one,
  max: one,
  'random.choice': one,
  'heapq.heappop': (machine, { list: [heap] }, site) =>
    heap && shapeOf(heap, 'list') && callBuiltin(machine, heap, 'pop', noArgs, site),
  'heapq.heappush': (machine, { list: [heap, item] }, site) =>
    heap && item && callBuiltin(machine, heap, 'append', { list: [item], named: noArgs.named }, site),
  'itertools.cycle': each,
  'itertools.chain': each,
  'itertools.islice': each,
  'itertools.chain.from_iterable': each,
  set: empty,
  list: empty,
  'collections.deque': empty,
  'weakref.WeakSet': empty,
  'functools.reduce': reduced,
  'dataclasses.replace': (_machine, { list: [from], named }) => {
    const object = shapeOf(from, 'instance');
    const fields = new Map([...(object?.fields ?? []), ...named]);
    return object && { origin: Origin.constant, shapes: [{ ...object, fields }] };
  },
};
