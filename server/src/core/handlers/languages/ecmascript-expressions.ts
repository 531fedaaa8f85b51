/** JavaScript and TypeScript expressions and patterns: tree-sitter tree -> IR. */
import type { Arg, Call, Expr } from '../ir/ir';
import { classOf, functionOf } from './ecmascript-classes';
import { patternItems, property, sequence, subscript } from './ecmascript-objects';
import { writtenType } from './ecmascript-types';
import { arg, call, field, gather, kids, literal, member, type Node, name, numberLiteral, op, other } from './syntax';

export const fieldExpr = (node: Node, fieldName: string): Expr => {
  const found = field(node, fieldName);
  return found ? expr(found) : other(node.startIndex, []);
};

const inner = (node: Node): Expr => {
  const first = kids(node)[0];
  return first ? expr(first) : other(node.startIndex, []);
};

export function expr(node: Node): Expr {
  const at = node.startIndex;
  switch (node.type) {
    case 'identifier':
    case 'import':
    case 'this':
    case 'super':
    case 'shorthand_property_identifier':
    case 'shorthand_property_identifier_pattern':
      return name(at, node.text);
    case 'undefined':
    case 'null':
      return literal(at, null);
    case 'true':
    case 'false':
      return literal(at, node.type === 'true');
    case 'number':
      return numberLiteral(node);
    case 'string':
      return literal(at, stringText(node));
    case 'regex':
      return literal(at, node.text);
    case 'template_string':
      return template(node);
    case 'member_expression': {
      const property = field(node, 'property');
      return property ? member(at, fieldExpr(node, 'object'), property.text) : other(at, []);
    }
    case 'subscript_expression':
      return subscript(node);
    case 'call_expression':
      return callOf(node);
    case 'new_expression':
      return call(node, fieldExpr(node, 'constructor'), argsOf(field(node, 'arguments')), true);
    case 'object':
    case 'object_pattern':
      return { k: 'record', at, type: null, entries: gather(kids(node), property) };
    case 'sequence_expression':
      return sequence(node);
    case 'array':
      return { k: 'list', at, items: kids(node).map(expr) };
    case 'array_pattern':
      return { k: 'list', at, items: patternItems(node) };
    case 'spread_element':
    case 'rest_pattern':
      return { k: 'spread', at, value: inner(node) };
    case 'arrow_function':
      return { k: 'function', at, fn: functionOf(node), keeps: 'this' };
    case 'function_expression':
    case 'generator_function':
    case 'function_declaration': {
      const fn = functionOf(node);
      return fn.name === '' ? { k: 'function', at, fn } : { k: 'function', at, fn, keeps: 'name' };
    }
    case 'class':
    case 'class_declaration':
      return { k: 'class', at, cls: classOf(node) };
    case 'await_expression':
      return { k: 'await', at, value: inner(node) };
    case 'parenthesized_expression':
    case 'non_null_expression':
    case 'satisfies_expression':
    case 'instantiation_expression':
      return inner(node);
    // What a coroutine is given back is what it waited for.
    case 'yield_expression':
      return { k: 'await', at, value: inner(node) };
    case 'as_expression': {
      const [value, type] = kids(node);
      return value && type ? { k: 'cast', at, type: writtenType(type.text), value: expr(value) } : inner(node);
    }
    case 'type_assertion': {
      const [type, value] = kids(node);
      return value && type ? { k: 'cast', at, type: writtenType(type.text), value: expr(value) } : other(at, []);
    }
    case 'ternary_expression':
      return {
        k: 'choice',
        at,
        test: fieldExpr(node, 'condition'),
        yes: fieldExpr(node, 'consequence'),
        no: fieldExpr(node, 'alternative'),
      };
    case 'binary_expression':
      return op(at, looseSign(field(node, 'operator')?.text ?? '+'), fieldExpr(node, 'left'), fieldExpr(node, 'right'));
    case 'unary_expression':
      return op(at, field(node, 'operator')?.text ?? '!', fieldExpr(node, 'argument'));
    case 'update_expression':
      return { k: 'assign', at, target: fieldExpr(node, 'argument'), value: literal(at, 1), op: '+' };
    case 'assignment_expression':
    case 'assignment_pattern':
    case 'object_assignment_pattern':
      return { k: 'assign', at, target: fieldExpr(node, 'left'), value: fieldExpr(node, 'right'), op: null };
    case 'augmented_assignment_expression':
      return {
        k: 'assign',
        at,
        target: fieldExpr(node, 'left'),
        value: fieldExpr(node, 'right'),
        op: (field(node, 'operator')?.text ?? '+=').slice(0, -1),
      };
    case 'variable_declarator':
      return fieldExpr(node, 'name');
    default:
      return other(at, kids(node).map(expr));
  }
}

/**
 * `await f<T>(x)` is taken apart as a call of what was awaited, `await f<T>(x).run()` as one of its method, and `await (f)(x)` as
 * one of what `await(f)` gives; what is meant by that needs brackets.
 */
function callOf(node: Node): Expr {
  const at = node.startIndex;
  const callee = field(node, 'function');
  const awaited = callee ? awaitedIn(callee) : undefined;
  const target = awaited ? expr(awaited) : fieldExpr(node, 'function');
  const args = argsOf(field(node, 'arguments'));
  const work = args[3]?.value;
  if (work?.k === 'function' && /(^|\.)__awaiter\)?$/.test(callee?.text ?? ''))
    return { k: 'await', at, value: call(node, member(at, work, 'call'), args.slice(0, 1)) };
  if (args.length === 2 && exportStar.test(callee?.text ?? '')) return exportedAll(node, args);
  const made = { ...call(node, target, args), ...typeArgument(node) };
  if (awaited) return { k: 'await', at, value: made };
  if (target.k === 'name' && target.name === 'await')
    return { k: 'await', at, value: made.args.at(-1)?.value ?? other(at, []) };
  const isChained = callee?.type === 'member_expression' && field(callee, 'object')?.type === 'call_expression';
  return isChained && target.k === 'member' && target.object.k === 'await'
    ? { k: 'await', at, value: { ...made, callee: { ...target, object: target.object.value } } }
    : made;
}

/** What compilers make of `export * from './orders'`. */
const exportStar = /^(\w+\.)?__exportStar$|^\(0,\s*\w+\.__exportStar\)$/;

const exportedAll = (node: Node, args: readonly Arg[]): Expr =>
  call(node, member(node.startIndex, name(node.startIndex, 'Object'), 'assign'), [...args].reverse());

/** What is waited for, in the place of what is called. */
function awaitedIn(callee: Node): Node | undefined {
  if (callee.type === 'await_expression') return kids(callee)[0];
  const isAwait = callee.type === 'call_expression' && field(callee, 'function')?.text === 'await';
  const given = isAwait ? field(callee, 'arguments') : null;
  return given ? kids(given).at(-1) : undefined;
}

/** `container.get<Orders>(token)` */
function typeArgument(node: Node): Pick<Call, 'type'> {
  const written = field(node, 'type_arguments');
  const [only, more] = written ? kids(written) : [];
  return only && !more ? { type: writtenType(only.text) } : {};
}

/** `===` says what `==` says, for us. */
const looseSign = (sign: string): string => (sign === '===' ? '==' : sign === '!==' ? '!=' : sign);

function argsOf(node: Node | null): Arg[] {
  if (!node) return [];
  // A tagged template: gql`...`
  if (node.type === 'template_string') return [arg(template(node))];
  return kids(node).map((one) => arg(expr(one)));
}

function template(node: Node): Expr {
  const at = node.startIndex;
  const text = node.text;
  if (!text.includes('${')) return literal(at, withoutEscapes(text.slice(1, -1)));
  const parts = kids(node).map((one): Expr => {
    if (one.type === 'template_substitution') return inner(one);
    return literal(one.startIndex, withoutEscapes(one.text));
  });
  const [only] = parts;
  if (!only) return literal(at, '');
  return parts.length === 1 && only.k === 'literal' ? { ...only, at } : { k: 'text', at, parts };
}

export function stringText(node: Node): string {
  return withoutEscapes(node.text.slice(1, -1));
}

const escapes: Readonly<Record<string, string>> = { n: '\n', t: '\t', r: '\r', '\n': '' };

const withoutEscapes = (text: string): string =>
  text.includes('\\') ? text.replace(/\\([\s\S])/g, (_, c: string) => escapes[c] ?? c) : text;
