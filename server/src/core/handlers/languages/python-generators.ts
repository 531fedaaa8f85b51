/** Generators of Python: what they yield is what a loop over them takes, or what `with` gets of a context manager. */
import type { Stmt } from '../ir/ir';
import { expr } from './python-expressions';
import { kids, literal, type Node, yielded } from './syntax';

export function yieldStatement(node: Node): Stmt {
  const at = node.startIndex;
  const given = kids(node)[0];
  const isWhole = /^yield\s+from\b/.test(node.text) || isContextManager(node);
  return yielded(at, given ? expr(given) : literal(at, null), isWhole);
}

function isContextManager(node: Node): boolean {
  let at: Node | null = node;
  while (at && at.type !== 'function_definition') at = at.parent;
  const around = at?.parent;
  return around?.type === 'decorated_definition' && /^@[\w.]*contextmanager\b/m.test(around.headBefore(at));
}
