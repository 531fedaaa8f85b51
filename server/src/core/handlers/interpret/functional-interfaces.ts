/** Functions of Java: lambdas and method references behind interfaces with one method, objects that stand for a function. */

import { isEcmascript } from '../handler-facts';
import { callFunction } from './calls';
import { inLine, libraryBaseOf } from './class-line';
import type { Machine, Site } from './machine';
import { methodOf } from './members';
import { typed } from './types';
import { type CallArgs, type FunctionShape, joinAll, type RecordShape, shapeOf, type Value } from './value';

/** Whatever the interface calls its one method, a call of it runs the function. */
export function callFunctional(
  machine: Machine,
  receiver: Value,
  method: string,
  args: CallArgs,
  site: Site,
): Value | undefined {
  const functions = functionsIn(receiver);
  if (functions[0]?.unit.language !== 'java' || combining.has(method)) return undefined;
  return joinAll(functions.map((fn) => callFunction(machine, fn, args, site)));
}

/** `ready ? send : wait`: it may be either. */
const functionsIn = ({ shapes }: Value): FunctionShape[] =>
  shapes.filter((shape): shape is FunctionShape => shape.kind === 'function');

/** The functions that are called where a library is given this: several where it may be any of them, or is a list of them. */
export function callbacksOf(machine: Machine, value: Value): readonly FunctionShape[] {
  const list = shapeOf(value, 'list');
  const all = list ? [...list.items, ...(list.rest ? [list.rest] : [])].flatMap(functionsIn) : functionsIn(value);
  if (all.length > 0 || list) return all;
  const options = shapeOf(value, 'record');
  if (options) return isEcmascript(machine.frame.unit.language) ? listenersIn(options) : [];
  const object = callbackOf(machine, value);
  return object ? [object] : streamSteps(machine, value);
}

/** A class of the app that extends a stream of Node: what is piped into it goes through these. */
export function streamSteps(machine: Machine, value: Value): readonly FunctionShape[] {
  const own = isEcmascript(machine.frame.unit.language) ? shapeOf(value, 'instance') : undefined;
  if (!own || !/^(readable-)?stream(\.|$)/.test(libraryBaseOf(machine, own.of) ?? '')) return [];
  return ['_transform', '_write', '_writev', '_flush', '_final'].flatMap((name) => {
    const step = methodOf(machine, own.of, name);
    return step ? [{ ...step, self: value }] : [];
  });
}

/** `subscribe({ next, error })`, `new Worker({ handler })`: what is called where nothing failed. */
const listenersIn = ({ fields }: RecordShape): FunctionShape[] =>
  [...fields].flatMap(([name, field]) => (listens.test(name) ? functionsIn(field) : []));

const listens =
  /^(on(?!\w*(Err|Fail|Reject|Abort))[A-Z]\w*|next|handler?([A-Z]\w*)?|callback|fn|run|execute|process([A-Z]\w*)?|(before|after|each)([A-Z]\w*)?|complete|success|work|worker|perform|transform|write|flush|step|task)$/;

/** Methods that the interfaces of `java.util.function` bring along. */
const combining: ReadonlySet<string> = new Set(
  'andThen compose negate and or not reversed thenComparing equals hashCode toString getClass identity'.split(' '),
);

/** `Order::total` takes the order it is called on as its first argument. */
export function referred(machine: Machine, shape: FunctionShape, args: CallArgs): [FunctionShape, CallArgs] {
  const { fn, owner, unit } = shape;
  const [first, ...list] = args.list;
  const isBound = shape.self !== null || fn.static || fn.name === '' || fn.name === owner?.cls.name;
  if (unit.language !== 'java' || isBound || !owner || !first || list.length < fn.params.length) return [shape, args];
  const self = typed(machine, owner.unit, first, owner.cls.name);
  return [
    { ...shape, self },
    { list, named: args.named },
  ];
}

/** A function, or an object of Java that is one: `new Job()` of a class that is `Runnable`. */
export function callbackOf(machine: Machine, value: Value): FunctionShape | undefined {
  const fn = shapeOf(value, 'function');
  const { of } = fn ? {} : (shapeOf(value, 'instance') ?? {});
  if (of?.unit.language !== 'java') return fn;
  const [only, more] = of.cls.name === '' ? of.cls.methods : [];
  // What it extends may extend one of them: `interface Sink extends Consumer<String>`.
  const named = (): string | undefined =>
    inLine(machine, of, ({ cls }) => cls.bases.map((base) => runs[base]).find((method) => method !== undefined));
  const method = !more && only && of.cls.bases.length > 0 ? only.name : named();
  const found = method === undefined ? undefined : methodOf(machine, of, method);
  return found && { ...found, self: value };
}

const runs: Readonly<Record<string, string>> = {
  Runnable: 'run',
  Thread: 'run',
  TimerTask: 'run',
  Callable: 'call',
  Supplier: 'get',
  Consumer: 'accept',
  BiConsumer: 'accept',
  Function: 'apply',
  BiFunction: 'apply',
  Predicate: 'test',
};
