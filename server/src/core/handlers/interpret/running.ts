/** The functions that run at a time: which of them is called anew, and what they leave behind. */
import { isEcmascript } from '../handler-facts';
import type { Func } from '../ir/ir';
import type { Machine } from './machine';
import type { Scope } from './scope';
import { type CallArgs, type FunctionShape, literalOf, Origin, shapeOf, type Value } from './value';

/** A decorator that stands twice around a function, a chain of handlers of one class: deeper ones bring nothing new. */
const mostNested = 3;

/** The same method of another object, or the same function around another one, is no recursion: links of a chain. */
export function isRunning({ stack, running }: Machine, called: FunctionShape): boolean {
  if (!stack.includes(called.fn)) return false;
  let nested = 0;
  for (const one of running) {
    if (one.fn !== called.fn) continue;
    if (isSame(one, called) || ++nested >= mostNested) return true;
  }
  return false;
}

const isSame = (a: FunctionShape, b: FunctionShape): boolean =>
  a.scope === b.scope && a.given === b.given && instanceIn(a.self) === instanceIn(b.self);

const instanceIn = (self: Value | null) => shapeOf(self, 'instance') ?? null;

/** `dispatch(index + 1)`: what goes on by counting is followed once more, as what comes next may be another. */
export const countsOn = ({ stack, frame }: Machine, fn: Func, { list }: CallArgs): boolean =>
  isEcmascript(frame.unit.language) &&
  stack.indexOf(fn) === stack.lastIndexOf(fn) &&
  list.some((one) => one.origin === Origin.constant && (one.shapes.length === 0 || typeof literalOf(one) === 'number'));

/** What is in the parameters that a caller gets back. */
export function leftIn({ params }: Func, scope: Scope): Machine['left'] {
  if (!params.some(({ out }) => out)) return null;
  return params.map(({ out, target }) => (out && target.k === 'name' ? scope.vars.get(target.name) : undefined));
}
