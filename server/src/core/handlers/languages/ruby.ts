/** Ruby: classes, modules, methods and statements. Expressions are in `ruby-expressions`. */
import type { Case, Catch, Expr, Import, Module, Stmt } from '../ir/ir';
import { classOf, functionOf, innerClasses, structOf } from './ruby-classes';
import { expr, fieldExpr } from './ruby-expressions';
import { field, gather, kids, type Node, op, other } from './syntax';

export function readRuby(root: Node): Module {
  const body = [...innerClasses(root), ...statements(root)];
  return { package: null, imports: importsOf(root), body, exports: [] };
}

function importsOf(root: Node): Import[] {
  return root.descendantsOfType(['call'], /require|load/g).flatMap((one): Import[] => {
    const method = field(one, 'method')?.text;
    if (method === undefined || !bringing.has(method)) return [];
    const [first, second] = field(one, 'arguments')?.namedChildren ?? [];
    const path = method === 'autoload' ? second : first;
    const text = path && pathOf(path);
    if (text === undefined) return [];
    return [
      {
        at: one.startIndex,
        module: method === 'require' || method === 'autoload' ? text : `./${text}`,
        namespace: null,
        names: [],
        wildcard: true,
      },
    ];
  });
}

const bringing: ReadonlySet<string> = new Set(['require', 'require_relative', 'load', 'autoload']);

/** `'lib/orders'`, or the same beside this file: `File.join(__dir__, 'orders')`, `File.expand_path('../orders', __FILE__)`. */
function pathOf(node: Node): string | undefined {
  if (node.type === 'string') return node.text.slice(1, -1);
  const made = node.type === 'call' ? field(node, 'method')?.text : undefined;
  if (made !== 'join' && made !== 'expand_path') return undefined;
  const list = field(node, 'arguments')?.namedChildren ?? [];
  const parts = list.flatMap((one) => (one.type === 'string' ? [one.text.slice(1, -1)] : []));
  const from = list.map(({ text }) => text).find((text) => text === '__dir__' || text === '__FILE__');
  if (parts.length === 0 || from === undefined) return undefined;
  const path = parts.join('/');
  return `./${from === '__FILE__' ? path.replace(/^\.\.\//, '') : path}`;
}

export function statements(block: Node | null): Stmt[] {
  return block ? bodyWithRescue(kids(block)) : [];
}

/** A body may end in `rescue`, `else`, `ensure`. */
function bodyWithRescue(nodes: readonly Node[]): Stmt[] {
  const clauses = nodes.filter((one) => one.type === 'rescue' || one.type === 'ensure' || one.type === 'else');
  const plain = nodes.filter((one) => !clauses.includes(one) && one.type !== 'heredoc_body');
  const body = gather(plain, statement);
  const rescues = clauses.filter((one) => one.type === 'rescue');
  if (rescues.length === 0 && !clauses.some((one) => one.type === 'ensure')) return body;
  const last = clauses.find((one) => one.type === 'ensure');
  const otherwise = clauses.find((one) => one.type === 'else');
  const at = nodes[0]?.startIndex ?? 0;
  return [
    {
      k: 'try',
      at,
      body: [...body, ...(otherwise ? statements(otherwise) : [])],
      catches: rescues.map(rescueOf),
      last: last ? statements(last) : [],
    },
  ];
}

function rescueOf(node: Node): Catch {
  const exceptions = field(node, 'exceptions');
  const variable = field(node, 'variable');
  return {
    at: node.startIndex,
    end: node.endIndex,
    name: variable ? (kids(variable)[0]?.text ?? null) : null,
    types: exceptions ? kids(exceptions).map((one) => one.text) : [],
    body: statements(field(node, 'body')),
  };
}

export function statement(node: Node): Stmt[] {
  const at = node.startIndex;
  switch (node.type) {
    case 'method':
    case 'singleton_method':
      return [{ k: 'function', at, fn: functionOf(node) }];
    case 'class':
    case 'module':
      return [{ k: 'class', at, cls: classOf(node) }];
    case 'assignment': {
      const struct = structOf(node);
      return [struct ? { k: 'class', at, cls: struct } : { k: 'expr', at, value: expr(node) }];
    }
    case 'return':
      return [{ k: 'return', at, value: resultOf(node) }];
    case 'next':
      return [inBlock(node) ? { k: 'return', at, value: resultOf(node) } : { k: 'exit', at, how: 'continue' }];
    case 'break':
      return [{ k: 'exit', at, how: 'break' }];
    case 'redo':
    case 'retry':
      return [];
    case 'if':
    case 'elsif':
      return [
        {
          k: 'if',
          at,
          test: fieldExpr(node, 'condition'),
          yes: statements(field(node, 'consequence')),
          no: alternative(node),
        },
      ];
    case 'unless':
      return [
        {
          k: 'if',
          at,
          test: op(at, '!', fieldExpr(node, 'condition')),
          yes: statements(field(node, 'consequence')),
          no: alternative(node),
        },
      ];
    case 'if_modifier':
    case 'unless_modifier': {
      const body = field(node, 'body');
      const test = fieldExpr(node, 'condition');
      return [
        {
          k: 'if',
          at,
          test: node.type === 'if_modifier' ? test : op(at, '!', test),
          yes: body ? statement(body) : [],
          no: [],
        },
      ];
    }
    case 'while':
    case 'until':
    case 'while_modifier':
    case 'until_modifier': {
      const body = field(node, 'body');
      return [
        {
          k: 'loop',
          at,
          test: fieldExpr(node, 'condition'),
          body: !body ? [] : body.type === 'do' ? statements(body) : statement(body),
        },
      ];
    }
    case 'for':
      return [
        {
          k: 'each',
          at,
          target: fieldExpr(node, 'pattern'),
          iterable: fieldExpr(node, 'value'),
          body: statements(field(node, 'body')),
        },
      ];
    case 'case':
      return [{ k: 'switch', at, subject: fieldExpr(node, 'value'), cases: casesOf(node) }];
    case 'begin':
      return bodyWithRescue(kids(node));
    case 'rescue_modifier': {
      const body = field(node, 'body');
      const handler = field(node, 'handler');
      const rescued: Catch = { at, end: node.endIndex, name: null, types: [], body: handler ? statement(handler) : [] };
      return [{ k: 'try', at, body: body ? statement(body) : [], catches: [rescued], last: [] }];
    }
    case 'identifier':
      return node.text === 'raise' ? [{ k: 'throw', at, value: null }] : [{ k: 'expr', at, value: expr(node) }];
    case 'call': {
      const method = field(node, 'method')?.text;
      if ((method === 'raise' || method === 'fail') && !field(node, 'receiver')) {
        const [first] = field(node, 'arguments')?.namedChildren ?? [];
        return [{ k: 'throw', at, value: first ? expr(first) : null }];
      }
      return method === 'require' || method === 'require_relative' ? [] : [{ k: 'expr', at, value: expr(node) }];
    }
    default:
      return [{ k: 'expr', at, value: expr(node) }];
  }
}

function inBlock(node: Node): boolean {
  for (let at = node.parent; at; at = at.parent) {
    if (at.type === 'block' || at.type === 'do_block' || at.type === 'lambda') return true;
    if (at.type === 'while' || at.type === 'until' || at.type === 'for' || at.type === 'method') return false;
  }
  return false;
}

function resultOf(node: Node): Expr | null {
  const list = kids(node)[0];
  const items = list ? kids(list) : [];
  const [only] = items;
  if (!list) return null;
  return items.length > 1 ? { k: 'list', at: list.startIndex, items: items.map(expr) } : only ? expr(only) : null;
}

function alternative(node: Node): Stmt[] {
  const otherwise = field(node, 'alternative');
  if (!otherwise) return [];
  return otherwise.type === 'elsif' ? statement(otherwise) : statements(otherwise);
}

function casesOf(node: Node): Case[] {
  return kids(node)
    .filter((one) => one.type === 'when' || one.type === 'else' || one.type === 'in_clause')
    .map((one): Case => {
      if (one.type === 'else') return { tests: [], body: statements(one) };
      const tests = kids(one)
        .filter((part) => part.type === 'pattern')
        .map((part) => expr(kids(part)[0] ?? part));
      return { tests: tests.length > 0 ? tests : [other(one.startIndex, [])], body: statements(field(one, 'body')) };
    });
}
