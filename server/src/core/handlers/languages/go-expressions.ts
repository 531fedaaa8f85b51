/** Go expressions: tree-sitter tree -> IR. */
import type { Entry, Expr } from '../ir/ir';
import { statements } from './go';
import { paramsOf } from './go-declarations';
import { elementType, typeText } from './go-types';
import {
  arg,
  call,
  entry,
  field,
  func,
  kids,
  literal,
  member,
  type Node,
  name,
  numberLiteral,
  op,
  other,
} from './syntax';

export const fieldExpr = (node: Node, fieldName: string): Expr => {
  const found = field(node, fieldName);
  return found ? expr(found) : other(node.startIndex, []);
};

/** `a, b` is a list, a single expression itself. */
export function listExpr(node: Node | null): Expr {
  if (!node) return other(0, []);
  if (node.type !== 'expression_list') return expr(node);
  const items = kids(node);
  const [only] = items;
  return items.length === 1 && only ? expr(only) : { k: 'list', at: node.startIndex, items: items.map(expr) };
}

const unescaped = (text: string): string =>
  text.includes('\\') ? text.replace(/\\n/g, '\n').replace(/\\(["\\])/g, '$1') : text;

export function expr(node: Node): Expr {
  const at = node.startIndex;
  switch (node.type) {
    case 'identifier':
    case 'field_identifier':
    case 'package_identifier':
    case 'type_identifier':
      return name(at, node.text);
    case 'nil':
      return literal(at, null);
    case 'true':
    case 'false':
      return literal(at, node.type === 'true');
    case 'int_literal':
    case 'float_literal':
      return numberLiteral(node);
    case 'interpreted_string_literal':
      return literal(at, unescaped(node.text.slice(1, -1)));
    case 'raw_string_literal':
    case 'rune_literal':
      return literal(at, node.text.slice(1, -1));
    case 'selector_expression':
      return member(at, fieldExpr(node, 'operand'), field(node, 'field')?.text ?? '');
    case 'qualified_type': {
      const [owner = '', type = ''] = node.text.split('.');
      return member(at, name(at, owner), type);
    }
    case 'index_expression':
      return { k: 'index', at, object: fieldExpr(node, 'operand'), index: fieldExpr(node, 'index') };
    case 'slice_expression':
      return call(node, member(at, fieldExpr(node, 'operand'), 'slice'), []);
    case 'call_expression':
      return callOf(node);
    case 'type_conversion_expression': {
      const type = field(node, 'type');
      if (type?.type === 'generic_type') return call(node, chosen(type), [arg(fieldExpr(node, 'operand'))]);
      return { k: 'cast', at, type: typeText(type ?? node), value: fieldExpr(node, 'operand') };
    }
    case 'type_assertion_expression':
      return { k: 'cast', at, type: typeText(field(node, 'type') ?? node), value: fieldExpr(node, 'operand') };
    case 'parenthesized_expression': {
      const inner = kids(node)[0];
      return inner ? expr(inner) : other(at, []);
    }
    case 'unary_expression': {
      const sign = field(node, 'operator')?.text ?? '';
      const operand = fieldExpr(node, 'operand');
      return sign === '!' || sign === '-' || sign === '<-' ? op(at, sign, operand) : operand;
    }
    case 'binary_expression':
      return op(at, field(node, 'operator')?.text ?? '+', fieldExpr(node, 'left'), fieldExpr(node, 'right'));
    case 'composite_literal':
      return composite(node);
    case 'literal_value':
      return literalValue(node, null);
    case 'literal_element': {
      const inner = kids(node)[0];
      return inner ? expr(inner) : other(at, []);
    }
    case 'func_literal':
      return {
        k: 'function',
        at,
        fn: func(node, { params: paramsOf(field(node, 'parameters')), body: () => statements(field(node, 'body')) }),
      };
    case 'expression_list':
      return listExpr(node);
    default:
      return other(at, kids(node).map(expr));
  }
}

/** `run[Order](event)` and `handlers[name](event)` are written the same, and as a conversion is. */
function chosen(type: Node): Expr {
  const object = fieldExpr(type, 'type');
  const list = field(type, 'type_arguments');
  const [only, more] = list ? kids(list) : [];
  const inner = only && !more ? kids(only)[0] : undefined;
  return inner && /identifier|qualified/.test(inner.type)
    ? { k: 'index', at: type.startIndex, object, index: expr(inner) }
    : object;
}

/** Functions that fill what a pointer points to: `json.Unmarshal(data, &order)`, `rows.Scan(&a, &b)`. */
const filling =
  /(^|\.)(Unmarshal\w*|Decode|Scan|Bind|BindJSON|ShouldBind\w*|Get|Select|First|Find|Take|QueryRow|One|All)$/;

function callOf(node: Node): Expr {
  const at = node.startIndex;
  const callee = field(node, 'function');
  const list = field(node, 'arguments');
  const given = list ? kids(list) : [];
  if (!callee) return other(at, []);
  // make(chan T), new(T), make(map[string]T)
  const isMaker = callee.text === 'make' || callee.text === 'new';
  if (isMaker) {
    const [type] = given;
    if (type?.type === 'map_type') return { k: 'record', at, type: null, entries: [] };
    // What is sent through a channel is in it.
    if (type?.type === 'slice_type' || type?.type === 'channel_type') return { k: 'list', at, items: [] };
    return type && callee.text === 'new'
      ? { k: 'record', at, type: typeText(type), entries: [] }
      : other(at, [literal(at, null)]);
  }
  if (callee.text === 'append') {
    const [target, ...items] = given;
    if (target)
      return {
        k: 'list',
        at,
        items: [
          { k: 'spread', at, value: expr(target) },
          ...items.map(
            (one): Expr =>
              one.type === 'variadic_argument' ? { k: 'spread', at, value: expr(kids(one)[0] ?? one) } : expr(one),
          ),
        ],
      };
  }
  const made = call(
    node,
    expr(callee),
    (reflected(callee, given) ?? given).map((one) =>
      arg(one.type === 'variadic_argument' ? { k: 'spread', at, value: expr(kids(one)[0] ?? one) } : expr(one)),
    ),
  );
  if (!filling.test(callee.text)) return made;
  const filled = given
    .filter((one) => one.type === 'unary_expression' && field(one, 'operator')?.text === '&')
    .map((one) => fieldExpr(one, 'operand'));
  return filled
    .filter((one) => one.k === 'name' || one.k === 'member')
    .reduce<Expr>((value, target) => ({ k: 'assign', at, target, value, op: 'fill' }), made);
}

/** `fn.Call([]reflect.Value{a, b})` calls with a and b. */
function reflected(callee: Node, given: readonly Node[]): readonly Node[] | undefined {
  const [only] = given;
  if (callee.type !== 'selector_expression' || field(callee, 'field')?.text !== 'Call') return undefined;
  if (only?.type !== 'composite_literal' || field(only, 'type')?.text !== '[]reflect.Value') return undefined;
  const body = field(only, 'body');
  return body ? kids(body) : undefined;
}

function composite(node: Node): Expr {
  const type = field(node, 'type');
  const body = field(node, 'body');
  if (!body) return other(node.startIndex, []);
  return literalValue(body, type);
}

/** In `[]Order{{ID: id}}` the type of what it holds is written once. */
function element(node: Node, of: Node | null): Expr {
  const inner = node.type === 'literal_element' ? (kids(node)[0] ?? node) : node;
  return inner.type === 'literal_value' && of ? literalValue(inner, pointed(of)) : expr(node);
}

const pointed = (type: Node): Node => (type.type === 'pointer_type' ? (kids(type)[0] ?? type) : type);

function literalValue(body: Node, type: Node | null): Expr {
  const at = body.startIndex;
  const elements = kids(body);
  const isKeyed = elements.some((one) => one.type === 'keyed_element');
  if (
    !isKeyed &&
    (type === null || /^(slice|array|implicit_length_array)_type$/.test(type.type) || elements.length > 0) &&
    !(type && /identifier|qualified|generic/.test(type.type))
  ) {
    return { k: 'list', at, items: elements.map((one) => element(one, elementType(type))) };
  }
  const isMap = type?.type === 'map_type';
  const inside = elementType(type);
  const entries = elements.map((one, index): Entry => {
    if (one.type !== 'keyed_element') return entry(literal(at, String(index)), expr(one));
    const key = field(one, 'key');
    const inner = key ? (kids(key)[0] ?? key) : null;
    // Field names are bare words; keys of maps are values.
    const word =
      inner?.type === 'identifier' && !isMap
        ? literal(inner.startIndex, inner.text)
        : inner
          ? expr(inner)
          : literal(at, '');
    const value = field(one, 'value');
    return entry(word, value ? element(value, inside) : other(at, []));
  });
  const named = type && inside === null ? typeText(type) : '';
  return { k: 'record', at, type: named === '' ? null : named, entries };
}
