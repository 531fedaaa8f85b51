/** lodash, underscore and ramda: what they do with lists and objects is what those do themselves. */
import { keptByText } from '../../text/kept-by-text';
import { callBuiltin } from '../interpret/builtins';
import { callFunction, callValue } from '../interpret/calls';
import type { Machine, Site } from '../interpret/machine';
import { memberOf } from '../interpret/members';
import {
  type CallArgs,
  type ExternalShape,
  join,
  listOf,
  literalOf,
  noArgs,
  record,
  shapeOf,
  type Value,
} from '../interpret/value';
import { elementOf, guardsInside, textOf } from '../interpret/value-queries';
import { callInTurn } from './made-functions';

/** Undefined where the call is another, or of one that is harmless by itself. */
export function callLodash(machine: Machine, { path }: ExternalShape, args: CallArgs, site: Site): Value | undefined {
  const called = nameOf(path);
  if (called === undefined) return undefined;
  if (called.name === 'pipe') return piped(machine, called.library, args, site);
  const method = methods[called.name];
  const list = dataFirst(args.list, called.isLast);
  return method && list.length > 0 ? method(machine, list, site) : undefined;
}

const nameOf = keptByText((path) => {
  const [, library = '', name] =
    /^(lodash(?:-es|\/fp)?|underscore|ramda|fp-ts(?:\/lib)?\/function|effect)[./](\w+)$/.exec(path) ?? [];
  return name === undefined ? undefined : { library, name, isLast: library === 'lodash/fp' || library === 'ramda' };
});

/** lodash/fp and ramda take what they work on last, or wait for it. */
function dataFirst(list: readonly Value[], isLast: boolean): readonly Value[] {
  const data = list.at(-1);
  if (!isLast || !data) return list;
  return list.length < 2 ? [] : [data, ...list.slice(0, -1)];
}

/** fp-ts and effect pipe a value through functions; elsewhere `pipe` makes a function of them. */
function piped(machine: Machine, library: string, args: CallArgs, site: Site): Value | undefined {
  const [value, ...steps] = args.list;
  return value && /^(fp-ts|effect)/.test(library)
    ? callInTurn(machine, steps, { list: [value], named: noArgs.named }, site)
    : undefined;
}

type Method = (machine: Machine, list: readonly Value[], site: Site) => Value | undefined;

const as =
  (name: string): Method =>
  (machine, [data, ...list], site) =>
    data && callBuiltin(machine, data, name, { list, named: noArgs.named }, site);

/** With a function; `_.map(orders, 'id')` only asks. */
const eachBy =
  (name: string): Method =>
  (machine, list, site) =>
    shapeOf(list[1], 'function') ? as(name)(machine, list, site) : undefined;

/** `_.get(api, 'orders.publish')`. */
function walked(machine: Machine, object: Value, path: Value | undefined, site: Site): Value | undefined {
  const text = textOf(path);
  const parts = shapeOf(path, 'list')?.items.map((one) => textOf(one) ?? '') ?? text?.split(/[.[\]]+/);
  return parts?.filter((part) => part !== '').reduce((at, part) => memberOf(machine, at, part, site), object);
}

const get: Method = (machine, [object, path, fallback], site) => {
  const found = object && walked(machine, object, path, site);
  return found && fallback && literalOf(fallback) !== null ? join(found, fallback) : found;
};

const invoke: Method = (machine, [object, path, ...list], site) => {
  const names = textOf(path)?.split('.') ?? [];
  const method = names.pop();
  const owner = names.reduce<Value | undefined>((at, part) => at && memberOf(machine, at, part, site), object);
  return owner && method !== undefined
    ? callValue(machine, null, owner, method, { list, named: noArgs.named }, site)
    : undefined;
};

/** An object with the same keys and what the function makes of each value. */
const mapValues: Method = (machine, list, site) => {
  const made = eachBy('map')(machine, list, site);
  return made && record([], elementOf(made));
};

/** What functions `_.defaults` and its like bring to the object is there afterwards. */
const merged: Method = (machine, [target, ...list], site) =>
  target && callBuiltin(machine, target, 'update', { list, named: noArgs.named }, site);

const found: Method = (machine, [data, test], site) => {
  const fn = shapeOf(test, 'function');
  if (data && fn) callFunction(machine, fn, { list: [elementOf(data)], named: noArgs.named }, site);
  return data && elementOf(data);
};

/** Some of the list, or all of it in another order. */
const someOf: Method = (_machine, [data]) =>
  shapeOf(data, 'list') && data ? listOf([], elementOf(data), guardsInside(data)) : undefined;

const chunk: Method = (_machine, [data]) =>
  shapeOf(data, 'list') && data
    ? listOf([], listOf([], elementOf(data), guardsInside(data)), guardsInside(data))
    : undefined;

const methodTable: Readonly<Record<string, Method>> = {
  each: eachBy('forEach'),
  forEach: eachBy('forEach'),
  eachRight: eachBy('forEach'),
  forEachRight: eachBy('forEach'),
  forOwn: eachBy('forEach'),
  forIn: eachBy('forEach'),
  forEachObjIndexed: eachBy('forEach'),
  map: eachBy('map'),
  flatMap: eachBy('flatMap'),
  chain: eachBy('flatMap'),
  mapValues,
  mapObjIndexed: mapValues,
  reduce: eachBy('reduce'),
  transform: eachBy('reduce'),
  find: found,
  findLast: found,
  head: found,
  first: found,
  last: found,
  sample: found,
  chunk,
  splitEvery: chunk,
  ...Object.fromEntries(
    ['compact', 'uniq', 'uniqBy', 'sortBy', 'orderBy', 'take', 'drop', 'tail', 'initial', 'reverse', 'shuffle'].map(
      (name) => [name, someOf],
    ),
  ),
  get,
  path: get,
  invoke,
  assign: merged,
  assignIn: merged,
  extend: merged,
  merge: merged,
  mergeRight: merged,
  defaults: merged,
  defaultsDeep: merged,
};

/** A path may be called like what every object has: `constructor`. */
const methods: Readonly<Record<string, Method>> = Object.assign(Object.create(null), methodTable);
