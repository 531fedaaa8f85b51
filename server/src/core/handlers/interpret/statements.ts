/** Runs statements. A function returns whether control can get past them. */

import type { Class, Expr, Func, Stmt } from '../ir/ir';
import { looksFor, noteAsked } from './added-lists';
import { disregard, looked, nameOf, runTry } from './catches';
import { classMade } from './class-hooks';
import { iterate } from './containers';
import { decorateClass, decorateFunction } from './decorators';
import { evaluate } from './expressions';
import { noteFloating, runBeside, runOn } from './floating-work';
import { afterError, evaluateAssigned, returned } from './go-errors';
import { addGuards, type Guard, noGuards } from './guard';
import { iterated } from './iterables';
import { branch, type Machine, mostSteps, type Site } from './machine';
import { assignTo } from './patterns';
import { Scope } from './scope';
import { runSwitch } from './switches';
import { test } from './tests';
import { typed } from './types';
import { constant, Origin, shapeOf, type Value } from './value';
import { guardsInside, truth } from './value-queries';

export function run(machine: Machine, body: readonly Stmt[]): boolean {
  hoist(machine, body);
  for (const statement of body) {
    if (++machine.steps > mostSteps) return true;
    if (!runOne(machine, statement)) return false;
  }
  return true;
}

/** Functions and classes are there before the statements above them run. */
export function hoist(machine: Machine, body: readonly Stmt[]): void {
  for (const statement of body) {
    if (statement.k === 'function') declareFunction(machine, statement.fn);
    else if (statement.k === 'class') declareClass(machine, statement.cls);
  }
}

function declareFunction(machine: Machine, fn: Func): void {
  const { frame } = machine;
  if (fn.receiver) {
    frame.scope.declare(`${fn.receiver.type}.${fn.name}`, functionValue(machine, fn));
    frame.scope.parent?.declare(`${fn.receiver.type}.${fn.name}`, functionValue(machine, fn));
  } else {
    frame.scope.declare(fn.name, functionValue(machine, fn));
  }
}

export function functionValue(machine: Machine, fn: Func, keeps?: 'this' | 'name'): Value {
  const { unit, scope: around, self: outer, owner } = machine.frame;
  const scope = keeps === 'name' ? new Scope(around) : around;
  const self = keeps === 'this' ? outer : null;
  const value: Value = {
    origin: Origin.constant,
    shapes: [{ kind: 'function', fn, unit, scope, self, owner, wraps: [] }],
  };
  if (keeps === 'name') scope.declare(fn.name, value);
  return value;
}

function declareClass(machine: Machine, cls: Class): void {
  const { frame } = machine;
  frame.scope.declare(cls.name, {
    origin: Origin.constant,
    shapes: [{ kind: 'class', cls, unit: frame.unit, scope: frame.scope }],
  });
}

function runOne(machine: Machine, statement: Stmt): boolean {
  switch (statement.k) {
    case 'expr':
      return runExpression(machine, statement.value);
    case 'declare':
      return declare(machine, statement);
    case 'return': {
      const value = statement.value ? returned(machine, evaluate(machine, statement.value)) : constant;
      machine.frame.returns.push({ value, guards: addGuards(machine.guards, machine.frame.scope.refused) });
      return false;
    }
    case 'throw':
      if (statement.value) evaluate(machine, statement.value);
      machine.reports++;
      return false;
    case 'if':
      return runIf(
        machine,
        statement.test,
        () => run(machine, statement.yes),
        () => run(machine, statement.no),
      );
    case 'each':
      return runEach(machine, statement.target, statement.iterable, statement.body);
    case 'loop': {
      const { test: condition } = statement;
      const turning = condition ? looked(machine, () => test(machine, condition)).whenTrue : noGuards;
      repeat(machine, () => {
        machine.guards = addGuards(machine.guards, turning);
        return run(machine, statement.body);
      });
      return true;
    }
    case 'try':
      return runTry(machine, statement);
    case 'block':
      return run(machine, statement.body);
    case 'switch':
      return runSwitch(machine, statement);
    case 'function':
      decorateFunction(machine, statement.fn);
      return true;
    case 'class':
      classMade(machine, statement.cls);
      decorateClass(machine, statement.cls);
      return true;
    case 'exit':
      return false;
    case 'spawn':
      runBeside(machine, statement.value);
      return true;
    case 'defer':
      machine.frame.deferred.push(() => evaluate(machine, statement.value));
      return true;
    case 'outer':
      machine.frame.scope.outer = new Set([...(machine.frame.scope.outer ?? []), ...statement.names]);
      return true;
    case 'import':
      // Those of the file itself were bound when it was loaded.
      if (machine.frame.fn)
        machine.program.importInto(machine, machine.frame.scope, machine.frame.unit, statement.imported);
      return true;
  }
}

function runExpression(machine: Machine, expression: Expr): boolean {
  const [inner] = expression.k === 'op' && expression.op === 'void' ? expression.items : [];
  const value = inner ?? expression;
  const before = machine.work;
  const answers = machine.returned.length;
  const result = evaluate(machine, value);
  const called = value.k === 'await' ? value.value : value;
  if (called.k === 'call') disregard(machine, answers);
  else machine.returned.splice(answers);
  if (result.pending && value.k === 'call' && machine.work > before && machine.frame.fn?.async)
    noteFloating(machine, value);
  return !shapeOf(result, 'external')?.path.startsWith('!exit');
}

function declare(machine: Machine, statement: Extract<Stmt, { k: 'declare' }>): boolean {
  const { frame } = machine;
  const { value: written } = statement;
  const value = written ? looked(machine, () => evaluateAssigned(machine, written, statement.target)) : undefined;
  if (statement.target.k === 'name' && statement.type) frame.scope.declareType(statement.target.name, statement.type);
  // `var x Order` and `Order x;` are an empty value of their type, not nothing.
  const start =
    value ?? (statement.target.k === 'name' && frame.scope.vars.has(statement.target.name) ? undefined : constant);
  if (start) assignTo(machine, statement.target, typed(machine, frame.unit, start, statement.type), true);
  return true;
}

export function runIf(machine: Machine, condition: Expr, then: () => boolean, other: () => boolean): boolean {
  const { value, whenTrue, whenFalse, certain, lost } = looked(machine, () => test(machine, condition));
  if (certain && truth(value) === true) return then();
  if (certain && truth(value) === false) return other();
  const way = under(machine, whenTrue, then);
  return branch(machine, [lost ? () => afterError(machine, lost, way) : way, under(machine, whenFalse, other)]);
}

export const under = (machine: Machine, guards: readonly Guard[], way: () => boolean) => () => {
  machine.guards = addGuards(machine.guards, guards);
  return way();
};

function runEach(machine: Machine, target: Expr, iterable: Expr, body: readonly Stmt[]): boolean {
  if (machine.frame.beside) runOn(machine);
  const over = looked(machine, () => iterated(machine, evaluate(machine, iterable), iterableSite(iterable)));
  if (looksFor(body)) noteAsked(machine, iterable, over);
  const { element, overRecords } = iterate(machine, over);
  if (overRecords) machine.recordLoops++;
  repeat(machine, () => {
    machine.guards = addGuards(machine.guards, guardsInside(over));
    assignTo(machine, target, element, true);
    return run(machine, body);
  });
  if (overRecords) machine.recordLoops--;
  return true;
}

const iterableSite = ({ at }: Expr): Site => ({ at, end: at });

/** What a first turn leaves behind meets the second; deeper than two loops once is enough. Guards of a turn end with it. */
function repeat(machine: Machine, body: () => boolean): void {
  const { guards } = machine;
  const start = machine.frame.scope.vars;
  const { changes } = machine;
  const mostTurns = machine.loops < 2 ? 2 : 1;
  machine.loops++;
  for (let turn = 0; turn < mostTurns; turn++) {
    branch(machine, [body, () => true]);
    machine.guards = guards;
    if (machine.changes === changes && isSame(start, machine.frame.scope.vars)) break;
  }
  machine.loops--;
}

/** Whether the names that were there before still hold the same values. */
function isSame(before: ReadonlyMap<string, Value>, after: ReadonlyMap<string, Value>): boolean {
  for (const [name, value] of before) if (after.get(name) !== value) return false;
  return true;
}

/** As Lambda reads it, and as typed languages spell it. */
export const batchKey = /^batch_?item_?failures$/i;

export const wordOf = (key: Expr): string => (key.k === 'literal' ? String(key.value) : nameOf(key));
