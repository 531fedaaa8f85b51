/** Ruby expressions: tree-sitter tree -> IR. */
import type { Arg, Entry, Expr, Stmt } from '../ir/ir';
import { statement, statements } from './ruby';
import { blockArgument } from './ruby-blocks';
import { paramsOf, withResult } from './ruby-classes';
import { heredocBody } from './ruby-heredocs';
import {
  arg,
  call,
  child,
  entry,
  field,
  func,
  gather,
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

const operators: Readonly<Record<string, string>> = { and: '&&', or: '||', not: '!', '===': '==', eql: '==' };

export function expr(node: Node): Expr {
  const at = node.startIndex;
  switch (node.type) {
    case 'identifier':
    case 'constant':
    case 'global_variable':
      return name(at, node.text);
    case 'self':
      return name(at, 'this');
    case 'super':
      return call(node, name(at, 'super'), []);
    case 'instance_variable':
    case 'class_variable':
      return member(at, name(at, 'this'), node.text.replace(/^@+/, ''));
    case 'nil':
      return literal(at, null);
    case 'true':
    case 'false':
      return literal(at, node.type === 'true');
    case 'integer':
    case 'float':
      return numberLiteral(node);
    case 'simple_symbol':
      return literal(at, node.text.slice(1));
    case 'hash_key_symbol':
    case 'bare_string':
      return literal(at, node.text);
    case 'string':
    case 'delimited_symbol':
    case 'subshell':
    case 'chained_string':
      return /^("[^"\\#]*"|'[^'\\]*')$/.test(node.text) ? literal(at, node.text.slice(1, -1)) : textOf(kids(node), at);
    case 'heredoc_beginning': {
      const body = heredocBody(node);
      return body ? textOf(kids(body), at) : literal(at, '');
    }
    case 'scope_resolution': {
      const scope = field(node, 'scope');
      const last = field(node, 'name')?.text ?? '';
      return scope ? member(at, expr(scope), last) : name(at, last);
    }
    case 'element_reference': {
      const [, index] = kids(node);
      return { k: 'index', at, object: fieldExpr(node, 'object'), index: index ? expr(index) : other(at, []) };
    }
    case 'call':
      return callOf(node);
    case 'argument_list':
    case 'array':
    case 'string_array':
    case 'symbol_array':
    case 'left_assignment_list':
    case 'right_assignment_list':
    case 'exceptions':
      return { k: 'list', at, items: kids(node).map(expr) };
    case 'splat_argument':
      return { k: 'spread', at, value: inner(node) };
    case 'hash':
      return { k: 'record', at, type: null, entries: gather(kids(node), entryOf) };
    case 'assignment':
      return { k: 'assign', at, target: targetOf(node), value: fieldExpr(node, 'right'), op: null };
    case 'operator_assignment': {
      const sign = (field(node, 'operator')?.text ?? '+=').slice(0, -1);
      const [left, right] = [fieldExpr(node, 'left'), fieldExpr(node, 'right')];
      // `order.total += 1` asks `total` and calls `total=`.
      return left.k === 'call' && sign !== '||' && sign !== '&&'
        ? { k: 'assign', at, target: targetOf(node), value: op(at, operators[sign] ?? sign, left, right), op: null }
        : { k: 'assign', at, target: left, value: right, op: sign };
    }
    case 'binary': {
      const sign = field(node, 'operator')?.text ?? '+';
      const left = fieldExpr(node, 'left');
      // `list << item` adds to the list.
      if (sign === '<<') return call(node, member(at, left, 'push'), [arg(fieldExpr(node, 'right'))]);
      return op(at, operators[sign] ?? sign, left, fieldExpr(node, 'right'));
    }
    case 'unary':
      return op(at, /^(!|not)/.test(node.text) ? '!' : '-', fieldExpr(node, 'operand'));
    case 'conditional':
      return {
        k: 'choice',
        at,
        test: fieldExpr(node, 'condition'),
        yes: fieldExpr(node, 'consequence'),
        no: fieldExpr(node, 'alternative'),
      };
    case 'lambda': {
      const body = field(node, 'body');
      return {
        k: 'function',
        at,
        fn: func(node, { params: paramsOf(field(node, 'parameters')), body: () => (body ? blockBody(body) : []) }),
      };
    }
    case 'parenthesized_statements':
    case 'interpolation':
      return inner(node);
    case 'if':
    case 'unless':
    case 'case':
    case 'begin':
    case 'if_modifier':
    case 'unless_modifier':
    case 'rescue_modifier':
    case 'while':
      return asValue(node);
    case 'return':
    case 'next':
    case 'break':
      return other(at, kids(node).map(expr));
    case 'yield':
      return call(
        node,
        name(at, 'yield'),
        kids(node).flatMap((list) => kids(list).map((one) => arg(expr(one)))),
      );
    case 'pair':
      return { k: 'record', at, type: null, entries: entryOf(node) };
    default:
      return other(at, kids(node).map(expr));
  }
}

/** `order.state = x` sets a field, or calls what the class says about setting it. */
function targetOf(node: Node): Expr {
  const left = field(node, 'left');
  const object = left?.type === 'call' && !field(left, 'arguments') ? field(left, 'receiver') : null;
  const named = left && object ? field(left, 'method') : null;
  return left && object && named ? member(left.startIndex, expr(object), named.text) : fieldExpr(node, 'left');
}

const inner = (node: Node): Expr => {
  const found = kids(node).at(-1);
  return found ? expr(found) : other(node.startIndex, []);
};

/** A statement in the place of a value: a function that is called at once. */
function asValue(node: Node): Expr {
  const at = node.startIndex;
  const body = withResult(statement(node));
  const fn = func(node, { params: [], body });
  return call(node, { k: 'function', at, fn }, []);
}

function textOf(nodes: readonly Node[], at: number): Expr {
  const parts = nodes.flatMap((one): Expr[] => {
    if (one.type === 'interpolation') return [inner(one)];
    if (one.type === 'string') return [expr(one)];
    return /content|escape/.test(one.type) ? [literal(one.startIndex, one.text)] : [];
  });
  const [only] = parts;
  if (!only) return literal(at, '');
  return parts.length === 1 && only.k === 'literal' ? { ...only, at } : { k: 'text', at, parts };
}

function entryOf(node: Node): Entry[] {
  const at = node.startIndex;
  if (node.type === 'hash_splat_argument') return [entry(null, inner(node))];
  if (node.type !== 'pair') return [];
  const key = field(node, 'key');
  const value = field(node, 'value');
  const word = key ? expr(key) : literal(at, '');
  // `{ id: }` is short for `{ id: id }`.
  return [entry(word, value ? expr(value) : name(at, key?.text ?? ''))];
}

function callOf(node: Node): Expr {
  const at = node.startIndex;
  const receiver = field(node, 'receiver');
  const method = field(node, 'method')?.text ?? 'call';
  const list = field(node, 'arguments');
  const args: Arg[] = gather(list ? kids(list) : [], (one): Arg[] => {
    if (one.type === 'pair') {
      const key = field(one, 'key');
      const value = field(one, 'value');
      if (key?.type === 'hash_key_symbol') return [arg(value ? expr(value) : name(at, key.text), key.text)];
      return [arg(expr(one))];
    }
    if (one.type === 'hash_splat_argument') return [arg(inner(one), '**')];
    if (one.type === 'block_argument') return blockArgument(one);
    return [arg(expr(one))];
  });
  const block = field(node, 'block');
  if (block)
    args.push(
      arg({
        k: 'function',
        at: block.startIndex,
        fn: func(block, { params: paramsOf(field(block, 'parameters')), body: () => blockBody(block) }),
      }),
    );
  if (method === 'new' && receiver) return call(node, expr(receiver), args, true);
  if (!receiver && (method === 'lambda' || method === 'proc') && block) return args.at(-1)?.value ?? other(at, []);
  if (receiver) return call(node, member(at, expr(receiver), method), args);
  return call(node, toSelf.has(method) ? member(at, name(at, 'this'), method) : name(at, method), args);
}

/** What every object has: said to nobody, it is said to oneself. */
const toSelf: ReadonlySet<string> = new Set(['send', 'public_send', '__send__', 'instance']);

export function blockBody(node: Node): Stmt[] {
  const body = field(node, 'body') ?? child(node, 'block_body', 'body_statement');
  if (!body) return [];
  const found = body.type === 'block' || body.type === 'do_block' ? blockBody(body) : statements(body);
  return withResult(found);
}
