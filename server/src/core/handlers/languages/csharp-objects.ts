/** How C# makes objects: constructors, initialisers, anonymous objects. */
import type { Entry, Expr } from '../ir/ir';
import { argsOf, expr, fieldExpr } from './csharp-expressions';
import { pathExpr } from './java-expressions';
import { call, child, entry, field, kids, literal, type Node, plainType } from './syntax';

export function creation(node: Node, declared = ''): Expr {
  const at = node.startIndex;
  const written = field(node, 'type')?.text ?? declared;
  const type = plainType(written === '' ? awaitedType(node) : written);
  const values = field(node, 'initializer') ?? child(node, 'initializer_expression');
  const args = argsOf(field(node, 'arguments') ?? child(node, 'argument_list') ?? null);
  if (values && (args.length === 0 || isRequest(type))) return initializer(values, type);
  if (type === '')
    return {
      k: 'record',
      at,
      type: null,
      entries: args.map(({ value }, index) => entry(literal(at, String(index)), value)),
    };
  const made = call(node, pathExpr(at, type), args, true);
  return values ? { ...made, filled: initializer(values, null) } : made;
}

/** What `new(...)` makes is told by the method that returns it, or by its property. */
function awaitedType(node: Node): string {
  const holder = node.parent;
  if (holder?.type === 'property_declaration') return field(holder, 'type')?.text ?? '';
  if (holder?.type !== 'return_statement' && holder?.type !== 'arrow_expression_clause') return '';
  for (let at: Node | null = holder; at; at = at.parent) {
    if (/lambda|anonymous_method/.test(at.type)) return '';
    const type = field(at, 'returns') ?? (at.type === 'property_declaration' ? field(at, 'type') : null);
    if (type) return /^(?:Task|ValueTask)<(.+)>$/s.exec(type.text)?.[1] ?? type.text;
  }
  return '';
}

const isRequest = (type: string): boolean => /(Request|Entry|Input|Config|Options|Item)$/.test(type);

export function initializer(node: Node, type: string | null): Expr {
  const at = node.startIndex;
  const items = kids(node);
  const isList =
    items.length > 0 &&
    items.every((one) => one.type !== 'assignment_expression' && one.type !== 'initializer_expression');
  if (isList) return { k: 'list', at, items: items.map(expr) };
  const isDictionary = type === null || /(Dictionary|Map|List|Collection|HashSet)$/.test(type);
  if (
    isDictionary &&
    items.length > 0 &&
    items.every((one) => one.type === 'initializer_expression' && kids(one).length !== 2)
  )
    return { k: 'list', at, items: items.map(expr) };
  const entries = items.flatMap((one): Entry[] => {
    if (one.type === 'initializer_expression') {
      const [key, value] = kids(one);
      return key && value ? [entry(expr(key), expr(value))] : [];
    }
    const left = field(one, 'left');
    if (!left) return [entry(null, expr(one))];
    const key =
      left.type === 'identifier' ? literal(left.startIndex, left.text) : expr(kids(kids(left)[0] ?? left)[0] ?? left);
    return [entry(key, fieldExpr(one, 'right'))];
  });
  return { k: 'record', at, type: isDictionary ? null : type, entries };
}

/** `order with { State = state }`: all that is in it, and then what is changed. */
export function changedCopy(node: Node): Expr {
  const [from, ...changes] = kids(node);
  const entries = changes.flatMap((one): Entry[] => {
    const [key, value] = kids(one);
    return key && value ? [entry(literal(key.startIndex, key.text), expr(value))] : [];
  });
  const at = node.startIndex;
  return { k: 'record', at, type: null, entries: [...(from ? [entry(null, expr(from))] : []), ...entries] };
}

/** `new { A = 1, b, c.Name }`. */
export function anonymousEntries(node: Node): Entry[] {
  const entries: Entry[] = [];
  const parts = node.children;
  for (let at = 0; at < parts.length; at++) {
    const one = parts[at];
    if (!one?.isNamed) continue;
    const next = parts[at + 1];
    const value = next && node.textBetween(one, next).trim() === '=' ? next : undefined;
    if (value) at += 1;
    const key = one.type === 'member_access_expression' ? (field(one, 'name')?.text ?? '') : one.text;
    entries.push(entry(literal(one.startIndex, key), expr(value ?? one)));
  }
  return entries;
}
