/** Methods of functions and promises: bind, call, then and their like. */
import type { Method } from './builtins';
import { argsOrigin, callFunction, callValue, opaque, runCallbacks } from './calls';
import { handlesFailure, withFailure } from './catches';
import { chosenMember } from './chosen-member';
import { gap } from './machine';
import { joinAll, ofOrigin, record, settled, shapeOf, type Value } from './value';

/** Promise methods, Java's CompletableFuture, optionals: the callback gets what the promise holds. */
export const thenDo: Method = (machine, receiver, args, site, name) => {
  const runAll = (): Value[] =>
    args.list.flatMap((one) => {
      const fn = shapeOf(one, 'function');
      return fn ? [callFunction(machine, fn, { list: [receiver], named: new Map() }, site)] : [];
    });
  const results = handlesFailure(name, args) ? withFailure(machine, runAll) : runAll();
  const { pending: _, ...plain } = results.length > 0 ? joinAll(results) : receiver;
  return receiver.pending ? { ...plain, pending: true } : plain;
};

/** Ruby's `order.tap { |it| ... }`: the block gets the object, and so does what comes after. */
export const tapped: Method = (machine, receiver, args, site) => {
  runCallbacks(machine, args, receiver, site);
  return receiver;
};

export const bind: Method = (_machine, receiver, args) => {
  const fn = shapeOf(receiver, 'function');
  const [self] = args.list;
  return fn ? { origin: 0, shapes: [{ ...fn, self: self && self.shapes.length > 0 ? self : fn.self }] } : receiver;
};

export const callWith: Method = (machine, receiver, args, site, name) => {
  const fn = shapeOf(receiver, 'function');
  if (!fn) {
    const owner = shapeOf(receiver, 'class');
    if (owner) gap(machine, `\`${owner.cls.name}.${name}()\` is not known`, site);
    return ofOrigin(receiver.origin | argsOrigin(args));
  }
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

/** Ruby's `object.public_send(name, ...)`; other languages send something. */
export const sendTo: Method = (machine, receiver, args, site) => {
  const [name, ...list] = args.list;
  const method =
    name && machine.frame.unit.language === 'ruby' ? chosenMember(machine, receiver, name, site) : undefined;
  return method && shapeOf(method, 'function')
    ? callValue(machine, method, receiver, null, { list, named: args.named }, site)
    : opaque(machine, receiver, args, site);
};

/** `task.GetAwaiter().GetResult()` has waited for it. */
export const enter: Method = (_machine, receiver, _args, _site, name) =>
  name === 'getresult' ? settled(receiver) : receiver;

export const invoke: Method = (machine, receiver, args, site) => {
  const results = receiver.shapes.flatMap((one) =>
    one.kind === 'function' ? callFunction(machine, one, args, site) : [],
  );
  return results.length > 0 ? joinAll(results) : ofOrigin(receiver.origin | argsOrigin(args));
};

export const toRecord: Method = (_machine, receiver) => {
  const instance = shapeOf(receiver, 'instance');
  if (instance) return record(instance.fields);
  return receiver;
};
