/** Python's `singledispatch`: one name for several functions, chosen by the type of what they are called with. */
import type { Expr, Func } from '../ir/ir';
import type { Machine } from './machine';
import { type FunctionShape, join, Origin, type Value } from './value';

/** `@process.register` and `@process.register(Order)` on a function: what is called `process` may be that function as well. */
export function registerImplementation(machine: Machine, fn: Func): void {
  const { scope } = machine.frame;
  for (const decorator of fn.decorators) {
    const generic = genericOf(decorator);
    const known = generic === undefined ? undefined : scope.lookup(generic);
    const own = scope.lookup(fn.name);
    if (generic === undefined || !known || !own || !known.shapes.some(isGeneric)) continue;
    scope.declare(generic, join(known, own));
  }
}

const isGeneric = (shape: Value['shapes'][number]): boolean =>
  shape.kind === 'function' && shape.fn.decorators.some((one) => lastName(one) === 'singledispatch');

const lastName = (decorator: Expr): string | undefined =>
  decorator.k === 'member' || decorator.k === 'name' ? decorator.name : undefined;

function genericOf(decorator: Expr): string | undefined {
  const written = decorator.k === 'call' ? decorator.callee : decorator;
  return written.k === 'member' && written.name === 'register' && written.object.k === 'name'
    ? written.object.name
    : undefined;
}

/** A method with all that its class registers for it; most have none. */
export function withImplementations(method: FunctionShape): Value {
  const { fn, owner } = method;
  const isDispatching = owner && fn.decorators.some((one) => lastName(one) === 'singledispatchmethod');
  const others = isDispatching
    ? owner.cls.methods.filter((one) => one.decorators.some((decorator) => genericOf(decorator) === fn.name))
    : [];
  return {
    origin: Origin.constant,
    shapes: [method, ...others.map((one): FunctionShape => ({ ...method, fn: one, bare: true }))],
  };
}
