/** Evaluates expressions to abstract values; calls on the way are followed. */

import { isEcmascript, isJavaOrCSharp } from '../handler-facts';
import type { Call, Class, Expr } from '../ir/ir';
import { asks, isAppending, longer, longerThan, noteAsked, sifted } from './added-lists';
import { assignment } from './assignments';
import { lowerFirst } from './builtin-requests';
import { evaluateArgs } from './call-arguments';
import { callFunction, callValue } from './calls';
import { changeData } from './changed-data';
import { construct, filledWith, superOf } from './constructors';
import { comprehension, evaluateList, evaluateRecord } from './containers';
import { declaredField } from './declared-fields';
import { callGenerated } from './generated-members';
import { globalOf } from './globals';
import { takeBack } from './hidden-calls';
import { indexed } from './indexed';
import { awaitedOf } from './iterables';
import { importedLate, notYet } from './late-imports';
import { type Machine, mostSteps } from './machine';
import { memberOf } from './members';
import { narrowed } from './narrowing';
import { choice, operation } from './operators';
import { isNested, memberOfOuter } from './outer-objects';
import { callPromised, ownMethod } from './own-methods';
import { assignField, markRelative } from './patterns';
import { Scope } from './scope';
import { callSpecial } from './special-calls';
import { functionValue } from './statements';
import { handedOut } from './types';
import {
  constant,
  external,
  listOf,
  literalValue,
  noArgs,
  Origin,
  ofOrigin,
  settled,
  shapeOf,
  unknown,
  type Value,
} from './value';
import { deepOrigin } from './value-queries';

export function evaluate(machine: Machine, expr: Expr): Value {
  if (++machine.steps > mostSteps) return unknown;
  switch (expr.k) {
    case 'literal':
      return literalValue(expr.value);
    case 'text':
      return textValue(expr.parts.map((part) => evaluate(machine, part)));
    case 'name':
      return named(machine, expr);
    case 'member':
      return memberOf(machine, evaluate(machine, expr.object), expr.name, expr);
    case 'index':
      return indexed(machine, expr);
    case 'call':
      return evaluateCall(machine, expr);
    case 'record':
      return evaluateRecord(machine, expr);
    case 'list':
      return evaluateList(machine, expr.items);
    case 'spread':
      return settled(evaluate(machine, expr.value));
    case 'await':
      return settled(awaitedOf(machine, evaluate(machine, expr.value), expr));
    case 'comprehension':
      return comprehension(machine, expr.loops, expr.value);
    case 'function':
      return functionValue(machine, expr.fn, expr.keeps);
    case 'class':
      return classExpression(machine, expr.cls);
    case 'op':
      return operation(machine, expr.op, expr.items, expr.at);
    case 'choice':
      return choice(machine, expr);
    case 'assign':
      return assignment(machine, expr);
    case 'cast':
      return narrowed(machine, machine.frame.unit, evaluate(machine, expr.value), expr.type);
    case 'other': {
      const values = expr.items.map((item) => evaluate(machine, item));
      return values.length === 1 && values[0]
        ? values[0]
        : ofOrigin(values.reduce((all, one) => all | one.origin, 0) | (values.length === 0 ? Origin.unknown : 0));
    }
  }
}

/** `module.exports = class Orders {}` knows itself by its own name. */
function classExpression({ frame }: Machine, cls: Class): Value {
  const scope = new Scope(frame.scope);
  const made: Value = { origin: Origin.constant, shapes: [{ kind: 'class', cls, unit: frame.unit, scope }] };
  if (cls.name) scope.declare(cls.name, made);
  return made;
}

/** In Ruby a bare name may be a call. */
function named(machine: Machine, expr: Extract<Expr, { k: 'name' }>): Value {
  const value = lookup(machine, expr.name);
  if (machine.frame.unit.language !== 'ruby' || machine.frame.scope.vars.has(expr.name)) return value;
  const fn = shapeOf(value, 'function');
  const site = { at: expr.at, end: expr.at + expr.name.length };
  if (fn && fn.fn.name === expr.name) return callFunction(machine, fn, noArgs, site);
  const { self } = machine.frame;
  const isNowhere = self !== null && shapeOf(value, 'external')?.path === expr.name;
  return (isNowhere ? callGenerated(machine, self, expr.name, noArgs, site) : undefined) ?? value;
}

/** Names that languages know without an import are library paths of their own. */
export function lookup(machine: Machine, name: string): Value {
  const { frame } = machine;
  if ((name === 'this' || name === 'self') && frame.self) {
    const shadowed = frame.scope.vars.get(name);
    return shadowed ?? frame.self;
  }
  const base = name === 'super' || name === 'base' ? superOf(machine) : undefined;
  if (shapeOf(base, 'instance') && base) return base;
  const found = frame.scope.lookup(name);
  if (found === notYet) return importedLate(machine, frame.unit, name);
  if (found) return nearer(machine, name, found) ?? found;
  if (name === 'arguments' && frame.given && isEcmascript(frame.unit.language)) return listOf(frame.given.list);
  const self = frame.scope.lookup('this');
  if (self && name !== 'this' && frame.owner && hasImplicitThis.has(frame.unit.language)) {
    const own = memberOf(machine, self, name, { at: 0 });
    if (own.shapes.length > 0 || own.origin !== self.origin) return own;
    if (declaredField(machine, frame.owner, name)) return own;
  }
  if (frame.owner && hasImplicitThis.has(frame.unit.language)) {
    const cls: Value = { origin: Origin.constant, shapes: [frame.owner] };
    const own = memberOf(machine, cls, name, { at: 0 });
    if (own.shapes.length > 0) return own;
    const outer = isNested(frame.owner) ? memberOfOuter(machine, frame.owner, name) : undefined;
    if (outer) return outer;
  }
  // In the body of a class of Python stands what was declared above it there.
  if (frame.owner && !frame.fn && frame.unit.language === 'python') {
    const own = memberOf(machine, { origin: Origin.constant, shapes: [frame.owner] }, name, { at: 0 });
    if (own.shapes.length > 0) return own;
  }
  return machine.program.resolveName(machine, frame.unit, name) ?? globalOf(machine, null, name) ?? external(name);
}

/** A class inside of the one that runs goes before what its file has or imports under the same name. */
function nearer(machine: Machine, name: string, found: Value): Value | undefined {
  const { owner, unit } = machine.frame;
  return owner && isJavaOrCSharp(unit.language) && /^[A-Z]/.test(name) && unit.scope.vars.get(name) === found
    ? machine.program.resolveType(machine, unit, name)
    : undefined;
}

/** `orders.save()` means `this.orders.save()` there. */
export const hasImplicitThis: ReadonlySet<string> = new Set(['java', 'csharp', 'ruby']);

export function textValue(parts: readonly Value[]): Value {
  const origin = parts.reduce((all, part) => all | deepOrigin(part), 0);
  return { origin, shapes: [{ kind: 'text', parts }] };
}

function evaluateCall(machine: Machine, expr: Call): Value {
  const special = callSpecial(machine, expr);
  if (special) return special;
  // The receiver comes first, then the arguments, then the call: as the code runs.
  const callee =
    expr.callee.k === 'member'
      ? null
      : expr.callee.k === 'name'
        ? ((expr.construct ? typeNamed : ownMethod)(machine, expr.callee.name) ?? called(machine, expr.callee.name))
        : evaluate(machine, expr.callee);
  const receiver = expr.callee.k === 'member' ? evaluate(machine, expr.callee.object) : null;
  const args = evaluateArgs(machine, expr);
  if (expr.construct) {
    const cls =
      callee ??
      (receiver && expr.callee.k === 'member' ? memberOf(machine, receiver, expr.callee.name, expr) : unknown);
    const made = construct(machine, cls, args, expr);
    return expr.filled ? filledWith(machine, made, evaluate(machine, expr.filled)) : made;
  }
  const method = expr.callee.k === 'member' ? expr.callee.name : null;
  if (receiver && method !== null && expr.callee.k === 'member') {
    if (asks(method)) {
      noteAsked(machine, expr.callee.object, receiver);
      // `slices.Contains(order.Notes, note)`
      noteAsked(machine, expr.args[0]?.value, args.list[0]);
    }
    if (isAppending(machine, expr.callee.object, receiver, method, args)) markRelative(machine, expr.callee.object);
    changeData(machine, expr.callee.object, receiver, method, args);
    machine.library.calledOnFound(machine, receiver, method, args, expr);
  }
  const set = method === null ? null : /^set(?=[A-Z])/.exec(method);
  // A bean that came in as the event: what is set from now on is its own.
  if (
    set &&
    method &&
    args.list[0] &&
    args.list.length === 1 &&
    shapeOf(receiver, 'event') &&
    expr.callee.k === 'member'
  ) {
    assignField(machine, expr.callee.object, lowerFirst(method.slice(3)), args.list[0]);
    return constant;
  }
  const promised = expr.callee.k === 'name' ? callPromised(machine, callee, expr.callee.name, args, expr) : undefined;
  if (promised) return promised;
  const result = callValue(machine, callee, receiver, method, args, expr);
  if (machine.left) takeBack(machine, expr);
  if (receiver && method !== null && expr.callee.k === 'member') {
    const name = method === 'concat' ? longerThan(machine, expr.callee.object, receiver, args.list) : undefined;
    if (name !== undefined) return longer(name, receiver, args.list);
    return handedOut(machine, sifted(machine, receiver, method, result), expr.type);
  }
  return handedOut(machine, result, expr.type);
}

/** `Tracing = new Tracing()`: what is made in Java and C# is a type, also where a field has its name. */
function typeNamed(machine: Machine, name: string): Value | undefined {
  const { unit } = machine.frame;
  if (!isJavaOrCSharp(unit.language)) return undefined;
  const found = machine.program.resolveType(machine, unit, name);
  return shapeOf(found, 'class') ? found : undefined;
}

/** In Ruby a call with arguments is a method's, also where a variable has its name. */
function called(machine: Machine, name: string): Value {
  const value = lookup(machine, name);
  const { self, unit } = machine.frame;
  if (unit.language !== 'ruby' || !self || shapeOf(value, 'function')) return value;
  const method = memberOf(machine, self, name, { at: 0 });
  return shapeOf(method, 'function') ? method : value;
}
