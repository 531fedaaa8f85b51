/** Calls that a language gives a meaning of their own: `super()`, `this()`, what opens a block, Ruby's bare `new`. */
import { isJavaOrCSharp } from '../handler-facts';
import type { Call } from '../ir/ir';
import { sendTo } from './builtin-functions';
import { evaluateArgs } from './call-arguments';
import { callFunction, callInherited, callValue } from './calls';
import { baseOf } from './class-line';
import { callOwnConstructor, callSuper, construct, superOf } from './constructors';
import { evaluate, hasImplicitThis } from './expressions';
import type { Machine, Site } from './machine';
import { methodOf } from './members';
import { isTame } from './missing-method';
import { instanceOf } from './types';
import { type CallArgs, constant, noArgs, Origin, settled, shapeOf, type Value } from './value';

export function callSpecial(machine: Machine, expr: Call): Value | undefined {
  const { callee } = expr;
  const { language } = machine.frame.unit;
  if (callee.k === 'name' && callee.name === 'super') {
    const args = evaluateArgs(machine, expr);
    if (language === 'ruby') return callRubySuper(machine, args, expr);
    return language === 'python' ? superOf(machine) : callSuper(machine, args, expr);
  }
  if (callee.k === 'name' && callee.name === 'this' && hasImplicitThis.has(language))
    return callOwnConstructor(machine, evaluateArgs(machine, expr), expr);
  if (callee.k === 'name' && callee.name === 'new' && language === 'ruby') {
    const cls = shapeOf(machine.frame.self, 'class');
    return cls && construct(machine, { origin: Origin.constant, shapes: [cls] }, evaluateArgs(machine, expr), expr);
  }
  if (callee.k !== 'member') return undefined;
  if (language === 'ruby' && sending.has(callee.name))
    return sendTo(machine, evaluate(machine, callee.object), evaluateArgs(machine, expr), expr, callee.name);
  if (callee.name === '__enter__') return entered(machine, evaluate(machine, callee.object), expr);
  if (callee.name === '__exit__' && isJavaOrCSharp(language))
    return closed(machine, evaluate(machine, callee.object), expr);
  if (callee.name !== '__new__') return undefined;
  const cls = shapeOf(evaluateArgs(machine, expr).list[0], 'class');
  return cls && { origin: Origin.constant, shapes: [instanceOf(machine, cls)] };
}

const sending: ReadonlySet<string> = new Set(['send', 'public_send', '__send__']);

/** The method of that name above; a bare `super` hands on what the method was given. */
function callRubySuper(machine: Machine, args: CallArgs, expr: Call): Value {
  const { fn, owner, self, scope } = machine.frame;
  if (!fn || !owner || fn.name === 'initialize') return callSuper(machine, args, expr);
  const base = baseOf(machine, owner);
  const above = base && methodOf(machine, base, fn.name);
  const given = fn.params.flatMap(({ target }) => (target.k === 'name' ? (scope.lookup(target.name) ?? []) : []));
  const handed = expr.args.length > 0 ? args : { list: given, named: noArgs.named };
  if (above) return callFunction(machine, { ...above, self }, handed, expr);
  return (self && !isTame(fn.name) ? callInherited(machine, self, fn.name, handed, expr) : undefined) ?? constant;
}

/** The end of a `try (...)` of Java, of a `using` of C#: what an object of the app does when it is closed. */
function closed(machine: Machine, value: Value, expr: Call): Value {
  for (const shape of value.shapes)
    for (const name of shape.kind === 'instance' ? ['close', 'DisposeAsync', 'Dispose'] : [])
      if (shape.kind === 'instance' && methodOf(machine, shape.of, name))
        return settled(callValue(machine, null, { origin: value.origin, shapes: [shape] }, name, noArgs, expr));
  return constant;
}

/** What `with x as y` gives: most things themselves. */
export function entered(machine: Machine, value: Value, expr: Site): Value {
  const own = shapeOf(value, 'instance');
  const either = (...names: readonly string[]): string | undefined =>
    own && names.find((name) => methodOf(machine, own.of, name));
  const leave = either('__exit__', '__aexit__');
  if (leave) machine.frame.deferred.push(() => callValue(machine, null, value, leave, noArgs, expr));
  const enter = either('__enter__', '__aenter__');
  return enter ? settled(callValue(machine, null, value, enter, noArgs, expr)) : settled(value);
}
