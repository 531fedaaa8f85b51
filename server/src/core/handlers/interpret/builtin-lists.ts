/** Methods that put something into a list. What guards each of them guards whatever loops over the list later. */
import type { Method } from './builtins';
import { addGuards, commonGuards, type Guard, noGuards } from './guard';
import { setMember } from './set-members';
import { constant, join, type ListShape, shapeOf, type Value } from './value';
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
  if (list) fill(list, added, others ? addGuards(machine.guards, guardsInside(others)) : machine.guards);
  return receiver;
};
