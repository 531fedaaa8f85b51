/** Objects, patterns and what stands in square brackets, of JavaScript and TypeScript: tree-sitter tree -> IR. */
import type { Entry, Expr } from '../ir/ir';
import { accessorOf, functionOf } from './ecmascript-classes';
import { expr, fieldExpr, stringText } from './ecmascript-expressions';
import { call, entry, field, gather, kids, literal, member, type Node, name, other } from './syntax';

/** The entries of an object or of a pattern that one of its parts stands for. */
export function property(node: Node): Entry[] {
  const at = node.startIndex;
  switch (node.type) {
    case 'pair':
    case 'pair_pattern':
      return [entry(keyOf(field(node, 'key')), fieldExpr(node, 'value'))];
    case 'shorthand_property_identifier':
    case 'shorthand_property_identifier_pattern':
      return [entry(literal(at, node.text), name(at, node.text))];
    case 'object_assignment_pattern':
      return [entry(literal(at, field(node, 'left')?.text ?? ''), expr(node))];
    case 'method_definition': {
      const made: Expr = { k: 'function', at, fn: functionOf(node) };
      const accessor = accessorOf(node);
      if (accessor === 'set') return [];
      return [entry(keyOf(field(node, 'name')), accessor === 'get' ? call(node, made, []) : made)];
    }
    case 'spread_element':
    case 'rest_pattern': {
      const [inner] = kids(node);
      return [entry(null, inner ? expr(inner) : other(at, []))];
    }
    default:
      return [];
  }
}

function keyOf(node: Node | null): Expr {
  if (!node) return literal(0, '');
  if (node.type === 'string') return literal(node.startIndex, stringText(node));
  const [inner] = node.type === 'computed_property_name' ? kids(node) : [];
  if (!inner) return literal(node.startIndex, node.text);
  return isKnownSymbol(inner) ? literal(node.startIndex, `[${inner.text}]`) : expr(inner);
}

/** `Symbol.iterator`: a method that the language itself calls, named as a class writes it, in brackets. */
const isKnownSymbol = (node: Node): boolean => node.type === 'member_expression' && /^Symbol\.\w+$/.test(node.text);

/** The name under which a class keeps a method: `['on-created']() {}` has the one of its text. */
export function methodName(node: Node | null): string {
  const [inner] = node?.type === 'computed_property_name' ? kids(node) : [];
  return inner?.type === 'string' ? stringText(inner) : (node?.text ?? '');
}

export function subscript(node: Node): Expr {
  const index = field(node, 'index');
  const object = fieldExpr(node, 'object');
  if (index && isKnownSymbol(index)) return member(node.startIndex, object, `[${index.text}]`);
  return { k: 'index', at: node.startIndex, object, index: fieldExpr(node, 'index') };
}

/** `(log(), value)` is the last of them. */
export function sequence(node: Node): Expr {
  const at = node.startIndex;
  const items = gather(kids(node), (one) => (one.type === 'sequence_expression' ? kids(one) : [one])).map(expr);
  return { k: 'index', at, object: { k: 'list', at, items }, index: literal(at, items.length - 1) };
}

/** `[, second]`: what is left out has its place. */
export function patternItems(node: Node): Expr[] {
  const items: Expr[] = [];
  let before: Node | undefined;
  for (const one of kids(node)) {
    const between = before ? node.textBetween(before, one) : node.headBefore(one);
    const commas = between.split(',').length - 1;
    for (let left = commas - (before ? 1 : 0); left > 0; left--) items.push(other(one.startIndex, []));
    items.push(expr(one));
    before = one;
  }
  return items;
}
