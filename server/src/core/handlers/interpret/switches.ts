/** Statements that go one of several ways, by the value of something. */
import type { Expr, Stmt } from '../ir/ir';
import { looked } from './catches';
import { evaluate } from './expressions';
import { noGuards } from './guard';
import { branch, type Machine } from './machine';
import { whenIs } from './outcomes';
import { run, under } from './statements';
import { literalOf } from './value';

export function runSwitch(machine: Machine, statement: Extract<Stmt, { k: 'switch' }>): boolean {
  const subject = looked(machine, () => evaluate(machine, statement.subject));
  const known = literalOf(subject);
  const cases = statement.cases;
  const hasDefault = cases.some((one) => one.tests.length === 0);
  // `break` ends a case, not the loop around it, so a case always falls through unless it returns or throws.
  const ways = cases.map((one, index) => {
    const told = subject.outcomes ? one.tests.flatMap((each) => whenIs(subject, evaluate(machine, each)) ?? []) : [];
    const [only, more] = told;
    return under(machine, only && !more ? only.whenSame : noGuards, () => runCase(machine, cases.slice(index)));
  });
  if (known !== undefined && machine.loops === 0) {
    const at = cases.findIndex((one) => one.tests.some((each) => isLabel(machine, each, known)));
    const way = ways[at];
    if (way) return way();
  }
  for (const one of cases) for (const each of one.tests) evaluate(machine, each);
  return branch(machine, hasDefault ? ways : [...ways, () => true]);
}

/** Java names a constant of an enum without its enum. */
const isLabel = (machine: Machine, label: Expr, known: unknown): boolean =>
  (literalOf(evaluate(machine, label)) ?? (label.k === 'name' ? label.name : undefined)) === known;

/** A case with an empty body goes on into the next. */
function runCase(machine: Machine, cases: readonly { readonly body: readonly Stmt[] }[]): boolean {
  const body = cases.find((one) => one.body.length > 0)?.body ?? [];
  const falls = run(machine, body);
  return falls || endsInBreak(body);
}

function endsInBreak(body: readonly Stmt[]): boolean {
  const last = body.at(-1);
  if (last?.k === 'exit') return last.how === 'break';
  if (last?.k === 'block') return endsInBreak(last.body);
  if (last?.k === 'if') return endsInBreak(last.yes) || endsInBreak(last.no);
  return false;
}
