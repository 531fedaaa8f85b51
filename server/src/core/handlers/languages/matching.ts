/** Patterns of Java and C#: the names they give to what they match, and switches that give a value. */
import type { Expr, Stmt } from '../ir/ir';
import { func, literal, type Node, name, op } from './syntax';

/** One `case`: what it names, what it is compared with, and what has to hold besides. */
export interface Label {
  readonly tests: readonly Expr[];
  readonly targets: readonly Expr[];
  readonly guard: Expr | null;
}

/** What a name of a pattern stands for is of the type that is written before it. */
export const ofType = (at: number, type: string | null, target: Expr): Expr =>
  type === null || type === 'var' || type === '' ? target : { k: 'cast', at, type, value: target };

/** Gives the subject the names of a pattern; undefined where it has none. */
export const matched = (at: number, targets: readonly Expr[], subject: Expr): Expr | undefined =>
  allOf(
    at,
    targets.map((target) => ({ k: 'assign', at, target, value: subject, op: 'bind' })),
  );

function allOf(at: number, [first, ...more]: readonly Expr[]): Expr | undefined {
  return first && more.reduce((all, one) => op(at, '&&', all, one), first);
}

/** What is matched several times is evaluated once: the expression for the first time, and that for later ones. */
function once(subject: Expr): readonly [Expr, Expr] {
  if (subject.k === 'name') return [subject, subject];
  const { at } = subject;
  const kept = name(at, `\u0000subject${at}`);
  return [{ k: 'assign', at, target: kept, value: subject, op: 'bind' }, kept];
}

/** A statement that goes one of several ways. */
export function switchOver(
  at: number,
  subject: Expr,
  ways: readonly { readonly label: Label; readonly body: readonly Stmt[] }[],
): Stmt {
  const names = ways.some(({ label }) => label.targets.length > 0);
  const [first, again] = names ? once(subject) : [subject, subject];
  const cases = ways.map(({ label, body }) => {
    const bound = matched(at, label.targets, again);
    const guarded: readonly Stmt[] = label.guard ? [{ k: 'if', at, test: label.guard, yes: body, no: [] }] : body;
    return { tests: label.tests, body: bound ? [{ k: 'expr' as const, at, value: bound }, ...guarded] : guarded };
  });
  return { k: 'switch', at, subject: first, cases };
}

/** One value of several: nested choices, the last of which is taken where no other was. */
export function chosenOf(
  at: number,
  subject: Expr,
  arms: readonly { readonly label: Label; readonly value: Expr }[],
): Expr {
  const names = arms.some(({ label }) => label.targets.length > 0);
  const [first, again] = names ? once(subject) : [subject, subject];
  const choices = arms.map(({ label, value }, index) => {
    const given = index === 0 ? first : again;
    const conditions = [matched(at, label.targets, given) ?? given, ...(label.guard ? [label.guard] : [])];
    return { test: allOf(at, conditions) ?? given, value };
  });
  const last = choices.at(-1);
  if (!last) return literal(at, null);
  const start: Expr =
    choices.length > 1 ? last.value : { k: 'choice', at, ...last, yes: last.value, no: literal(at, null) };
  return choices
    .slice(0, -1)
    .reduceRight<Expr>((no, { test, value }) => ({ k: 'choice', at, test, yes: value, no }), start);
}

/** Statements in the place of a value: what they return is it. */
export const doneInPlace = (node: Node, body: () => Stmt[]): Expr => ({
  k: 'call',
  at: node.startIndex,
  end: node.endIndex,
  callee: { k: 'function', at: node.startIndex, fn: func(node, { params: [], body }) },
  args: [],
  construct: false,
});
