/** Contexts of Python that stand on a function instead of around a block: `@timed()` of a `@contextmanager`, a `ContextDecorator`. */
import type { Expr, Func, Param } from '../ir/ir';
import { evaluate } from './expressions';
import type { Machine } from './machine';
import { methodOf } from './members';
import { Scope } from './scope';
import { type FunctionShape, Origin, shapeOf, type Value } from './value';

/** The function inside the context; undefined where the decorator is none. */
export function inContext(machine: Machine, decorator: Expr, target: FunctionShape): Value | undefined {
  const { frame } = machine;
  if (frame.unit.language !== 'python' || decorator.k !== 'call' || !opens(machine, decorator.callee)) return undefined;
  const scope = new Scope(frame.scope);
  scope.declare(inner, { origin: Origin.constant, shapes: [target] });
  const fn = around(target.fn, decorator);
  return { origin: Origin.constant, shapes: [{ ...target, fn, scope, wraps: [], bare: true }] };
}

function opens(machine: Machine, callee: Expr): boolean {
  if (callee.k !== 'name' && callee.k !== 'member') return false;
  const made = evaluate(machine, callee);
  const cls = shapeOf(made, 'class');
  if (cls) return methodOf(machine, cls, '__exit__') !== undefined && !methodOf(machine, cls, '__call__');
  return (
    shapeOf(made, 'function')?.fn.decorators.some(
      (one) => (one.k === 'name' || one.k === 'member') && /contextmanager$/.test(one.name),
    ) === true
  );
}

const inner = '\u0000inner';

/** `def f(*list, **named): with context: return inner(*list, **named)`. */
function around({ name, nameAt, at, end, async }: Func, context: Expr): Func {
  const named = (text: string): Expr => ({ k: 'name', at, name: text });
  const rest = (text: string): Param => ({
    target: named(text),
    type: null,
    fallback: null,
    rest: true,
    property: false,
    decorators: [],
  });
  const call = (callee: Expr, args: readonly { readonly name: string | null; readonly value: Expr }[]): Expr => ({
    k: 'call',
    at,
    end,
    callee,
    args,
    construct: false,
  });
  const opened = call({ k: 'member', at, object: context, name: '__enter__' }, []);
  const handed = [
    { name: null, value: { k: 'spread', at, value: named('list') } as const },
    { name: '**', value: named('named') },
  ];
  return {
    kind: 'function',
    name,
    nameAt,
    at,
    end,
    params: [rest('list'), rest('named')],
    body: [
      { k: 'expr', at, value: opened },
      { k: 'return', at, value: call(named(inner), handed) },
    ],
    decorators: [],
    async,
    static: true,
    receiver: null,
    returns: null,
  };
}
