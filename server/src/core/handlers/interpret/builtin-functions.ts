/** Methods of functions and promises: bind, call, then and their like. */

import { hole } from '../handler-facts';
import type { Method } from './builtins';
import { functionIn, joinedArgs } from './call-arguments';
import { argsOrigin, callFunction, callValue, opaque, runCallbacks } from './calls';
import { handlesFailure, withFailure } from './catches';
import { chosenMember } from './chosen-member';
import { callbacksOf } from './functional-interfaces';
import { gap } from './machine';
import { missed, noteActing } from './missing-method';
import { chosenClass } from './ruby-methods';
import { joinAll, noArgs, ofOrigin, record, settled, shapeOf, type Value } from './value';
import { elementOf, textOf } from './value-queries';

/** Promise methods, Java's CompletableFuture, optionals: the callback gets what the promise holds. */
export const thenDo: Method = (machine, receiver, args, site, name) => {
  const runAll = (): Value[] =>
    args.list.flatMap((one) =>
      callbacksOf(machine, one).map((fn) =>
        callFunction(machine, fn, { list: [settled(receiver)], named: noArgs.named }, site),
      ),
    );
  const isForFailure = handlesFailure(name, args);
  const results = isForFailure ? withFailure(machine, runAll) : runAll();
  // Without a failure, and whatever is done at the end, the promise holds what it held.
  const kept = isForFailure || name === 'finally' || results.length === 0 ? [receiver] : [];
  const { pending: _, ...plain } = joinAll(name === 'finally' ? kept : [...kept, ...results]);
  return receiver.pending ? { ...plain, pending: true } : plain;
};

/** Ruby's `order.tap { |it| ... }`: the block gets the object, and so does what comes after. */
export const tapped: Method = (machine, receiver, args, site) => {
  runCallbacks(machine, args, receiver, site);
  return receiver;
};

export const bind: Method = (_machine, receiver, args) => {
  const fn = shapeOf(receiver, 'function');
  const [self, ...more] = args.list;
  if (!fn) return receiver;
  const given = more.length > 0 ? { given: joinedArgs(fn.given, { list: more, named: noArgs.named }) } : {};
  return { origin: 0, shapes: [{ ...fn, ...given, self: self && self.shapes.length > 0 ? self : fn.self }] };
};

export const callWith: Method = (machine, receiver, args, site, name) => {
  const fn = shapeOf(receiver, 'function');
  if (!fn) {
    const owner = shapeOf(receiver, 'class');
    if (owner) gap(machine, `\`${owner.cls.name}.${name}()\` is not known`, site);
    noteActing(machine, receiver, name, args, site);
    return ofOrigin(receiver.origin | argsOrigin(args));
  }
  // `send.call(order)` of Ruby has no object for the function, and it may be any of several.
  if (fn.unit.language === 'ruby') return callValue(machine, receiver, null, null, args, site);
  const [self, ...rest] = args.list;
  const list = name === 'apply' ? (shapeOf(rest[0], 'list')?.items ?? rest) : rest;
  return callFunction(
    machine,
    { ...fn, self: self && self.shapes.length > 0 ? self : fn.self },
    { list, named: args.named },
    site,
  );
};

/** Python's `object.__getattribute__(name)`. */
export const chosen: Method = (machine, receiver, args, site) => {
  const [name] = args.list;
  return (name && chosenMember(machine, receiver, name, site)) ?? ofOrigin(receiver.origin | argsOrigin(args));
};

/** Ruby's `object.public_send(name, ...)`. */
export const sendTo: Method = (machine, receiver, args, site) => {
  const [name, ...list] = args.list;
  if (!name) return opaque(machine, receiver, args, site);
  const called = textOf(name);
  const rest = { list, named: args.named };
  if (called !== undefined && !called.includes(hole)) return callValue(machine, null, receiver, called, rest, site);
  const method = chosenMember(machine, receiver, name, site);
  if (method && shapeOf(method, 'function')) return callValue(machine, method, receiver, null, rest, site);
  // A library may have a method of that name itself.
  const text = 'a method is called whose name could not be told';
  missed(machine, text, 'send', args, site, shapeOf(receiver, 'external')?.path);
  return opaque(machine, receiver, args, site);
};

/** Rails: `'order_mail'.camelize.constantize`. */
export const constantized: Method = (machine, receiver) => chosenClass(machine, receiver);

/** `task.GetAwaiter().GetResult()` has waited for it. */
export const enter: Method = (_machine, receiver, _args, _site, name) =>
  name === 'getresult' ? settled(receiver) : receiver;

export const invoke: Method = (machine, receiver, args, site) => {
  const results = receiver.shapes.flatMap((one) =>
    one.kind === 'function' ? callFunction(machine, one, args, site) : [],
  );
  return results.length > 0 ? joinAll(results) : ofOrigin(receiver.origin | argsOrigin(args));
};

export const toRecord: Method = (machine, receiver, args, site) => {
  const fn = functionIn(machine, args);
  // Ruby's `names.to_h { |name| [name, make(name)] }`.
  if (fn && machine.frame.unit.language === 'ruby') {
    const pair = callFunction(machine, fn, { list: [elementOf(receiver)], named: new Map() }, site);
    return record([], shapeOf(pair, 'list')?.items[1] ?? elementOf(pair));
  }
  const instance = shapeOf(receiver, 'instance');
  if (instance) return record(instance.fields);
  return receiver;
};
