/** What JavaScript itself brings, where a call means more than its arguments: containers, objects by reflection, modules. */
import { isEcmascript } from '../handler-facts';
import { callBuiltin } from '../interpret/builtins';
import { callFunction, callValue } from '../interpret/calls';
import { construct } from '../interpret/constructors';
import { iterated, mapType } from '../interpret/iterables';
import type { Machine, Site } from '../interpret/machine';
import { memberOf } from '../interpret/members';
import { setMember } from '../interpret/set-members';
import { constant, external, listOf, literalOf, noArgs, record, shapeOf, type Value } from '../interpret/value';
import { elementOf, textOf } from '../interpret/value-queries';
import { madePromise } from './promises';
import { madeProxy } from './proxies';
import type { Runtime } from './python-runtime';

const builtin =
  (name: string): Runtime =>
  (machine, args, site) =>
    callBuiltin(machine, args.list[0] ?? constant, name, noArgs, site);

/** `Object.fromEntries(pairs)`, `new Map(pairs)`; undefined where no pairs are seen. */
function fromPairs(machine: Machine, from: Value, site: Site, type: string | null): Value | undefined {
  const list = shapeOf(iterated(machine, from, site), 'list');
  const pairs = [...(list?.items ?? []), ...(list?.rest ? [list.rest] : [])].flatMap(
    (one) => shapeOf(one, 'list') ?? [],
  );
  if (pairs.length === 0) return undefined;
  const made = record([], null, type);
  for (const { items, rest } of pairs) setMember(machine, made, textOf(items[0]) ?? null, items[1] ?? rest ?? constant);
  return made;
}

const inEcmascript =
  (make: (machine: Machine, from: Value | undefined, site: Site) => Value): Runtime =>
  (machine, args, site, isNew) =>
    isNew && isEcmascript(machine.frame.unit.language) ? make(machine, args.list[0], site) : undefined;

/** `new Map([['created', onCreated], ...])`. */
const map = inEcmascript((machine, from, site) => {
  if (!from || literalOf(from) === null) return record([], null, mapType);
  const rest = (): Value => record([], shapeOf(from, 'record')?.rest ?? elementOf(elementOf(from)), mapType);
  return fromPairs(machine, from, site, mapType) ?? rest();
});

const set = inEcmascript((machine, from, site) => {
  if (!from || literalOf(from) === null) return listOf([]);
  const all = iterated(machine, from, site);
  const { items = [], rest = elementOf(all) } = shapeOf(all, 'list') ?? {};
  return listOf(items, rest);
});

const itemsOf = (list: Value | undefined): readonly Value[] => {
  const { items = [], rest } = shapeOf(list, 'list') ?? {};
  return rest ? [...items, rest] : items;
};

/** What a property descriptor says that is there: `{ value }`, `{ get() {} }`. */
function described(machine: Machine, descriptor: Value, site: Site): Value | undefined {
  const fields = shapeOf(descriptor, 'record')?.fields;
  const get = shapeOf(fields?.get('get'), 'function');
  return get ? callFunction(machine, get, noArgs, site) : fields?.get('value');
}

/** An object with the properties that others describe, or that others have. */
function withDescribed(machine: Machine, object: Value | undefined, all: Value | undefined, site: Site): Value {
  const made = record(object ? (shapeOf(object, 'record')?.fields ?? []) : []);
  for (const [name, one] of shapeOf(all, 'record')?.fields ?? [])
    setMember(machine, made, name, described(machine, one, site) ?? one);
  return made;
}

export const ecmascriptRuntime: Readonly<Record<string, Runtime>> = {
  Promise: madePromise,
  require: (machine, args) => machine.program.importModule(machine, machine.frame.unit, textOf(args.list[0]) ?? ''),
  import: (machine, args) => ({
    ...machine.program.importModule(machine, machine.frame.unit, textOf(args.list[0]) ?? ''),
    pending: true,
  }),
  'Array.from': (machine, args, site) => {
    const [from, each] = args.list;
    return from && shapeOf(each, 'function')
      ? callBuiltin(machine, from, 'map', { list: args.list.slice(1), named: args.named }, site)
      : undefined;
  },
  'Object.keys': builtin('keys'),
  'Object.values': builtin('values'),
  'Object.entries': builtin('entries'),
  'Object.assign': (machine, args, site) =>
    callBuiltin(machine, args.list[0] ?? constant, 'update', { list: args.list.slice(1), named: args.named }, site),
  'Object.fromEntries': (machine, { list: [from] }, site) =>
    from && !shapeOf(from, 'event') ? (fromPairs(machine, from, site, null) ?? from) : undefined,
  'Object.defineProperty': (machine, { list: [object, name, descriptor] }, site) => {
    const value = descriptor && described(machine, descriptor, site);
    if (object && value) setMember(machine, object, textOf(name) ?? null, value);
    return object;
  },
  'Object.defineProperties': (machine, { list: [object, all] }, site) => withDescribed(machine, object, all, site),
  'Object.create': (machine, { list: [from, all] }, site) =>
    all ? withDescribed(machine, from, all, site) : undefined,
  'Object.getOwnPropertyDescriptors': (_machine, { list: [object] }) => object,
  'util.inherits': (machine, { list: [cls, base] }, site) =>
    cls &&
    base &&
    callBuiltin(
      machine,
      memberOf(machine, cls, 'prototype', site),
      'update',
      { list: [memberOf(machine, base, 'prototype', site)], named: noArgs.named },
      site,
    ),
  WeakRef: (_machine, { list: [held] }, _site, isNew) => (isNew ? held : undefined),
  'Object.setPrototypeOf': (machine, args, site) =>
    callBuiltin(machine, args.list[0] ?? constant, 'update', { list: args.list.slice(1), named: args.named }, site),
  'Reflect.apply': (machine, { list: [fn, self, given], named }, site) => {
    const bound = fn && self && callBuiltin(machine, fn, 'bind', { list: [self], named }, site);
    return bound && callValue(machine, bound, null, null, { list: itemsOf(given), named }, site);
  },
  'Reflect.construct': (machine, { list: [cls, given], named }, site) =>
    cls && construct(machine, cls, { list: itemsOf(given), named }, site),
  'Reflect.get': (machine, { list: [object, name] }, site) => {
    const key = textOf(name);
    return object && (key === undefined ? elementOf(object) : memberOf(machine, object, key, site));
  },
  'Reflect.set': (machine, { list: [object, name, value] }) => {
    if (object && value) setMember(machine, object, textOf(name) ?? null, value);
    return constant;
  },
  Proxy: (_machine, args, _site, isNew) => (isNew ? madeProxy(args) : undefined),
  'module.createRequire': () => external('require'),
  Map: map,
  WeakMap: map,
  Set: set,
  WeakSet: set,
};
