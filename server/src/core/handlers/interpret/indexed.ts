/** `orders[0]`, `points[order.tier]`, `run[Order]`. */
import type { Expr } from '../ir/ir';
import { chosenMember } from './chosen-member';
import { evaluate } from './expressions';
import { callIndexer } from './hidden-calls';
import { methodUnder } from './iterables';
import type { Machine } from './machine';
import { memberOf } from './members';
import { callOperator } from './operator-methods';
import { literalOf, Origin, ofOrigin, type Shape, shapeOf, type Value } from './value';
import { elementOf, textOf } from './value-queries';

export function indexed(machine: Machine, expr: Extract<Expr, { k: 'index' }>): Value {
  const object = evaluate(machine, expr.object);
  const index = evaluate(machine, expr.index);
  if (isGeneric(machine, object)) return object;
  const own =
    callIndexer(machine, object, index) ?? callOperator(machine, object, '[]', [index], { at: expr.at, end: expr.at });
  if (own) return own;
  const underWords = expr.index.k === 'name' ? methodUnder(machine, object, `[${expr.index.name}]`) : undefined;
  if (underWords) return underWords;
  const key = literalOf(index);
  if (typeof key === 'string' || typeof key === 'number') return memberOf(machine, object, String(key), expr);
  const known = textOf(index);
  if (known !== undefined && shapeOf(object, 'record')?.fields.has(known))
    return memberOf(machine, object, known, expr);
  const element = elementOf(object);
  const chosen = element.shapes.length > 0 ? undefined : chosenMember(machine, object, index, expr);
  if (chosen && chosen.shapes.length > 0) return chosen;
  // What stands at a computed place is not itself computed.
  const place = index.origin & ~(Origin.position | Origin.relative);
  if (element.shapes.length === 0) return ofOrigin(object.origin | place);
  // `points[order.tier]`: how much it is stands in the order.
  return element.shapes.every(isNumber) ? { ...element, origin: element.origin | place } : element;
}

const isNumber = (shape: Shape): boolean => shape.kind === 'literal' && typeof shape.value === 'number';

/** `run[Order]` of Go is the function. */
const isGeneric = ({ frame }: Machine, object: Value): boolean =>
  frame.unit.language === 'go' && (shapeOf(object, 'function') ?? shapeOf(object, 'class')) !== undefined;
