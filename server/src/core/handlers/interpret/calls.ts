/** Calls: the app's own functions are walked through with their real arguments, library calls go to the catalogue. */

import { isEcmascript } from '../handler-facts';
import { callBuiltin, methods } from './builtins';
import { givenTo, joinedArgs } from './call-arguments';
import { libraryBaseOf } from './class-line';
import { construct } from './constructors';
import { undecorated } from './decorators';
import { callExtension } from './extension-methods';
import { runOn } from './floating-work';
import { callbacksOf, callFunctional, referred } from './functional-interfaces';
import { callGenerated } from './generated-members';
import { noGuards } from './guard';
import { callHanded } from './handed-over';
import { deepest, type Frame, gap, joinGuarded, type Machine, mostSteps, type Site } from './machine';
import { loose, memberOf, methodOf } from './members';
import { isUnwrapped } from './optionals';
import { overloads } from './overloads';
import { asLog } from './own-loggers';
import { bindParams } from './parameters';
import { asReturned } from './return-types';
import { callUndefined } from './ruby-methods';
import { countsOn, isRunning, leftIn } from './running';
import { Scope } from './scope';
import { callAnyOf, callOpen } from './several-classes';
import { settle } from './several-results';
import { run } from './statements';
import {
  type CallArgs,
  constant,
  type FunctionShape,
  Origin,
  ofOrigin,
  type RecordShape,
  type Shape,
  shapeOf,
  unknown,
  type Value,
  volatile,
} from './value';
import { deepOrigin } from './value-queries';

/** Calls `callee`, or `method` of `receiver`. */
export function callValue(
  machine: Machine,
  callee: Value | null,
  receiver: Value | null,
  method: string | null,
  args: CallArgs,
  site: Site,
): Value {
  if (receiver && method !== null && !callee && isUnwrapped(machine, receiver, method))
    return callBuiltin(machine, receiver, method, args, site);
  const target = callee ?? (receiver && method !== null ? methodMember(machine, receiver, method, site) : unknown);
  const extended =
    receiver && method !== null ? callExtension(machine, target, receiver, method, args, site) : undefined;
  if (extended) return extended;
  if (receiver && isAskedField(machine, receiver, target, args)) return target;
  const results: Value[] = [];
  for (const shape of target.shapes) {
    if (shape.kind === 'function') {
      const bound = shape.self || !receiver || !takesSelf(shape, receiver) ? shape : { ...shape, self: receiver };
      results.push(asLog(machine, shape, method, () => callFunction(machine, bound, args, site)));
    } else if (shape.kind === 'class') {
      results.push(construct(machine, { origin: Origin.constant, shapes: [shape] }, args, site));
    } else if (shape.kind === 'external' && shape.path.startsWith('super.') && machine.frame.self && method !== null) {
      results.push(callInherited(machine, machine.frame.self, method, args, site) ?? ofOrigin(argsOrigin(args)));
    } else if (shape.kind === 'external') {
      const result = machine.library.call(machine, shape, args, site, false);
      // What is made of something random or of the time is as random: `Instant`, known by its type alone.
      const fresh = receiver ? receiver.origin & volatile : 0;
      results.push(fresh === 0 ? result : { ...result, origin: result.origin | fresh });
    } else if (shape.kind === 'instance') {
      const call = methodOf(machine, shape.of, '__call__') ?? methodOf(machine, shape.of, 'call');
      if (call) results.push(callFunction(machine, { ...call, self: target }, args, site));
    }
  }
  // What each of them tells holds whichever it is.
  if (results.length > 1) return joinGuarded(results.map((value) => ({ value, guards: noGuards })));
  if (results[0]) return results[0];
  if (receiver && method !== null) {
    const inherited =
      callFunctional(machine, receiver, method, args, site) ??
      callGenerated(machine, receiver, method, args, site) ??
      callUndefined(machine, receiver, method, args, site) ??
      callInherited(machine, receiver, method, args, site);
    if (inherited) return inherited;
    return callOpen(machine, receiver, method, args, site) ?? callBuiltin(machine, receiver, method, args, site);
  }
  return opaque(machine, callee, args, site);
}

/** `clients.items()`: what stands under keys that are not known is none of the dictionary's own methods. */
const isOfDictionary = ({ frame }: Machine, { fields, rest }: RecordShape, name: string): boolean =>
  rest !== null &&
  (frame.unit.language === 'python' || frame.unit.language === 'ruby') &&
  !fields.has(name) &&
  methods.has(loose(name));

/** In Java a field is no method, also where it has its name. */
function methodMember(machine: Machine, receiver: Value, name: string, site: Site): Value {
  const [instance, more] = receiver.shapes;
  if (instance?.kind === 'record' && !more && isOfDictionary(machine, instance, name)) return ofOrigin(receiver.origin);
  if (instance?.kind !== 'instance' || more || instance.of.unit.language !== 'java')
    return memberOf(machine, receiver, name, site);
  const method = methodOf(machine, instance.of, name);
  return method
    ? { origin: Origin.constant, shapes: [{ ...method, self: instance.whole ?? receiver }] }
    : ofOrigin(receiver.origin);
}

/** Ruby asks for a field as if it were a method: what is in it is not called. */
const isAskedField = ({ frame }: Machine, receiver: Value, target: Value, args: CallArgs): boolean =>
  frame.unit.language === 'ruby' &&
  args.list.length + args.named.size === 0 &&
  target.shapes.length > 0 &&
  ((target.shapes.every(({ kind }) => kind === 'external' || kind === 'instance') &&
    receiver.shapes.some(({ kind }) => kind === 'record')) ||
    (receiver.shapes.some(({ kind }) => kind === 'instance' || kind === 'class') && target.shapes.every(isKept)));

/** A block that is kept in a field has no name. */
const isKept = (shape: Shape): boolean => shape.kind !== 'function' || shape.fn.name === '';

/** A method that no class of the app has, but a library class it inherits from. */
export function callInherited(
  machine: Machine,
  receiver: Value,
  method: string,
  args: CallArgs,
  site: Site,
): Value | undefined {
  const owner = shapeOf(receiver, 'instance')?.of ?? shapeOf(receiver, 'class');
  const base = owner && libraryBaseOf(machine, owner);
  return owner && base !== undefined
    ? machine.library.inherited(machine, base, owner, receiver, method, args, site)
    : undefined;
}

/** A function in a record (`{ save() { this.x } }`) sees the record as `this`; one reached through a module or class does not. */
const takesSelf = (shape: FunctionShape, receiver: Value): boolean =>
  receiver.shapes.some((one) => one.kind === 'record' || one.kind === 'instance') && !shape.fn.static;

/** Something is called of which nothing is known. */
export function opaque(machine: Machine, callee: Value | null, args: CallArgs, site: Site): Value {
  runCallbacks(machine, args, null, site);
  const isOther = isEcmascript(machine.frame.unit.language) || callee?.shapes.every(({ kind }) => kind === 'instance');
  if (callee && (callee.origin & Origin.unknown || isOther))
    gap(machine, 'a function is called that could not be found', site);
  return ofOrigin(argsOrigin(args) | Origin.unknown);
}

export function argsOrigin(args: CallArgs): number {
  let origin = 0;
  for (const one of args.list) origin |= deepOrigin(one);
  if (args.named.size > 0) for (const one of args.named.values()) origin |= deepOrigin(one);
  return origin;
}

/** Functions given to a library are taken to be called by it, with what else it was given. */
export function runCallbacks(machine: Machine, args: CallArgs, element: Value | null, site: Site): Value[] {
  const results: Value[] = [];
  for (const value of [...args.list, ...args.named.values()]) {
    const functions = callbacksOf(machine, value);
    if (functions.length === 0) {
      const list = element ? [element] : args.list.slice(args.list.indexOf(value) + 1);
      const result = callHanded(machine, value, { list, named: args.named }, site);
      if (result) results.push(result);
      continue;
    }
    if (machine.loading > 0) machine.registered.push(...functions);
    const given = element ?? ofOrigin(argsOrigin(args));
    for (const fn of functions)
      results.push(callFunction(machine, fn, { list: givenTo(fn, given), named: new Map() }, site));
  }
  return results;
}

export function callFunction(machine: Machine, called: FunctionShape, given: CallArgs, site: Site): Value {
  const [reached, args] = referred(machine, called, joinedArgs(called.given, given));
  const [only = reached, ...more] = overloads(machine, reached, args);
  if (more.length === 0) return callMethod(machine, only, args, site);
  const result = callAnyOf(machine, [only, ...more], args, site);
  if (result) return result;
  gap(machine, `which \`${only.fn.name}()\` is meant could not be told`, site);
  return ofOrigin(argsOrigin(args));
}

/** Calls just this one, whatever others of its name there are. */
export function callMethod(machine: Machine, method: FunctionShape, args: CallArgs, site: Site): Value {
  const shape = undecorated(machine, method);
  const { fn } = shape;
  machine.reads.add(shape.unit.uri);
  if (isRunning(machine, shape) && !countsOn(machine, fn, args))
    return ofOrigin(argsOrigin(args) | (shape.self?.origin ?? 0));
  if (machine.stack.length >= deepest || machine.steps > mostSteps) {
    gap(machine, 'the code goes deeper than can be followed', site);
    return unknown;
  }
  const outer = machine.frame;
  const guards = machine.guards;
  const scope = new Scope(shape.scope);
  const frame: Frame = {
    fn,
    unit: shape.unit,
    scope,
    self: shape.self ?? outer.self,
    owner: shape.owner,
    returns: [],
    deferred: [],
    loops: machine.loops,
    given: args,
  };
  if (shape.self) scope.declare(fn.receiver?.name || 'this', shape.self);
  // A method of Ruby reaches the block it is given as `yield`, without a name for it.
  const block = shape.unit.language === 'ruby' ? args.list.at(-1) : undefined;
  if (block && shapeOf(block, 'function')) scope.declare('yield', block);
  machine.stack.push(fn);
  machine.running.push(shape);
  machine.frame = frame;
  try {
    bindParams(machine, shape, args);
    const entered = shape.wraps.flatMap((wrap) => machine.library.enter(machine, wrap, shape, args) ?? []);
    if (entered.length > 0) machine.guards = [...machine.guards, ...entered];
    const fallsThrough = run(machine, fn.body);
    if (frame.beside) runOn(machine);
    for (const work of frame.deferred.reverse()) work();
    if (fallsThrough) frame.returns.push({ value: constant, guards: machine.guards });
    if (shape.unit.language === 'csharp') machine.left = leftIn(fn, scope);
    return asReturned(machine, shape, settle(machine, fn, frame, guards, entered));
  } finally {
    machine.frame = outer;
    machine.stack.pop();
    machine.running.pop();
  }
}
