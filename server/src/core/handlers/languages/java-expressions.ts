/** Java expressions: tree-sitter tree -> IR. */
import type { Arg, Expr, Stmt } from '../ir/ir';
import { statements } from './java';
import { anonymousClass, paramsOf } from './java-classes';
import { namedBy, switchValue } from './java-patterns';
import { matched } from './matching';
import {
  arg,
  call,
  child,
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
  param,
  plainType,
} from './syntax';

export const fieldExpr = (node: Node, fieldName: string): Expr => {
  const found = field(node, fieldName);
  return found ? expr(found) : other(node.startIndex, []);
};

/** `com.acme.Order` as an expression. */
export function pathExpr(at: number, text: string): Expr {
  const [head = '', ...rest] = text.split('.');
  return rest.reduce<Expr>((object, part) => member(at, object, part), name(at, head));
}

export function expr(node: Node): Expr {
  const at = node.startIndex;
  const parts = (): Expr[] => kids(node).map(expr);
  switch (node.type) {
    case 'identifier':
    case 'this':
    case 'super':
    case 'type_identifier':
      return name(at, node.text);
    case 'scoped_identifier':
    case 'scoped_type_identifier':
    case 'generic_type':
      return pathExpr(at, plainType(node.text));
    case 'string_literal':
      return stringOf(node);
    case 'character_literal':
      return literal(at, node.text.slice(1, -1));
    case 'true':
    case 'false':
      return literal(at, node.type === 'true');
    case 'null_literal':
      return literal(at, null);
    case 'decimal_integer_literal':
    case 'decimal_floating_point_literal':
    case 'hex_integer_literal':
      return numberLiteral(node);
    case 'field_access':
      return member(at, fieldExpr(node, 'object'), field(node, 'field')?.text ?? '');
    case 'array_access':
      return { k: 'index', at, object: fieldExpr(node, 'array'), index: fieldExpr(node, 'index') };
    case 'method_invocation': {
      const object = field(node, 'object');
      const method = field(node, 'name')?.text ?? '';
      const args = field(node, 'arguments');
      const called = call(node, object ? member(at, expr(object), method) : name(at, method), argsOf(args));
      const type = givesNamedClass.test(method) ? namedClass(args) : null;
      return type === null ? called : { k: 'cast', at, type, value: called };
    }
    case 'explicit_constructor_invocation':
      return call(node, fieldExpr(node, 'constructor'), argsOf(field(node, 'arguments')));
    case 'object_creation_expression':
      return creation(node);
    case 'method_reference':
      return reference(node);
    case 'lambda_expression': {
      const body = field(node, 'body');
      const inner = (): Stmt[] =>
        !body ? [] : body.type === 'block' ? statements(body) : [{ k: 'return', at, value: expr(body) }];
      return { k: 'function', at, fn: func(node, { params: paramsOf(field(node, 'parameters')), body: inner }) };
    }
    case 'element_value_pair':
      return fieldExpr(node, 'value');
    case 'assignment_expression': {
      const sign = field(node, 'operator')?.text ?? '=';
      return {
        k: 'assign',
        at,
        target: fieldExpr(node, 'left'),
        value: fieldExpr(node, 'right'),
        op: sign === '=' ? null : sign.slice(0, -1),
      };
    }
    case 'update_expression': {
      const [target] = parts();
      return target ? { k: 'assign', at, target, value: literal(at, 1), op: '+' } : other(at, []);
    }
    case 'binary_expression':
      return op(at, field(node, 'operator')?.text ?? '+', fieldExpr(node, 'left'), fieldExpr(node, 'right'));
    case 'unary_expression':
      return op(at, field(node, 'operator')?.text ?? '!', fieldExpr(node, 'operand'));
    case 'ternary_expression':
      return {
        k: 'choice',
        at,
        test: fieldExpr(node, 'condition'),
        yes: fieldExpr(node, 'consequence'),
        no: fieldExpr(node, 'alternative'),
      };
    case 'cast_expression':
      return { k: 'cast', at, type: plainType(field(node, 'type')?.text ?? ''), value: fieldExpr(node, 'value') };
    case 'instanceof_expression': {
      const left = fieldExpr(node, 'left');
      return matched(at, namedBy(node), left) ?? op(at, 'instanceof', left);
    }
    case 'parenthesized_expression':
      return parts()[0] ?? other(at, []);
    case 'array_creation_expression': {
      const value = field(node, 'value');
      return value ? expr(value) : { k: 'list', at, items: [] };
    }
    case 'array_initializer':
      return { k: 'list', at, items: parts() };
    case 'switch_expression':
      return switchValue(node);
    case 'class_literal':
      return literal(at, node.text);
    default:
      return other(at, parts());
  }
}

function reference(node: Node): Expr {
  const at = node.startIndex;
  const [object, method] = kids(node);
  if (!object) return other(at, []);
  const isMaker = !method;
  if (isMaker && object.type === 'array_type') return expr(object);
  const referred = method ? member(at, expr(object), method.text) : expr(object);
  if (method && (!ofCollections.test(method.text) || /^[A-Z]/.test(object.text))) return referred;
  // A constructor and a method of a list are no values of their own: they are called with what comes.
  const given = name(at, 'given');
  const body: Stmt[] = [{ k: 'return', at, value: call(node, referred, [arg(given)], isMaker) }];
  return { k: 'function', at, fn: func(node, { params: () => [param(given)], body: () => body }) };
}

const ofCollections = /^(add|addAll|addFirst|addLast|offer|push|append|remove)$/;

/** `context.getBean(Orders.class)`, `mapper.readValue(json, Order.class)` give an object of the class they are told. */
const givesNamedClass = /^(getBean|getInstance|readValue|fromJson|convertValue|treeToValue)$/;

function namedClass(args: Node | null): string | null {
  const given = (args ? kids(args) : []).find((one) => one.type === 'class_literal');
  return given ? plainType(given.text.replace(/\.class$/, '')) : null;
}

export const argsOf = (node: Node | null): Arg[] => (node ? kids(node).map((one) => arg(expr(one))) : []);

function creation(node: Node): Expr {
  const at = node.startIndex;
  const type = plainType(field(node, 'type')?.text ?? '');
  const args = argsOf(field(node, 'arguments'));
  const body = child(node, 'class_body');
  if (!body) return call(node, pathExpr(at, type), args, true);
  // `new HashMap<>() {{ put("id", id); }}`: the calls of the initialiser fill it.
  const puts = kids(body)
    .filter((one) => one.type === 'block')
    .flatMap((block) => statements(block))
    .flatMap((one) => (one.k === 'expr' && one.value.k === 'call' && one.value.callee.k === 'name' ? [one.value] : []));
  const entries = puts.flatMap(({ args }) =>
    args.length === 2 && args[0] && args[1] ? [{ key: args[0].value, value: args[1].value }] : [],
  );
  if (entries.length > 0) return { k: 'record', at, type: null, entries };
  return call(node, { k: 'class', at, cls: anonymousClass(body, type) }, args, true);
}

function stringOf(node: Node): Expr {
  const text = node.text;
  const inner = text.startsWith('"""') ? text.slice(3, -3) : text.slice(1, -1);
  return literal(node.startIndex, inner.replace(/\\n/g, '\n').replace(/\\(["\\])/g, '$1'));
}
