/** Java and C# have several methods of one name: which of them a call means. */
import { isJavaOrCSharp } from '../handler-facts';
import type { Func } from '../ir/ir';
import type { Machine } from './machine';
import { type CallArgs, type FunctionShape, shapeOf } from './value';

/** The one with as many parameters, of several those of the arguments' classes, and not the one that is running. */
export function overload(machine: Machine, shape: FunctionShape, args: CallArgs): FunctionShape {
  const { owner, fn } = shape;
  if (!owner || !isJavaOrCSharp(shape.unit.language)) return shape;
  const count = args.list.length + args.named.size;
  const same = owner.cls.methods.filter((one) => one.name === fn.name);
  if (same.length < 2) return shape;
  const fitting = same.filter((one) => one.params.length === count || one.params.at(-1)?.rest === true);
  const waiting = fitting.filter((one) => !machine.stack.includes(one));
  const chosen = waiting.find((one) => waiting.length > 1 && takes(one, args)) ?? waiting[0] ?? fitting[0] ?? fn;
  return chosen === fn ? shape : { ...shape, fn: chosen };
}

/** Whether an argument is an object of just the class that is written for it, and none of another. */
function takes({ params }: Func, { list }: CallArgs): boolean {
  let fits = false;
  for (const [index, { type }] of params.entries()) {
    const { cls } = shapeOf(list[index], 'instance')?.of ?? {};
    if (!cls || type === null) continue;
    if (cls.name === type) fits = true;
    else if (!cls.bases.includes(type)) return false;
  }
  return fits;
}
