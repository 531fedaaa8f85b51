/** Whether a function runs already: its closures, and the method of another object of the same class, are not it. */
import { isEcmascript } from '../handler-facts';
import type { Func } from '../ir/ir';
import type { Machine } from './machine';
import { type CallArgs, type FunctionShape, literalOf, Origin, shapeOf } from './value';

/** A decorator that stands twice around a function, a chain of handlers of one class: deeper ones bring nothing new. */
const mostAtOnce = 3;

export function isRunning({ stack, running }: Machine, called: FunctionShape): boolean {
  if (!stack.includes(called.fn)) return false;
  let count = 0;
  for (const one of running) {
    if (one.fn !== called.fn) continue;
    if (++count >= mostAtOnce || isSame(one, called)) return true;
  }
  return false;
}

const isSame = (a: FunctionShape, b: FunctionShape): boolean =>
  a.scope === b.scope && a.given === b.given && shapeOf(a.self, 'instance') === shapeOf(b.self, 'instance');

/** `dispatch(index + 1)`: what goes on by counting is followed once more, as what comes next may be another. */
export const countsOn = ({ stack, frame }: Machine, fn: Func, { list }: CallArgs): boolean =>
  isEcmascript(frame.unit.language) &&
  stack.indexOf(fn) === stack.lastIndexOf(fn) &&
  list.some((one) => one.origin === Origin.constant && (one.shapes.length === 0 || typeof literalOf(one) === 'number'));
