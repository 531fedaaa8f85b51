/** C#'s `a?.b`. */
import type { Expr } from '../ir/ir';
import { argsOf, expr, fieldExpr } from './csharp-expressions';
import { call, field, kids, member, type Node, other } from './syntax';

/** `a?.b.c` reads as `a.b.c`. */
export function conditionalAccess(node: Node): Expr {
  const object = fieldExpr(node, 'condition');
  const binding = kids(node).at(-1);
  if (!binding) return object;
  return object.k === 'await' ? { ...object, value: bound(object.value, binding) } : bound(object, binding);
}

function bound(object: Expr, node: Node): Expr {
  const at = node.startIndex;
  switch (node.type) {
    case 'member_binding_expression':
      return member(at, object, field(node, 'name')?.text ?? '');
    case 'element_binding_expression': {
      const index = kids(node)[0];
      return { k: 'index', at, object, index: index ? expr(index) : other(at, []) };
    }
    case 'member_access_expression':
      return member(at, bound(object, field(node, 'expression') ?? node), field(node, 'name')?.text ?? '');
    case 'invocation_expression': {
      const callee = field(node, 'function');
      return callee ? call(node, bound(object, callee), argsOf(field(node, 'arguments'))) : object;
    }
    case 'conditional_access_expression': {
      const condition = field(node, 'condition');
      const rest = kids(node).at(-1);
      const first = condition ? bound(object, condition) : object;
      return rest ? bound(first, rest) : first;
    }
    default:
      return object;
  }
}
