/** Java's patterns: in `instanceof`, in labels of `switch`, and switches that give a value. */
import type { Expr } from '../ir/ir';
import { casesOf, statement } from './java';
import { expr, fieldExpr } from './java-expressions';
import { chosenOf, doneInPlace, type Label, ofType } from './matching';
import { child, field, kids, literal, type Node, name, op, plainType } from './syntax';

/** What `x instanceof Order order` or `x instanceof Line(String id, var total)` names. */
export function namedBy(node: Node): Expr[] {
  const pattern = field(node, 'pattern');
  if (pattern) return targetsOf(pattern);
  const bound = field(node, 'name');
  return bound ? [typedName(field(node, 'right'), bound)] : [];
}

const typedName = (type: Node | null, bound: Node): Expr =>
  ofType(bound.startIndex, type && plainType(type.text), name(bound.startIndex, bound.text));

function targetsOf(pattern: Node): Expr[] {
  switch (pattern.type) {
    case 'pattern':
      return kids(pattern).flatMap(targetsOf);
    case 'type_pattern':
    case 'record_pattern_component': {
      const bound = kids(pattern).findLast((one) => one.type === 'identifier');
      const type = kids(pattern).find((one) => one !== bound && one.type !== 'modifiers');
      return bound ? [typedName(type ?? null, bound)] : [];
    }
    case 'record_pattern': {
      const [type] = kids(pattern);
      const parts = child(pattern, 'record_pattern_body');
      const items = (parts ? kids(parts) : []).map((one) => targetsOf(one)[0] ?? literal(one.startIndex, null));
      const at = pattern.startIndex;
      return [ofType(at, type ? plainType(type.text) : null, { k: 'list', at, items })];
    }
    default:
      return [];
  }
}

/** `case null, default` is read as if `default` were a name. */
const isDefault = (label: Node): boolean =>
  kids(label).length === 0 || kids(label).some((one) => one.type === 'identifier' && one.text === 'default');

export function labelOf(labels: readonly Node[]): Label {
  const parts = labels.flatMap((label) => kids(label));
  const patterns = parts.filter((one) => one.type === 'pattern');
  const guard = parts.find((one) => one.type === 'guard');
  const condition = guard && kids(guard)[0];
  return {
    tests: labels.some(isDefault)
      ? []
      : parts
          .filter((one) => one !== guard)
          .map((one) => (one.type === 'pattern' ? op(one.startIndex, 'instanceof') : expr(one))),
    targets: patterns.flatMap(targetsOf),
    guard: condition ? expr(condition) : null,
  };
}

/** An arm with statements runs them all: what it gives is what it yields. */
export function switchValue(node: Node): Expr {
  const arms = casesOf(node).flatMap(({ label, body }) => {
    const [only, more] = body;
    if (!only) return [];
    const first = kids(only)[0];
    if (more || !first || !/^(expression|yield|throw)_statement$/.test(only.type))
      return [{ label, value: doneInPlace(only, () => body.flatMap(statement)) }];
    const value = expr(first);
    return [{ label, value: only.type === 'throw_statement' ? op(only.startIndex, 'throw', value) : value }];
  });
  return chosenOf(node.startIndex, fieldExpr(node, 'condition'), arms);
}
