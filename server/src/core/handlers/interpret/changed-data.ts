/** Data that a method changes where it is: `order.update(id=make())` of Python, when nothing but its origin was known. */
import type { Expr } from '../ir/ir';
import type { Machine } from './machine';
import { memberOf } from './members';
import { assignField } from './patterns';
import { type CallArgs, join, shapeOf, type Value } from './value';
import { textOf } from './value-queries';

/** What has fields of its own is changed by the method itself. */
const isOpen = ({ shapes }: Value): boolean => shapes.every(({ kind }) => kind === 'event' || kind === 'literal');

export function changeData(machine: Machine, object: Expr, receiver: Value, method: string, args: CallArgs): void {
  if ((method !== 'update' && method !== 'setdefault') || machine.frame.unit.language !== 'python') return;
  if (object.k !== 'name' || !isOpen(receiver)) return;
  const [first, second] = args.list;
  if (method === 'update') {
    for (const [name, value] of [...(shapeOf(first, 'record')?.fields ?? []), ...args.named])
      if (name !== '**') assignField(machine, object, name, value);
    return;
  }
  const name = textOf(first);
  if (name !== undefined && second)
    assignField(machine, object, name, join(memberOf(machine, receiver, name, object), second));
}
