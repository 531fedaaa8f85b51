/** Mediators of .NET (MediatR, Mediator): what is sent goes to the class of the app that handles its type. */
import { callFunction } from '../interpret/calls';
import type { Machine, Site } from '../interpret/machine';
import { instanceOf } from '../interpret/types';
import {
  type CallArgs,
  type ClassShape,
  type FunctionShape,
  joinAll,
  ofOrigin,
  shapeOf,
  type Value,
} from '../interpret/value';

const interfaces: readonly string[] = ['IRequestHandler', 'INotificationHandler', 'ICommandHandler', 'IQueryHandler'];

/** Undefined where no class of the app handles it: the library's call stays unknown then. */
export function mediated(machine: Machine, args: CallArgs, site: Site): Value | undefined {
  const [message] = args.list;
  const type = shapeOf(message, 'instance')?.of.cls.name;
  if (!message || type === undefined) return undefined;
  const { unit } = machine.frame;
  const classes = interfaces.flatMap((name) => machine.program.extending(machine, unit, name));
  const handlers = classes.flatMap((cls) => handlerOf(machine, cls, type) ?? []);
  if (handlers.length === 0) return undefined;
  const given = { list: [message, ofOrigin(0)], named: new Map() };
  return { ...joinAll(handlers.map((one) => callFunction(machine, one, given, site))), pending: true };
}

function handlerOf(machine: Machine, cls: ClassShape, type: string): FunctionShape | undefined {
  const fn = cls.cls.methods.find(({ name, params }) => name.startsWith('Handle') && params[0]?.type === type);
  const self: Value = { origin: 0, shapes: [instanceOf(machine, cls)] };
  return fn && { kind: 'function', fn, unit: cls.unit, scope: cls.scope, self, owner: cls, wraps: [] };
}
