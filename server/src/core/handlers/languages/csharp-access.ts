/** C#'s `a?.b`, `x is Order order` and switch expressions. */
import type { Expr } from '../ir/ir';
import { argsOf, expr, fieldExpr } from './csharp-expressions';
import { call, field, kids, literal, member, type Node, name, op, other } from './syntax';

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

/** `x is Order order` also names it; `x is null` compares. */
export function isPattern(node: Node): Expr {
  const at = node.startIndex;
  const value = fieldExpr(node, 'expression');
  const pattern = field(node, 'pattern');
  const bound = pattern?.type === 'declaration_pattern' ? field(pattern, 'name') : null;
  if (bound) return { k: 'assign', at, target: name(at, bound.text), value, op: null };
  if (pattern?.text === 'null') return op(at, '==', value, literal(at, null));
  if (pattern?.text === 'not null') return op(at, '!=', value, literal(at, null));
  return op(at, 'is', value);
}

export function switchValue(node: Node): Expr {
  const at = node.startIndex;
  const [subject, ...arms] = kids(node);
  const values = arms
    .filter((one) => one.type === 'switch_expression_arm')
    .flatMap((one) => kids(one).slice(-1))
    .map(expr);
  const test = subject ? expr(subject) : other(at, []);
  return values.reduceRight<Expr>(
    (rest, value) => ({ k: 'choice', at, test, yes: value, no: rest }),
    literal(at, null),
  );
}
