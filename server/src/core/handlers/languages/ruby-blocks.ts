/** What is handed over behind `&`: a symbol, a method, a block with a name. */
import type { Arg, Expr, Stmt } from '../ir/ir';
import { expr } from './ruby-expressions';
import { arg, call, field, func, kids, member, type Node, name, param } from './syntax';

/** `&:name` calls that method, `&handler` and `&method(:save)` pass a function on. */
export function blockArgument(node: Node): Arg[] {
  const given = kids(node)[0];
  if (!given) return [];
  if (given.type === 'simple_symbol') return [arg(calling(given))];
  const named =
    given.type === 'call' && field(given, 'method')?.text === 'method'
      ? field(given, 'arguments')?.namedChildren[0]
      : undefined;
  return [arg(named ? name(named.startIndex, named.text.slice(1)) : expr(given))];
}

/** `&:save` is a block that calls `save` on what it is given. */
function calling(symbol: Node): Expr {
  const at = symbol.startIndex;
  const one = name(at, 'one');
  const value =
    symbol.text === ':new' ? call(symbol, one, [], true) : call(symbol, member(at, one, symbol.text.slice(1)), []);
  const body: Stmt[] = [{ k: 'return', at, value }];
  return { k: 'function', at, fn: func(symbol, { params: [param(one)], body }) };
}
