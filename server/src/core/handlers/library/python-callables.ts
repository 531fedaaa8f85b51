/** What Python's own library makes to be called later: partials, `methodcaller`, named tuples, what a stack of contexts is told. */
import { joinedArgs } from '../interpret/call-arguments';
import { callValue, opaque } from '../interpret/calls';
import type { Machine, Site } from '../interpret/machine';
import { memberOf } from '../interpret/members';
import { entered } from '../interpret/special-calls';
import {
  type CallArgs,
  constant,
  type ExternalShape,
  external,
  noArgs,
  Origin,
  shapeOf,
  type Value,
} from '../interpret/value';
import { textOf } from '../interpret/value-queries';
import { membersInOrder } from './members-in-order';

type Called = (machine: Machine, callee: ExternalShape, args: CallArgs, site: Site) => Value | undefined;

export const partialPath = 'functools.partial()';

/** A function of the app is still one; of a library it is kept together with what it was given. */
export function partial({ list: [fn, ...list], named }: CallArgs): Value {
  const given: CallArgs = { list, named };
  const own = shapeOf(fn, 'function');
  if (own) return { origin: Origin.constant, shapes: [{ ...own, given: joinedArgs(own.given, given) }] };
  return external(partialPath, { args: { list: fn ? [fn, ...list] : [], named } });
}

/** `getattr(object, 'name')` as a function: what it is called with is the object. */
const reached: Called = (machine, callee, { list: [object] }, site) => {
  const name = textOf(callee.args?.list[0]);
  if (!object || name === undefined) return undefined;
  return name.split('.').reduce((at, part) => memberOf(machine, at, part, site), object);
};

const called: Readonly<Record<string, Called>> = {
  [partialPath]: (machine, callee, args, site) => {
    const { list: [fn, ...list] = [], named } = callee.args ?? noArgs;
    return fn && callValue(machine, fn, null, null, joinedArgs(named && { list, named }, args), site);
  },
  'operator.methodcaller()': (machine, callee, { list: [object] }, site) => {
    const { list: [name, ...list] = [], named } = callee.args ?? noArgs;
    const method = textOf(name);
    if (!object || method === undefined) return opaque(machine, null, noArgs, site);
    return callValue(machine, null, object, method, { list, named }, site);
  },
  'operator.attrgetter()': reached,
  'operator.itemgetter()': reached,
  'contextlib.ExitStack().enter_context': (machine, _callee, { list: [context] }, site) =>
    context && entered(machine, context, site),
  'contextlib.AsyncExitStack().enter_async_context': (machine, _callee, { list: [context] }, site) =>
    context && entered(machine, context, site),
  'contextlib.closing()': (_machine, callee) => callee.args?.list[0],
  // `Clients = namedtuple('Clients', ['sns', 'sqs'])` or `'sns sqs'`, then `Clients(sns, sqs)`.
  'collections.namedtuple()': (_machine, callee, args) => {
    const written = callee.args?.list[1];
    const names =
      shapeOf(written, 'list')?.items.map((one) => textOf(one) ?? '') ?? textOf(written)?.split(/[\s,]+/) ?? [];
    return membersInOrder(names, args);
  },
};

const byPath: ReadonlyMap<string, Called> = new Map(Object.entries(called));

/** A call of something that Python's own library made; undefined where it is none of these. */
export const callMade: Called = (machine, callee, args, site) => byPath.get(callee.path)?.(machine, callee, args, site);

/** What a function of a library was given before, if it is one with arguments of its own. */
export const innerOfPartial = ({ path, args }: ExternalShape): ExternalShape | undefined =>
  path === partialPath ? shapeOf(args?.list[0] ?? constant, 'external') : undefined;
