/** The gem `interactor`: `SendJoke.call(to: room)` makes an object, and runs its `call`, or those that it organizes. */
import type { Expr, Func, Stmt } from '../ir/ir';
import { arg, call, field, func, kids, member, type Node, name, param } from './syntax';

/** What `include Interactor` and `organize Load, Send` in the body of a class make. */
export function interactorMethods(node: Node): Func[] {
  const list = field(node, 'arguments');
  const words = list ? kids(list) : [];
  switch (field(node, 'method')?.text) {
    case 'include':
      return words.some((one) => /^Interactor(::Organizer)?$/.test(one.text)) ? started(node) : [];
    case 'organize':
      return [func(node, { name: 'call', params: [], body: words.map((one) => organized(node, one.text)) })];
    default:
      return [];
  }
}

/** What it is called with is its context, which each of those that are organized gets. */
function started(node: Node): Func[] {
  const at = node.startIndex;
  const [given, made] = [name(at, 'given'), name(at, 'made')];
  const context = member(at, made, 'context');
  const body: Stmt[] = [
    { k: 'declare', at, target: made, type: null, value: call(node, name(at, 'new'), []) },
    { k: 'expr', at, value: { k: 'assign', at, target: context, value: given, op: null } },
    { k: 'expr', at, value: call(node, member(at, made, 'call'), []) },
    { k: 'return', at, value: context },
  ];
  const params = [param(given, { rest: true })];
  const own: Expr = member(at, name(at, 'this'), 'context');
  return [
    ...['call', 'call!'].map((one) => func(node, { name: one, params, body, static: true })),
    func(node, { name: 'context', params: [], body: [{ k: 'return', at, value: own }] }),
  ];
}

function organized(node: Node, of: string): Stmt {
  const at = node.startIndex;
  const target = of
    .split('::')
    .reduce<Expr | null>((above, one) => (above ? member(at, above, one) : name(at, one)), null);
  const context = member(at, name(at, 'this'), 'context');
  const value = call(node, member(at, target ?? name(at, of), 'call'), [arg(context, '**')]);
  return { k: 'expr', at, value };
}
