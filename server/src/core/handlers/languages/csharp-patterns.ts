/** C#'s patterns: behind `is`, in labels of `switch`, and switches that give a value. */
import type { Entry, Expr } from '../ir/ir';
import { expr, fieldExpr } from './csharp-expressions';
import { chosenOf, type Label, matched, ofType } from './matching';
import { child, entry, field, kids, literal, type Node, name, op, other, plainType } from './syntax';

/** `x is Order order` also names it; `x is null` compares. */
export function isPattern(node: Node): Expr {
  const at = node.startIndex;
  const value = fieldExpr(node, 'expression');
  const pattern = field(node, 'pattern');
  const bound = pattern && matched(at, targetsOf(pattern), value);
  if (bound) return pattern.type === 'negated_pattern' ? op(at, '!', bound) : bound;
  if (pattern?.text === 'null') return op(at, '==', value, literal(at, null));
  if (pattern?.text === 'not null') return op(at, '!=', value, literal(at, null));
  return op(at, 'is', value);
}

function targetsOf(pattern: Node): Expr[] {
  const at = pattern.startIndex;
  const written = field(pattern, 'type');
  const type = written && written.type !== 'implicit_type' ? plainType(written.text) : null;
  const bound = field(pattern, 'name');
  const named = bound ? [ofType(at, type, name(bound.startIndex, bound.text))] : [];
  switch (pattern.type) {
    case 'declaration_pattern':
    case 'var_pattern':
      return named;
    case 'recursive_pattern': {
      const places = child(pattern, 'positional_pattern_clause');
      const items = (places ? kids(places) : []).map((one) => targetsOf(last(one))[0]);
      const inOrder: Expr[] = items.some((one) => one !== undefined)
        ? [ofType(at, type, { k: 'list', at, items: items.map((one) => one ?? literal(at, null)) })]
        : [];
      const properties = child(pattern, 'property_pattern_clause');
      const entries = (properties ? kids(properties) : []).flatMap(propertyOf);
      const byName: Expr[] = entries.length > 0 ? [ofType(at, type, { k: 'record', at, type: null, entries })] : [];
      return [...named, ...inOrder, ...byName];
    }
    case 'negated_pattern':
    case 'parenthesized_pattern':
    case 'and_pattern':
    case 'or_pattern':
      return kids(pattern).flatMap(targetsOf);
    default:
      return [];
  }
}

const last = (node: Node): Node => kids(node).at(-1) ?? node;

/** `Id: var id`. */
function propertyOf(node: Node): Entry[] {
  const [property, inner] = kids(node);
  const [target] = inner ? targetsOf(inner) : [];
  return property && target ? [entry(literal(property.startIndex, property.text), target)] : [];
}

/** What stands before the body of a section or arm. */
export function labelOf(parts: readonly Node[]): Label {
  const patterns = parts.filter(isLabel);
  const clause = parts.find((one) => one.type === 'when_clause');
  const condition = clause && kids(clause)[0];
  return {
    tests: patterns.map((one) => (one.type === 'constant_pattern' ? expr(last(one)) : op(one.startIndex, 'is'))),
    targets: patterns.flatMap(targetsOf),
    guard: condition ? expr(condition) : null,
  };
}

export const isLabel = (node: Node): boolean => /pattern$/.test(node.type);

export function switchValue(node: Node): Expr {
  const at = node.startIndex;
  const [subject, ...arms] = kids(node);
  const values = arms
    .filter((one) => one.type === 'switch_expression_arm')
    .map((one) => ({ label: labelOf(kids(one).slice(0, -1)), value: expr(last(one)) }));
  return chosenOf(at, subject ? expr(subject) : other(at, []), values);
}
