/** Python expressions: tree-sitter tree -> IR. */
import type { Arg, Expr, Loop, Stmt } from '../ir/ir';
import { paramsOf } from './python-declarations';
import {
  arg,
  call,
  child,
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

export function firstExpr(node: Node): Expr | null {
  const first = kids(node)[0];
  return first ? expr(first) : null;
}

const operators: Readonly<Record<string, string>> = {
  and: '&&',
  or: '||',
  not: '!',
  is: '==',
  'is not': '!=',
  'not in': 'not in',
  '<>': '!=',
};

export function expr(node: Node): Expr {
  const at = node.startIndex;
  switch (node.type) {
    case 'identifier':
      return name(at, node.text);
    case 'attribute': {
      const [object, attribute] = kids(node);
      return object && attribute ? member(at, expr(object), attribute.text) : other(at, []);
    }
    case 'call':
      return callOf(node);
    case 'string':
      return stringOf(node);
    case 'concatenated_string':
      return { k: 'text', at, parts: kids(node).map(expr) };
    case 'integer':
    case 'float':
      return numberLiteral(node);
    case 'true':
    case 'false':
      return literal(at, node.type === 'true');
    case 'none':
      return literal(at, null);
    case 'subscript': {
      const [object, index] = kids(node);
      if (!object || !index) return other(at, []);
      if (index.type === 'slice')
        return {
          k: 'call',
          at,
          end: node.endIndex,
          callee: member(at, expr(object), 'slice'),
          args: [],
          construct: false,
        };
      return { k: 'index', at, object: expr(object), index: expr(index) };
    }
    case 'dictionary':
      return {
        k: 'record',
        at,
        type: null,
        entries: kids(node).map((one) =>
          one.type === 'pair'
            ? entry(fieldExpr(one, 'key'), fieldExpr(one, 'value'))
            : entry(null, firstExpr(one) ?? other(at, [])),
        ),
      };
    case 'list':
    case 'tuple':
    case 'set':
    case 'expression_list':
    case 'pattern_list':
    case 'tuple_pattern':
    case 'list_pattern':
      return { k: 'list', at, items: kids(node).map(expr) };
    case 'list_splat':
    case 'list_splat_pattern':
    case 'dictionary_splat':
      return { k: 'spread', at, value: firstExpr(node) ?? other(at, []) };
    case 'list_comprehension':
    case 'set_comprehension':
    case 'generator_expression':
    case 'dictionary_comprehension':
      return comprehension(node);
    case 'lambda': {
      const body = field(node, 'body');
      const result = (): Stmt[] => [{ k: 'return', at, value: body ? expr(body) : null }];
      return { k: 'function', at, fn: func(node, { params: paramsOf(field(node, 'parameters')), body: result }) };
    }
    case 'binary_operator':
      return op(at, field(node, 'operator')?.text ?? '+', fieldExpr(node, 'left'), fieldExpr(node, 'right'));
    case 'boolean_operator':
      return op(
        at,
        operators[field(node, 'operator')?.text ?? ''] ?? '&&',
        fieldExpr(node, 'left'),
        fieldExpr(node, 'right'),
      );
    case 'comparison_operator': {
      const sign = node
        .fields('operators')
        .map((one) => one.text)
        .join(' ');
      return op(at, operators[sign] ?? sign, ...kids(node).map(expr));
    }
    case 'not_operator':
      return op(at, '!', fieldExpr(node, 'argument'));
    case 'unary_operator':
      return op(at, field(node, 'operator')?.text ?? '-', fieldExpr(node, 'argument'));
    case 'conditional_expression': {
      const [then, test, otherwise] = kids(node).map(expr);
      return then && test && otherwise ? { k: 'choice', at, test, yes: then, no: otherwise } : other(at, []);
    }
    case 'await':
      return { k: 'await', at, value: firstExpr(node) ?? other(at, []) };
    case 'parenthesized_expression':
      return firstExpr(node) ?? other(at, []);
    case 'assignment':
    case 'named_expression':
      return {
        k: 'assign',
        at,
        target: fieldExpr(node, node.type === 'assignment' ? 'left' : 'name'),
        value: fieldExpr(node, node.type === 'assignment' ? 'right' : 'value'),
        op: null,
      };
    case 'augmented_assignment':
      return {
        k: 'assign',
        at,
        target: fieldExpr(node, 'left'),
        value: fieldExpr(node, 'right'),
        op: (field(node, 'operator')?.text ?? '+=').slice(0, -1),
      };
    default:
      return other(at, kids(node).map(expr));
  }
}

function callOf(node: Node): Expr {
  const [callee, list] = kids(node);
  if (!callee || !list) return other(node.startIndex, []);
  if (list.type === 'generator_expression') return call(node, expr(callee), [arg(comprehension(list))]);
  const args = kids(list).map((one): Arg => {
    if (one.type === 'keyword_argument') return arg(fieldExpr(one, 'value'), field(one, 'name')?.text ?? null);
    if (one.type === 'dictionary_splat')
      return arg({ k: 'spread', at: one.startIndex, value: firstExpr(one) ?? other(one.startIndex, []) }, '**');
    return arg(expr(one));
  });
  return call(node, expr(callee), args);
}

function comprehension(node: Node): Expr {
  const at = node.startIndex;
  const loops: Loop[] = [];
  for (const one of kids(node)) {
    if (one.type === 'for_in_clause') {
      loops.push({ target: fieldExpr(one, 'left'), iterable: fieldExpr(one, 'right'), conditions: [] });
    } else if (one.type === 'if_clause') {
      const last = loops.pop();
      if (last) loops.push({ ...last, conditions: [...last.conditions, firstExpr(one) ?? other(at, [])] });
    }
  }
  const body = field(node, 'body');
  // A dictionary is made of pairs.
  if (body?.type === 'pair') {
    const pairs: Expr = { k: 'comprehension', at, value: { k: 'list', at, items: kids(body).map(expr) }, loops };
    return call(node, name(at, 'dict'), [arg(pairs)]);
  }
  return { k: 'comprehension', at, value: body ? expr(body) : other(at, []), loops };
}

/** `{now:%Y-%m-%d}` formats as `now.strftime('%Y-%m-%d')` does. */
function interpolated(node: Node): Expr {
  const value = fieldExpr(node, 'expression');
  const format = child(node, 'format_specifier');
  if (!format?.text.includes('%')) return value;
  const at = node.startIndex;
  return call(node, member(at, value, 'strftime'), [arg(literal(at, format.text.slice(1)))]);
}

const escapes: Readonly<Record<string, string>> = {
  n: '\n',
  t: '\t',
  r: '\r',
  '\\': '\\',
  "'": "'",
  '"': '"',
  '\n': '',
};

const withoutEscapes = (text: string): string =>
  text.includes('\\') ? text.replace(/\\([\s\S])/g, (whole, c: string) => escapes[c] ?? whole) : text;

/** Prefix, quotes and what is between them, where nothing is put in. */
const plainString = /^([rRbBuU]{0,2})("""|'''|"|')([\s\S]*)\2$/;

function stringOf(node: Node): Expr {
  const at = node.startIndex;
  const [, prefix, , content] = plainString.exec(node.text) ?? [];
  if (prefix !== undefined && content !== undefined)
    return literal(at, /[rR]/.test(prefix) ? content : withoutEscapes(content));
  const parts = kids(node).flatMap((one): Expr[] => {
    if (one.type === 'interpolation') return [interpolated(one)];
    if (one.type !== 'string_content') return [];
    return [literal(one.startIndex, withoutEscapes(one.text))];
  });
  const [only] = parts;
  if (!only) return literal(at, '');
  return parts.length === 1 && only.k === 'literal' ? { ...only, at } : { k: 'text', at, parts };
}
