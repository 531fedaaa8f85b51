/** The functions that run at a time: which of them is called anew, and what they leave behind. */
import type { Func } from '../ir/ir';
import type { Machine } from './machine';
import type { Scope } from './scope';
import { type FunctionShape, shapeOf } from './value';

const mostNested = 3;

/** The same method of another object, or the same function around another one, is no recursion: links of a chain. */
export function isRunning({ running }: Machine, { fn, scope, self }: FunctionShape): boolean {
  let nested = 0;
  for (const one of running) {
    if (one.fn !== fn) continue;
    const isOther =
      one.scope !== scope || (shapeOf(one.self, 'instance') ?? null) !== (shapeOf(self, 'instance') ?? null);
    if (!isOther || ++nested >= mostNested) return true;
  }
  return false;
}

/** What is in the parameters that a caller gets back. */
export function leftIn({ params }: Func, scope: Scope): Machine['left'] {
  if (!params.some(({ out }) => out)) return null;
  return params.map(({ out, target }) => (out && target.k === 'name' ? scope.vars.get(target.name) : undefined));
}
