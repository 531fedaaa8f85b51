/** Emitters, subjects and streams: what is emitted reaches the functions that listen, wherever they began to. */
import { callFunction, runCallbacks } from '../interpret/calls';
import { callbacksOf, streamSteps } from '../interpret/functional-interfaces';
import type { Machine, Site } from '../interpret/machine';
import {
  type CallArgs,
  constant,
  type ExternalShape,
  type FunctionShape,
  noArgs,
  shapeOf,
  type Value,
} from '../interpret/value';
import { textOf } from '../interpret/value-queries';

interface Listener {
  readonly event: string | undefined;
  readonly fn: FunctionShape;
  /** The subject that it listens to; emitters are told apart by the names of their events. */
  readonly of?: ExternalShape;
}

const kept = new WeakMap<Machine, readonly Listener[]>();

const listenersOf = (machine: Machine): readonly Listener[] => kept.get(machine) ?? [];

const keep = (machine: Machine, added: readonly Listener[]): void => {
  kept.set(machine, [...listenersOf(machine), ...added]);
};

/** `base`: the path of the emitter's class. Undefined where the call is another. */
export function callEmitter(
  machine: Machine,
  base: string,
  method: string,
  args: CallArgs,
  site: Site,
): Value | undefined {
  if (!emitters.test(base)) return undefined;
  const [name, ...given] = args.list;
  const event = textOf(name);
  if (/^(on|once|addListener|prependListener)$/.test(method)) {
    const fn = shapeOf(given[0], 'function');
    if (fn) keep(machine, [{ event: event === '*' ? undefined : event, fn }]);
    return constant;
  }
  if (!/^emit(Async|Serial)?$/.test(method)) return undefined;
  for (const one of listenersOf(machine))
    if (!one.of && (one.event === undefined || event === undefined || one.event === event))
      callFunction(machine, one.fn, { list: given, named: args.named }, site);
  return constant;
}

const emitters =
  /^(events|eventemitter[23]|mitt|emittery|tiny-emitter|nanoevents)(\.(EventEmitter2?|TinyEmitter|createNanoEvents|default))?$/;

/** `new EventEmitter().emit(...)`, `new Subject().next(...)`. */
export function callMadeEmitter(
  machine: Machine,
  callee: ExternalShape,
  args: CallArgs,
  site: Site,
): Value | undefined {
  const { path } = callee;
  if (path.startsWith('rxjs.')) return callSubject(machine, callee, args, site);
  const at = path.lastIndexOf('().');
  return at < 0 ? undefined : callEmitter(machine, path.slice(0, at), path.slice(at + 3), args, site);
}

/** What comes next reaches those that subscribed, through what it was piped through. */
function callSubject(machine: Machine, callee: ExternalShape, args: CallArgs, site: Site): Value | undefined {
  const method = /^rxjs\.\w*Subject\(\)\.(?:.*\.)?(next|subscribe|forEach)$/.exec(callee.path)?.[1];
  if (method === undefined) return undefined;
  const chain: ExternalShape[] = [];
  let at: ExternalShape | null = callee.base;
  for (; at && !subject.test(at.path); at = at.base) chain.push(at);
  const of = at;
  if (!of) return undefined;
  if (method === 'next') {
    for (const one of listenersOf(machine)) if (one.of === of) callFunction(machine, one.fn, args, site);
    return constant;
  }
  const steps = chain.flatMap((one) => one.args?.list ?? []);
  const functions = [...steps.flatMap((one) => shapeOf(one, 'external')?.args?.list ?? []), ...args.list];
  keep(
    machine,
    functions.flatMap((one) => callbacksOf(machine, one).map((fn) => ({ event: undefined, fn, of }))),
  );
  return constant;
}

const subject = /^rxjs\.\w*Subject\(\)$/;

/** `sender.write(row)` of a class of the app that is a stream. */
export function writeToOwn(
  machine: Machine,
  receiver: Value,
  method: string,
  args: CallArgs,
  site: Site,
): Value | undefined {
  const steps = /^(write|end|push)$/.test(method) ? streamSteps(machine, receiver) : [];
  const [chunk = constant] = args.list;
  const functions = steps.map((fn): Value => ({ origin: 0, shapes: [fn] }));
  if (functions.length > 0) runCallbacks(machine, { list: functions, named: noArgs.named }, chunk, site);
  return functions.length > 0 ? constant : undefined;
}
