/** Evaluates expressions to abstract values; calls on the way are followed. */
import type { Call, Expr, Loop } from '../ir/ir';
import { callFunction, callOwnConstructor, callSuper, callValue, construct, superOf } from './calls';
import { addGuards } from './guard';
import { branch, type Machine, mostSteps } from './machine';
import { memberOf, methodOf } from './members';
import { assignTo } from './patterns';
import { functionValue } from './statements';
import { test } from './tests';
import { typed } from './types';
import {
  type CallArgs,
  constant,
  deepOrigin,
  elementOf,
  eventValue,
  external,
  join,
  joinAll,
  listOf,
  literalOf,
  literalValue,
  noArgs,
  Origin,
  ofOrigin,
  record,
  settled,
  shapeOf,
  textOf,
  unknown,
  type Value,
} from './value';

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
    case 'await':
      return settled(evaluate(machine, expr.value));
    case 'comprehension':
      return comprehension(machine, expr.loops, expr.value);
    case 'function':
      return functionValue(machine, expr.fn);
    case 'class':
      return {
        origin: Origin.constant,
        shapes: [{ kind: 'class', cls: expr.cls, unit: machine.frame.unit, scope: machine.frame.scope }],
      };
    case 'op':
      return operation(machine, expr.op, expr.items);
    case 'choice':
      return choice(machine, expr);
    case 'assign':
      return assignment(machine, expr);
    case 'cast':
      return typed(machine, machine.frame.unit, evaluate(machine, expr.value), expr.type);
    case 'other': {
      const values = expr.items.map((item) => evaluate(machine, item));
      return values.length === 1 && values[0]
        ? values[0]
        : ofOrigin(values.reduce((all, one) => all | one.origin, 0) | (values.length === 0 ? Origin.unknown : 0));
    }
  }
}

/** In Ruby a bare name may be a call. */
function named(machine: Machine, expr: Extract<Expr, { k: 'name' }>): Value {
  const value = lookup(machine, expr.name);
  if (machine.frame.unit.language !== 'ruby' || machine.frame.scope.vars.has(expr.name)) return value;
  const fn = shapeOf(value, 'function');
  return fn && fn.fn.name === expr.name
    ? callFunction(machine, fn, noArgs, { at: expr.at, end: expr.at + expr.name.length })
    : value;
}

/** Names that languages know without an import are library paths of their own. */
export function lookup(machine: Machine, name: string): Value {
  const { frame } = machine;
  if ((name === 'this' || name === 'self') && frame.self) {
    const shadowed = frame.scope.vars.get(name);
    return shadowed ?? frame.self;
  }
  if (name === 'super' || name === 'base') {
    const base = superOf(machine);
    if (shapeOf(base, 'instance')) return base;
  }
  const found = frame.scope.lookup(name);
  if (found) return found;
  const self = frame.scope.lookup('this');
  if (self && name !== 'this' && frame.owner && hasImplicitThis.has(frame.unit.language)) {
    const own = memberOf(machine, self, name, { at: 0 });
    if (own.shapes.length > 0 || own.origin !== self.origin) return own;
    if (frame.owner.cls.fields.some((field) => field.name === name)) return own;
  }
  if (frame.owner && hasImplicitThis.has(frame.unit.language)) {
    const cls: Value = { origin: Origin.constant, shapes: [frame.owner] };
    const own = memberOf(machine, cls, name, { at: 0 });
    if (own.shapes.length > 0) return own;
  }
  return machine.program.resolveName(machine, frame.unit, name) ?? external(name);
}

/** `orders.save()` means `this.orders.save()` there. */
const hasImplicitThis: ReadonlySet<string> = new Set(['java', 'csharp', 'ruby']);

export function textValue(parts: readonly Value[]): Value {
  const origin = parts.reduce((all, part) => all | deepOrigin(part), 0);
  return { origin, shapes: [{ kind: 'text', parts }] };
}

function indexed(machine: Machine, expr: Extract<Expr, { k: 'index' }>): Value {
  const object = evaluate(machine, expr.object);
  const index = evaluate(machine, expr.index);
  const key = literalOf(index);
  if (typeof key === 'string' || typeof key === 'number') return memberOf(machine, object, String(key), expr);
  const known = textOf(index);
  if (known !== undefined && shapeOf(object, 'record')?.fields.has(known))
    return memberOf(machine, object, known, expr);
  const element = elementOf(object);
  return element.shapes.length > 0 ? element : ofOrigin(object.origin | (index.origin & ~Origin.position));
}

function evaluateCall(machine: Machine, expr: Call): Value {
  if (expr.callee.k === 'name' && expr.callee.name === 'super') {
    const args = evaluateArgs(machine, expr);
    return machine.frame.unit.language === 'python' ? superOf(machine) : callSuper(machine, args, expr);
  }
  if (expr.callee.k === 'name' && expr.callee.name === 'this' && hasImplicitThis.has(machine.frame.unit.language)) {
    return callOwnConstructor(machine, evaluateArgs(machine, expr), expr);
  }
  if (expr.callee.k === 'member' && expr.callee.name === '__enter__')
    return entered(machine, evaluate(machine, expr.callee.object), expr);
  // The receiver comes first, then the arguments, then the call: as the code runs.
  const callee =
    expr.callee.k === 'member'
      ? null
      : expr.callee.k === 'name'
        ? lookup(machine, expr.callee.name)
        : evaluate(machine, expr.callee);
  const receiver = expr.callee.k === 'member' ? evaluate(machine, expr.callee.object) : null;
  const args = evaluateArgs(machine, expr);
  if (expr.construct) {
    const cls =
      callee ??
      (receiver && expr.callee.k === 'member' ? memberOf(machine, receiver, expr.callee.name, expr) : unknown);
    return construct(machine, cls, args, expr);
  }
  const method = expr.callee.k === 'member' ? expr.callee.name : null;
  return callValue(machine, callee, receiver, method, args, expr);
}

/** What `with x as y` gives: most things themselves. */
function entered(machine: Machine, value: Value, expr: Call): Value {
  const own = shapeOf(value, 'instance');
  return own && methodOf(machine, own.of, '__enter__')
    ? callValue(machine, null, value, '__enter__', noArgs, expr)
    : settled(value);
}

function evaluateArgs(machine: Machine, expr: Call): CallArgs {
  const list: Value[] = [];
  const named = new Map<string, Value>();
  for (const { name, value } of expr.args) {
    const one = evaluate(machine, value);
    if (name === '**') {
      const fields = shapeOf(one, 'record');
      for (const [key, field] of fields?.fields ?? []) named.set(key, field);
      if (!fields || fields.rest) named.set('**', fields?.rest ?? one);
    } else if (name !== null) {
      named.set(name, one);
    } else if (value.k === 'spread') {
      const items = shapeOf(one, 'list');
      if (items) list.push(...items.items, ...(items.rest ? [items.rest] : []));
      else list.push(elementOf(one));
    } else {
      list.push(one);
    }
  }
  return { list, named };
}

function evaluateRecord(machine: Machine, expr: Extract<Expr, { k: 'record' }>): Value {
  const result = record([], null, expr.type);
  const shape = shapeOf(result, 'record');
  if (!shape) return result;
  for (const { key, value } of expr.entries) {
    const one = evaluate(machine, value);
    if (key === null) {
      spreadInto(shape, one);
      continue;
    }
    const name = textOf(evaluate(machine, key));
    if (name === undefined) shape.rest = shape.rest ? join(shape.rest, one) : one;
    else shape.fields.set(name, one);
  }
  if (expr.type === null) return result;
  const type = machine.program.resolveType(machine, machine.frame.unit, expr.type);
  const cls = shapeOf(type, 'class');
  if (cls) return { origin: result.origin, shapes: [{ kind: 'instance', of: cls, fields: shape.fields }] };
  const library = shapeOf(type, 'external');
  // `&http.Client{}` is the client, `&dynamodb.PutItemInput{}` is what is said to it.
  if (library && /(Client|Connection|Uploader)$/.test(library.path))
    return machine.library.typed(machine, library.path);
  return library ? { origin: result.origin, shapes: [{ ...shape, type: library.path }] } : result;
}

export function spreadInto(into: { fields: Map<string, Value>; rest: Value | null }, value: Value): void {
  const from = shapeOf(value, 'record') ?? shapeOf(value, 'instance');
  for (const [key, field] of from?.fields ?? []) into.fields.set(key, field);
  const rest = from ? (from.kind === 'record' ? from.rest : null) : elementOrSelf(value);
  if (rest) into.rest = into.rest ? join(into.rest, rest) : rest;
}

/** `...event` brings fields whose names aren't known. */
const elementOrSelf = (value: Value): Value | null => {
  if (literalOf(value) === null || literalOf(value) === false) return null;
  const path = shapeOf(value, 'event')?.path;
  return path === undefined ? ofOrigin(value.origin) : eventValue(`${path}.*`);
};

function evaluateList(machine: Machine, items: readonly Expr[]): Value {
  const list: Value[] = [];
  let rest: Value | null = null;
  for (const item of items) {
    const value = evaluate(machine, item);
    if (item.k !== 'spread') {
      list.push(value);
      continue;
    }
    const inner = shapeOf(value, 'list');
    if (inner && !inner.rest) list.push(...inner.items);
    else rest = rest ? join(rest, elementOf(value)) : elementOf(value);
  }
  return listOf(list, rest);
}

/** What one turn of a loop sees, and whether the turns go over the records of the event. */
export function iterate(machine: Machine, iterable: Value): { element: Value; overRecords: boolean } {
  const path = shapeOf(iterable, 'event')?.path;
  const overRecords =
    path !== undefined && /(^|\.)(records|logevents|messages|rmqmessagesbyqueue|events)(\.\w+|\[\])?$/.test(path);
  const pairs = shapeOf(iterable, 'external')?.path;
  const element =
    pairs === undefined
      ? elementOf(iterable)
      : (machine.library.member(machine, { kind: 'external', path: pairs, args: null, base: null }, '[]') ??
        elementOf(iterable));
  return { element, overRecords };
}

function comprehension(machine: Machine, loops: readonly Loop[], value: Expr): Value {
  const [loop, ...inner] = loops;
  if (!loop) return evaluate(machine, value);
  const { element, overRecords } = iterate(machine, evaluate(machine, loop.iterable));
  if (overRecords) machine.recordLoops++;
  const guards = machine.guards;
  machine.loops++;
  assignTo(machine, loop.target, element, true);
  for (const condition of loop.conditions)
    machine.guards = addGuards(machine.guards, test(machine, condition).whenTrue);
  const result = inner.length > 0 ? elementOf(comprehension(machine, inner, value)) : evaluate(machine, value);
  machine.loops--;
  machine.guards = guards;
  if (overRecords) machine.recordLoops--;
  return { origin: Origin.constant, shapes: [{ kind: 'list', items: [], rest: result }] };
}

const arithmetic: ReadonlySet<string> = new Set(['+', '-', '*', '/', '//', '%', '**', '|', '&', '^', '<<', '>>']);

function operation(machine: Machine, op: string, items: readonly Expr[]): Value {
  if (op === '&&' || op === '||' || op === '??') return shortCircuit(machine, op, items);
  const values = items.map((item) => evaluate(machine, item));
  return combine(op, values);
}

export function combine(op: string, values: readonly Value[]): Value {
  const origin = values.reduce((all, one) => all | deepOrigin(one), 0);
  const [left, right] = values;
  if (op === '!' || !arithmetic.has(op)) {
    const guarded = values.find((one) => one.whenTrue && one.whenFalse);
    const either = guarded?.whenTrue?.filter((guard) => guarded.whenFalse?.includes(guard));
    return either && either.length > 0 ? { origin, shapes: [], whenTrue: either, whenFalse: either } : ofOrigin(origin);
  }
  if (op === '+' && left && right) {
    const [a, b] = [shapeOf(left, 'list'), shapeOf(right, 'list')];
    if (a && b)
      return {
        origin,
        shapes: [
          {
            kind: 'list',
            items: [...a.items, ...b.items],
            rest: a.rest && b.rest ? join(a.rest, b.rest) : (a.rest ?? b.rest),
          },
        ],
      };
    if (isTextual(left) || isTextual(right)) return { origin, shapes: [{ kind: 'text', parts: [left, right] }] };
  }
  if (op === '%' && left && isTextual(left)) return { origin, shapes: [{ kind: 'text', parts: values }] };
  return ofOrigin(origin | relativeTo(op, left, right));
}

/** Adding to what was read makes the result depend on how often it is done; summing up what was read does not. */
function relativeTo(op: string, left: Value | undefined, right: Value | undefined): number {
  if ((op !== '+' && op !== '-') || !left || !right) return 0;
  const isRead = (value: Value): boolean =>
    (value.origin & Origin.read) !== 0 && (value.origin & (Origin.time | Origin.day)) === 0;
  const adds = (value: Value): boolean => {
    const known = literalOf(value);
    if (known !== undefined) return typeof known === 'number' && known !== 0;
    return (value.origin & Origin.event) !== 0 && (value.origin & Origin.read) === 0;
  };
  return (isRead(left) && adds(right)) || (isRead(right) && adds(left)) ? Origin.relative : 0;
}

const isTextual = (value: Value): boolean =>
  value.shapes.some((shape) => shape.kind === 'text' || (shape.kind === 'literal' && typeof shape.value === 'string'));

function shortCircuit(machine: Machine, op: string, items: readonly Expr[]): Value {
  const [left, right] = items;
  if (!left || !right) return constant;
  const first = test(machine, left);
  const value = literalOf(first.value);
  let second: Value = constant;
  branch(machine, [
    () => {
      if (op !== '??') machine.guards = addGuards(machine.guards, op === '&&' ? first.whenTrue : first.whenFalse);
      second = evaluate(machine, right);
      return true;
    },
    () => true,
  ]);
  // `null || x` and `undefined ?? x` are x.
  if ((op === '||' || op === '??') && (value === null || value === '' || value === false)) return second;
  const joined = join(first.value, second);
  if (op === '||' && (first.whenTrue.length > 0 || second.whenTrue)) return joined;
  if (op === '&&' && first.whenTrue.length > 0)
    return { ...joined, whenTrue: addGuards(first.whenTrue, second.whenTrue), whenFalse: [] };
  return joined;
}

function choice(machine: Machine, expr: Extract<Expr, { k: 'choice' }>): Value {
  const { whenTrue, whenFalse } = test(machine, expr.test);
  let then: Value = constant;
  let other: Value = constant;
  branch(machine, [
    () => {
      machine.guards = addGuards(machine.guards, whenTrue);
      then = evaluate(machine, expr.yes);
      return true;
    },
    () => {
      machine.guards = addGuards(machine.guards, whenFalse);
      other = evaluate(machine, expr.no);
      return true;
    },
  ]);
  return joinAll([then, other]);
}

function assignment(machine: Machine, expr: Extract<Expr, { k: 'assign' }>): Value {
  const value = evaluate(machine, expr.value);
  if (expr.op === null) {
    const pending = value.pending ? settled(value) : value;
    assignTo(machine, expr.target, pending);
    return pending;
  }
  const old = evaluate(machine, expr.target);
  const logical = expr.op === '||' || expr.op === '??' || expr.op === '&&';
  const changed = logical ? join(old, value) : combine(expr.op, [old, value]);
  assignTo(machine, expr.target, changed);
  return changed;
}
