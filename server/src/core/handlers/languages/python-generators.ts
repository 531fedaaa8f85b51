/** Generators of Python: what they yield is what a loop over them takes, or what `with` gets of a context manager. */
import type { Expr, Stmt } from '../ir/ir';
import { expr } from './python-expressions';
import { kids, literal, type Node, other } from './syntax';

/** A way out that may be taken: what stands behind a `yield` runs as well. */
export function yieldStatement(node: Node): Stmt {
  const at = node.startIndex;
  const given = kids(node)[0];
  const value = given ? expr(given) : literal(at, null);
  return { k: 'if', at, test: other(at, []), yes: [{ k: 'return', at, value: yielded(node, value) }], no: [] };
}

function yielded(node: Node, value: Expr): Expr {
  const isWhole = /^yield\s+from\b/.test(node.text) || isContextManager(node);
  return isWhole ? value : { k: 'list', at: node.startIndex, items: [value] };
}

function isContextManager(node: Node): boolean {
  let at: Node | null = node;
  while (at && at.type !== 'function_definition') at = at.parent;
  const around = at?.parent;
  return around?.type === 'decorated_definition' && /^@[\w.]*contextmanager\b/m.test(around.headBefore(at));
}
