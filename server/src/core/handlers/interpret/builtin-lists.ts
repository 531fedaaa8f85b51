/** Methods that put something into a list. What guards each of them guards whatever loops over the list later. */

import { isEcmascript } from '../handler-facts';
import type { Method } from './builtins';
import { functionsIn } from './call-arguments';
import { callFunction } from './calls';
import { inTurns, iterate } from './containers';
import { addGuards, commonGuards, type Guard, noGuards } from './guard';
import { setMember } from './set-members';
import { constant, join, joinAll, type ListShape, noArgs, ofOrigin, shapeOf, type Value } from './value';
import { elementOf, guardsInside, textOf } from './value-queries';

export const append: Method = (machine, receiver, args) => {
  machine.changes++;
  const list = shapeOf(receiver, 'list');
  const added = args.list.at(-1) ?? constant;
  // `document.append("total", total)`.
  if (!list && args.list.length === 2) setMember(machine, receiver, textOf(args.list[0]) ?? null, added);
  if (list) fill(list, added, machine.guards);
  return receiver;
};

function fill(list: ListShape, added: Value, guards: readonly Guard[]): void {
  const isEmpty = list.items.length === 0 && list.rest === null;
  list.guards = isEmpty ? guards : commonGuards(list.guards ?? noGuards, guards);
  list.rest = list.rest ? join(list.rest, added) : added;
}

export const extend: Method = (machine, receiver, args) => {
  machine.changes++;
  const list = shapeOf(receiver, 'list');
  const [others] = args.list;
  const added = others ? elementOf(others) : constant;
  const nothing = shapeOf(others, 'list');
  if (nothing && nothing.items.length === 0 && nothing.rest === null) return receiver;
  if (list) fill(list, added, others ? addGuards(machine.guards, guardsInside(others)) : machine.guards);
  return receiver;
};

/** What stands behind the function, or the first element, is where it starts. */
export const reduce: Method = (machine, receiver, args, site, name) => {
  const { element } = iterate(machine, receiver);
  // JavaScript starts with what stands behind the function, which may be one as well.
  const given = isEcmascript(machine.frame.unit.language)
    ? args.list[1]
    : args.list.find((one) => !shapeOf(one, 'function'));
  const called = functionsIn(machine, args);
  if (called.length === 0) return ofOrigin(receiver.origin);
  const step = (before: Value, one: Value): Value =>
    joinAll(called.map((by) => callFunction(machine, by, { list: [before, one], named: noArgs.named }, site)));
  const { items = [], rest } = shapeOf(receiver, 'list') ?? {};
  // Where all items are known one is laid around the other, and what it starts with is no result by itself.
  if (given && !rest && items.length > 0 && items.length <= mostLaidAround && receiver.shapes.length === 1)
    return (name === 'reduceright' ? [...items].reverse() : items).reduce(step, given);
  const start = given ?? element;
  return join(start, step(start, element));
};

const mostLaidAround = 8;

/** Ruby's `each_with_object([]) { |one, all| all << one }`: what is handed to each turn is what comes out. */
export const eachWithObject: Method = (machine, receiver, args, site) => {
  const memo = args.list.find((one) => !shapeOf(one, 'function')) ?? constant;
  for (const fn of functionsIn(machine, args))
    inTurns(machine, receiver, (element) =>
      callFunction(machine, fn, { list: [element, memo], named: noArgs.named }, site),
    );
  return memo;
};
