/** Java: an Optional is the value in it, streams are lists. What either of them can be is told by what is asked of it. */
import type { Method } from './builtins';
import { callFunction, runCallbacks } from './calls';
import { handlesFailure, withFailure } from './catches';
import { addGuards } from './guard';
import type { Machine } from './machine';
import { memberOf } from './members';
import { type CallArgs, type ExternalShape, joinAll, listOf, record, type Shape, shapeOf, type Value } from './value';
import { deepOrigin, elementOf, guardsInside } from './value-queries';

const single: ReadonlySet<Shape['kind']> = new Set(['instance', 'literal', 'text', 'env']);

/** A client or store of a library. */
const isClient = (shape: Shape): boolean => shape.kind === 'external' && /^[a-z][\w-]*:/.test(shape.path);

/** One value, and no container of several. */
export const isOne = ({ frame }: Machine, { shapes }: Value): boolean =>
  frame.unit.language === 'java' &&
  shapes.length > 0 &&
  shapes.every((shape) => single.has(shape.kind) || isClient(shape));

/** Whether it is asked as what an Optional holds: whatever library it comes from, no client has such methods of its own. */
export const isUnwrapped = (machine: Machine, receiver: Value, method: string): boolean =>
  machine.frame.unit.language === 'java' &&
  shapeOf(receiver, 'external') !== undefined &&
  (/^(orElse|orElseGet|orElseThrow|ifPresent|ifPresentOrElse)$/.test(method) ||
    (/^(map|flatMap|isPresent|isEmpty)$/.test(method) && receiver.shapes.some(isClient)));

/** Whether what is made of each element may be an Optional: it was made of nothing that is known to hold several. */
export const maybeOne = ({ frame }: Machine, receiver: Value): boolean =>
  frame.unit.language === 'java' &&
  (shapeOf(receiver, 'list')?.maybeOne ?? !(shapeOf(receiver, 'list') ?? shapeOf(receiver, 'record')));

const valueIn = (receiver: Value): Value => (shapeOf(receiver, 'list')?.maybeOne ? elementOf(receiver) : receiver);

/** `orElse`, `orElseGet`, `or`: the value or another. */
export const otherwise: Method = (machine, receiver, args, site, name) => {
  const runAll = (): Value[] =>
    args.list.flatMap((one) => (shapeOf(one, 'function') ? runCallbacks(machine, listed(one), null, site) : one));
  const others = handlesFailure(name, args) ? withFailure(machine, runAll) : runAll();
  return joinAll([valueIn(receiver), ...others]);
};

const listed = (value: Value): CallArgs => ({ list: [value], named: new Map() });

/** `orElseThrow`, `get`: the value and nothing else. */
export const certainly: Method = (machine, receiver, args, site) => {
  runCallbacks(machine, args, null, site);
  return valueIn(receiver);
};

/** `ifPresent`, `ifPresentOrElse`. */
export const ifThere: Method = (machine, receiver, args, site) => {
  const { guards } = machine;
  machine.guards = addGuards(guards, guardsInside(receiver));
  runCallbacks(machine, args, valueIn(receiver), site);
  machine.guards = guards;
  return valueIn(receiver);
};

/** `stream.collect(Collectors.toMap(Order::id, order -> order))`. */
export function collected(machine: Machine, receiver: Value, args: CallArgs, site: Parameters<Method>[3]): Value {
  const collector = shapeOf(args.list[0], 'external');
  const element = elementOf(receiver);
  const way = /\.(\w+)\(\)$/.exec(collector?.path ?? '')?.[1] ?? '';
  if (way === 'joining') return { origin: deepOrigin(receiver), shapes: [{ kind: 'text', parts: [element] }] };
  if (way === 'toMap' || way === 'toConcurrentMap') return record([], keptAs(machine, collector, element, site));
  if (/^(groupingBy|partitioningBy)/.test(way)) return record([], listOf([], element));
  return shapeOf(receiver, 'list') ? listOf([], element, shapeOf(receiver, 'list')?.guards) : receiver;
}

/** What the second function of `toMap` makes of an element. */
function keptAs(
  machine: Machine,
  collector: ExternalShape | undefined,
  element: Value,
  site: Parameters<Method>[3],
): Value {
  const fn = shapeOf(collector?.args?.list[1], 'function');
  return fn ? callFunction(machine, fn, listed(element), site) : element;
}

/** `entry.getKey()`, `entry.getValue()` of what `entrySet` gives. */
export const ofPair =
  (place: 0 | 1): Method =>
  (machine, receiver, _args, site) => {
    const pair = shapeOf(receiver, 'list')?.items[place];
    return pair ?? memberOf(machine, receiver, place === 0 ? 'key' : 'value', site);
  };

/** What a `flatMap` makes are the elements of the lists that its function gives. */
export const flattened = (name: string, made: Value): Value =>
  /^(flatmap|selectmany)$/.test(name) && shapeOf(made, 'list') ? elementOf(made) : made;
