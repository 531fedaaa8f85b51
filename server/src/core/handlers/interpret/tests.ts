/** Conditions: what their outcome says about guards, and whether it can be known beforehand. */

import { failuresName } from '../../catalog/operations/telling-names';
import type { Expr } from '../ir/ir';
import { evaluate } from './expressions';
import { isErrorName } from './go-errors';
import { addGuards, commonGuards, type Guard, noGuards, onFailure, onSomeFailure } from './guard';
import type { Machine } from './machine';
import { whenIs } from './outcomes';
import { emptyName, sizeName, truthGuards } from './sizes';
import { literalOf, literalValue, Origin, type Value } from './value';

export interface Outcome {
  readonly value: Value;
  readonly whenTrue: readonly Guard[];
  readonly whenFalse: readonly Guard[];
  /** The value is the same at every turn: a literal, or an own parameter that was given one. */
  readonly certain: boolean;
  /** What does not hold any more where it is true: an error came instead. */
  readonly lost?: readonly Guard[];
}

export function test(machine: Machine, condition: Expr): Outcome {
  if (condition.k === 'op') {
    const [left, right] = condition.items;
    if (condition.op === '!' && left) return negated(test(machine, left));
    if ((condition.op === '&&' || condition.op === '||') && left && right) {
      const first = test(machine, left);
      const second = test(machine, right);
      return condition.op === '&&' ? both(first, second) : negated(both(negated(first), negated(second)));
    }
    // `list.length > 0`, `at < list.length`: where it holds the greater is not 0.
    const greater = greaterOf(condition.op, left, right);
    const counted = greater && isCount(greater) ? evaluate(machine, greater).whenTrue : undefined;
    if (counted) {
      const value = evaluate(machine, condition);
      return { value, whenTrue: counted, whenFalse: noGuards, certain: false };
    }
    if ((condition.op === '==' || condition.op === '!=') && left && right) {
      const compared = comparison(machine, left, right);
      const told = compared && tellsSuccess(left, right) ? succeeding(compared) : compared;
      if (told && condition.op === '==') return told;
      if (told) return isError(machine, left) ? failing(machine, negated(told)) : negated(told);
    }
  }
  const value = evaluate(machine, condition);
  if (value.origin & Origin.event) machine.asked = true;
  // A promise that nobody waits for is always true, whatever it will hold.
  const told = value.pending ? undefined : value;
  const outcome = {
    value,
    whenTrue: told ? truthGuards(machine, told) : noGuards,
    whenFalse: told?.whenFalse ?? noGuards,
    certain: isCertain(machine, condition),
  };
  if (isError(machine, condition)) return failing(machine, outcome);
  if (isEmptyAsked(condition) && tellsFailures(condition.callee.object))
    return { ...outcome, whenFalse: addGuards(outcome.whenFalse, [onSomeFailure]) };
  return tellsFailures(condition) ? { ...outcome, whenTrue: addGuards(outcome.whenTrue, [onSomeFailure]) } : outcome;
}

/** `failures.isEmpty()`, `failures.empty?` */
const isEmptyAsked = (
  condition: Expr,
): condition is Extract<Expr, { k: 'call' }> & { callee: Extract<Expr, { k: 'member' }> } =>
  condition.k === 'call' && condition.callee.k === 'member' && emptyName.test(condition.callee.name);

/** `if (failed.length > 0)`, `if errors:`, `if (errorCount)`: what was done before has failed for some. */
function tellsFailures(condition: Expr): boolean {
  if (condition.k === 'op') return condition.op === '>' && condition.items.some(tellsFailures);
  if (condition.k === 'call') {
    const [counted] = condition.args;
    const { callee } = condition;
    if (callee.k === 'name') return /^(len|count|bool)$/.test(callee.name) && !!counted && tellsFailures(counted.value);
    return callee.k === 'member' && /^(size|any\??|count|Any|Count)$/.test(callee.name) && tellsFailures(callee.object);
  }
  if (condition.k === 'member' && /^(length|Count|size|Length)$/.test(condition.name))
    return tellsFailures(condition.object);
  return (condition.k === 'name' || condition.k === 'member') && failuresName.test(condition.name);
}

/** The side that is more than something; `>= 0` says nothing. */
function greaterOf(op: string, left: Expr | undefined, right: Expr | undefined): Expr | undefined {
  if (op === '>' || (op === '>=' && right?.k === 'literal' && right.value !== 0)) return left;
  return op === '<' ? right : undefined;
}

/** `list.length`, `len(list)`, or a name that may hold one. */
const isCount = (expr: Expr): boolean =>
  expr.k === 'name' || (expr.k === 'member' && sizeName.test(expr.name)) || expr.k === 'call';

/** `if err != nil` of Go, `if (err)` in a callback of Node. */
const isError = ({ frame }: Machine, condition: Expr): boolean =>
  condition.k === 'name' &&
  isErrorName(condition) &&
  (frame.unit.language === 'go' || isNamed(frame.fn?.params[0]?.target, condition.name));

/** `response.status == 200`: what is told otherwise is told about a failure. */
const tellsSuccess = (left: Expr, right: Expr): boolean =>
  left.k === 'member' &&
  /^(status|status_?code)$/i.test(left.name) &&
  right.k === 'literal' &&
  typeof right.value === 'number' &&
  right.value >= 200 &&
  right.value < 300;

const succeeding = (outcome: Outcome): Outcome => ({
  ...outcome,
  whenFalse: addGuards(outcome.whenFalse, [onFailure]),
});

const isNamed = (target: Expr | undefined, name: string): boolean => target?.k === 'name' && target.name === name;

const failing = ({ frame }: Machine, outcome: Outcome): Outcome => ({
  ...outcome,
  whenTrue: addGuards(outcome.whenTrue, [onFailure]),
  lost: frame.scope.unlessFailed,
});

/** `x == null`, `x == false`, `x == 0` say the opposite of `x`; `x == true` says the same. */
function comparison(machine: Machine, left: Expr, right: Expr): Outcome | undefined {
  const against = right.k === 'literal' ? right.value : undefined;
  if (against === undefined) return left.k === 'name' ? constantIs(machine, left, right) : undefined;
  const one = test(machine, left);
  // What is empty or not is told by the guards of its truth.
  const told = against ? whenIs(one.value, literalValue(against)) : undefined;
  if (told) return { ...one, certain: false, whenTrue: told.whenSame, whenFalse: told.whenOther };
  const known = one.certain ? literalOf(one.value) : undefined;
  if (known !== undefined)
    return { ...one, value: literalValue(known === against), whenTrue: noGuards, whenFalse: noGuards };
  const uncertain = { ...one, certain: false };
  if (against === true) return uncertain;
  if (against === false || against === null || against === 0) return negated(uncertain);
  // Against anything else the outcome still goes by the same value.
  const either = commonGuards(one.whenTrue, one.whenFalse);
  return { ...uncertain, whenTrue: either, whenFalse: either };
}

/** `outcome == State.NEW` */
function constantIs(machine: Machine, left: Expr, right: Expr): Outcome | undefined {
  const value = evaluate(machine, left);
  const told = value.outcomes && whenIs(value, evaluate(machine, right));
  return (
    told && {
      value: { origin: value.origin, shapes: [] },
      whenTrue: told.whenSame,
      whenFalse: told.whenOther,
      certain: false,
    }
  );
}

const negated = (one: Outcome): Outcome => {
  const known = literalOf(one.value);
  return {
    value: known === undefined ? { origin: one.value.origin, shapes: [] } : literalValue(!known),
    whenTrue: one.whenFalse,
    whenFalse: one.whenTrue,
    certain: one.certain && known !== undefined,
  };
};

function both(first: Outcome, second: Outcome): Outcome {
  const a = first.certain ? literalOf(first.value) : undefined;
  const b = second.certain ? literalOf(second.value) : undefined;
  const isFalse = (a !== undefined && !a) || (b !== undefined && !b);
  return {
    value: isFalse ? literalValue(false) : { origin: first.value.origin | second.value.origin, shapes: [] },
    whenTrue: addGuards(first.whenTrue, second.whenTrue),
    whenFalse: commonGuards(first.whenFalse, second.whenFalse),
    certain: isFalse,
  };
}

/** Module variables, fields and names that a loop may have changed are not. */
function isCertain(machine: Machine, condition: Expr): boolean {
  if (condition.k === 'literal') return true;
  const { frame } = machine;
  if (condition.k !== 'name' || machine.loops > frame.loops) return false;
  return (
    frame.fn?.params.some(({ target }) => target.k === 'name' && target.name === condition.name) === true &&
    frame.scope.vars.has(condition.name)
  );
}
