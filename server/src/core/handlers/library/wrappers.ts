/** Library code that runs the app's functions: batch processors, routers, middleware, waiting for many. */
import { callBuiltin } from '../interpret/builtins';
import { argsOrigin, callFunction } from '../interpret/calls';
import type { Machine, Site } from '../interpret/machine';
import { instanceOf } from '../interpret/types';
import {
  type CallArgs,
  constant,
  type ExternalShape,
  eventValue,
  external,
  type FunctionShape,
  joinAll,
  listOf,
  literalOf,
  Origin,
  ofOrigin,
  type RecordShape,
  record,
  shapeOf,
  type Value,
} from '../interpret/value';
import { elementOf } from '../interpret/value-queries';
import { lookup } from './api-lookup';

/** Promise.all and its like: a list of promises, or a list and a function for each. */
export function awaitAll(machine: Machine, { path }: ExternalShape, args: CallArgs, site: Site): Value {
  const all = awaited(machine, args, site);
  if (!/allSettled$|^p-settle/.test(path)) return all;
  const each = elementOf(all);
  const told = record([
    ['status', ofOrigin(Origin.read)],
    ['value', each],
    ['reason', ofOrigin(Origin.read)],
  ]);
  return { ...listOf([], { ...told, origin: each.origin }), pending: true };
}

function awaited(machine: Machine, args: CallArgs, site: Site): Value {
  const [first] = args.list;
  const callbacks = args.list.filter((one) => shapeOf(one, 'function'));
  if (callbacks.length > 0 && first && !shapeOf(first, 'function')) {
    return { ...callBuiltin(machine, first, 'map', { list: callbacks, named: new Map() }, site), pending: true };
  }
  const items =
    args.list.length === 1 && first && shapeOf(first, 'list')
      ? first
      : listOf(args.list.map((one) => (shapeOf(one, 'list') ? elementOf(one) : one)));
  return { ...items, pending: true };
}

/** Powertools batch processors and their like: the record handler gets one record of the event. */
export function runBatch(machine: Machine, args: CallArgs, site: Site): Value {
  machine.recordLoops++;
  machine.loops++;
  for (const fn of handlersIn(machine, args))
    callFunction(machine, fn, { list: [eventValue('records[]'), external('lambda:context')], named: new Map() }, site);
  machine.loops--;
  machine.recordLoops--;
  return { ...record([['batchItemFailures', ofOrigin(Origin.event)]]), pending: true };
}

/** A processor may be built first, with its handler, and be called later. */
export function batchOf(machine: Machine, callee: ExternalShape, args: CallArgs, site: Site): Value {
  const own = handlersIn(machine, args);
  if (own.length > 0 && machine.loading === 0) return runBatch(machine, args, site);
  if (own.length === 0 && machine.loading === 0)
    for (let at: ExternalShape | null = callee, steps = 0; at && steps < 8; at = at.base, steps++)
      if (at.args && handlersIn(machine, at.args).length > 0) return runBatch(machine, at.args, site);
  const answer = machine.loading > 0 || callee.path.endsWith('Builder') ? constant : runBatch(machine, args, site);
  return { ...answer, shapes: [...answer.shapes, { ...callee, path: `${callee.path}()`, args, base: callee }] };
}

const handlersIn = (machine: Machine, args: CallArgs): FunctionShape[] =>
  [...args.list, ...args.named.values()].flatMap(
    (value) => shapeOf(value, 'function') ?? recordHandler(machine, value) ?? [],
  );

/** .NET and Java give an object with a method for one record, or its class. */
function recordHandler(machine: Machine, value: Value): FunctionShape | undefined {
  const written = /^(?:typeof\((\w+)\)|(\w+)\.class)$/.exec(String(literalOf(value) ?? ''));
  const cls =
    written &&
    shapeOf(machine.program.resolveType(machine, machine.frame.unit, written[1] ?? written[2] ?? ''), 'class');
  const instance = cls ? instanceOf(machine, cls) : shapeOf(value, 'instance');
  const fn = instance?.of.cls.methods.find((one) =>
    /^(handle|process|HandleAsync|processMessage|ProcessAsync)$/.test(one.name),
  );
  return instance && fn
    ? {
        kind: 'function',
        fn,
        unit: instance.of.unit,
        scope: instance.of.scope,
        self: { origin: Origin.constant, shapes: [instance] },
        owner: instance.of,
        wraps: [],
      }
    : undefined;
}

/** What a route is called with; what a parameter of Python says it depends on is made for it. */
function routed({ fn, unit }: FunctionShape): CallArgs {
  if (unit.language !== 'python') return { list: fn.params.map(() => eventValue('body')), named: new Map() };
  const open = fn.params.filter(({ fallback }) => fallback?.k !== 'call');
  return {
    list: [],
    named: new Map(open.flatMap(({ target }) => (target.k === 'name' ? [[target.name, eventValue('body')]] : []))),
  };
}

export function runRoutes(machine: Machine, args: CallArgs): Value {
  for (const fn of new Map(machine.registered.map((one) => [one.fn, one])).values()) {
    callFunction(machine, fn, routed(fn), { at: fn.fn.at, end: fn.fn.end });
  }
  return ofOrigin(argsOrigin(args));
}

/** A library's object in the handler's place: every function it was given runs, inside the middlewares it was given. */
export function invokeObject(machine: Machine, callee: ExternalShape, args: CallArgs): Value | undefined {
  const functions: FunctionShape[] = [];
  const hooks: FunctionShape[] = [];
  const wraps: ExternalShape[] = [];
  let routes = false;
  const visit = (start: ExternalShape, depth: number): void => {
    for (let at: ExternalShape | null = start, steps = 0; at && steps < 24; at = at.base, steps++) {
      if (lookup(machine, at.path)?.is === 'routes') routes = true;
      const given = [...(at.args?.list ?? []), ...(at.args?.named.values() ?? [])];
      const several = given.flatMap((value) => shapeOf(value, 'list')?.items ?? value);
      for (const shape of several.flatMap((value) => value.shapes)) {
        if (shape.kind === 'function') functions.push(shape);
        else if (shape.kind === 'record') hooks.push(...hooksOf(shape));
        else if (shape.kind === 'external' && lookup(machine, shape.path.replace(/\(\)$/, ''))?.is === 'idempotent')
          wraps.push(shape);
        else if (shape.kind === 'external' && depth < 4) visit(shape, depth + 1);
      }
    }
  };
  visit(callee, 0);
  const unique = [...new Map(functions.map((fn) => [fn.fn, fn])).values()];
  if (unique.length === 0 || routes) return machine.registered.length === 0 ? undefined : runRoutes(machine, args);
  const result = joinAll(
    unique.map((fn) =>
      callFunction(machine, { ...fn, wraps: [...fn.wraps, ...wraps] }, args, { at: fn.fn.at, end: fn.fn.end }),
    ),
  );
  const [event = constant, context = constant] = args.list;
  const request = record([
    ['event', event],
    ['context', context],
    ['response', result],
    ['internal', ofOrigin(Origin.read)],
  ]);
  for (const fn of hooks)
    callFunction(machine, fn, { list: [request], named: new Map() }, { at: fn.fn.at, end: fn.fn.end });
  return result;
}

/** What a middleware of the app does around the handler: `{ before, after }`. */
const hooksOf = ({ fields }: RecordShape): FunctionShape[] =>
  ['before', 'after'].flatMap((name) => shapeOf(fields.get(name), 'function') ?? []);

/** The given function inside a library's wrapper, or the wrapper itself where it takes the function later. */
export function wrapped(takesFunction: boolean, callee: ExternalShape, args: CallArgs): Value {
  const made: ExternalShape = { ...callee, path: `${callee.path}()`, args, base: callee };
  const fn = takesFunction ? shapeOf(args.list[0], 'function') : undefined;
  return { origin: Origin.constant, shapes: [fn ? { ...fn, wraps: [...fn.wraps, made] } : made] };
}
