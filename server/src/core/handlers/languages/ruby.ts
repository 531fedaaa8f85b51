/** Ruby: classes, modules, methods and statements. Expressions are in `ruby-expressions`. */
import type { Case, Catch, Class, Expr, Field, Func, Import, Module, Param, Stmt } from '../ir/ir';
import { expr, fieldExpr } from './ruby-expressions';
import { field, func, kids, type Node, name, op, other, param } from './syntax';

export function readRuby(root: Node): Module {
  const body = [...innerClasses(root), ...statements(root)];
  return { package: null, imports: importsOf(root), body, exports: [] };
}

/** Classes inside modules can be named from inside without the module: they are declared on their own too. */
function innerClasses(root: Node): Stmt[] {
  return root
    .descendantsOfType(['class', 'module'])
    .filter(
      (one) =>
        one.isNamed &&
        one.parent?.parent !== null &&
        (one.parent?.parent?.type === 'module' || one.parent?.parent?.type === 'class'),
    )
    .map((one) => ({ k: 'class', at: one.startIndex, cls: classOf(one) }));
}

function importsOf(root: Node): Import[] {
  return root.descendantsOfType('call').flatMap((one): Import[] => {
    const method = field(one, 'method')?.text;
    if (method !== 'require' && method !== 'require_relative' && method !== 'load') return [];
    const [path] = field(one, 'arguments')?.namedChildren ?? [];
    const text = path?.type === 'string' ? path.text.slice(1, -1) : undefined;
    if (text === undefined) return [];
    return [
      {
        at: one.startIndex,
        module: method === 'require' ? text : `./${text}`,
        namespace: null,
        names: [],
        wildcard: true,
      },
    ];
  });
}

export function statements(block: Node | null): Stmt[] {
  return block ? bodyWithRescue(kids(block)) : [];
}

/** A body may end in `rescue`, `else`, `ensure`. */
function bodyWithRescue(nodes: readonly Node[]): Stmt[] {
  const clauses = nodes.filter((one) => one.type === 'rescue' || one.type === 'ensure' || one.type === 'else');
  const plain = nodes.filter((one) => !clauses.includes(one) && one.type !== 'heredoc_body');
  const body = plain.flatMap(statement);
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

export function functionOf(node: Node): Func {
  const nameNode = field(node, 'name');
  const body = field(node, 'body');
  const inner = !body ? [] : body.type === 'body_statement' ? statements(body) : statement(body);
  return func(node, {
    name: nameNode?.text ?? '',
    nameAt: nameNode?.startIndex ?? node.startIndex,
    params: paramsOf(field(node, 'parameters')),
    body: withResult(inner),
    static: node.type === 'singleton_method',
  });
}

/** The last expression is the result. */
export function withResult(body: readonly Stmt[]): Stmt[] {
  const last = body.at(-1);
  if (!last) return [];
  const rest = body.slice(0, -1);
  switch (last.k) {
    case 'expr':
      return [...rest, { k: 'return', at: last.at, value: last.value }];
    case 'if':
      return [...rest, { ...last, yes: withResult(last.yes), no: withResult(last.no) }];
    case 'try':
      return [
        ...rest,
        {
          ...last,
          body: withResult(last.body),
          catches: last.catches.map((one) => ({ ...one, body: withResult(one.body) })),
        },
      ];
    case 'switch':
      return [...rest, { ...last, cases: last.cases.map((one) => ({ ...one, body: withResult(one.body) })) }];
    default:
      return [...body];
  }
}

export function paramsOf(node: Node | null): Param[] {
  return (node ? kids(node) : []).flatMap((one): Param[] => {
    if (one.type === 'identifier') return [param(expr(one))];
    if (one.type === 'destructured_parameter')
      return [param({ k: 'list', at: one.startIndex, items: kids(one).map(expr) })];
    const target = field(one, 'name');
    if (!target || one.type === 'block_parameter') return [];
    const fallback = field(one, 'value');
    return [
      param(name(target.startIndex, target.text), {
        fallback: fallback ? expr(fallback) : null,
        rest: one.type === 'splat_parameter' || one.type === 'hash_splat_parameter',
      }),
    ];
  });
}

export function classOf(node: Node): Class {
  const nameNode = field(node, 'name');
  const superclass = field(node, 'superclass');
  const body = field(node, 'body');
  const members = (body ? kids(body) : []).flatMap((one) =>
    one.type === 'singleton_class' ? kids(field(one, 'body') ?? one) : [one],
  );
  const methods = members.flatMap((one) => {
    if (one.type === 'method' || one.type === 'singleton_method') return [functionOf(one)];
    // `private def save`
    const inner = one.type === 'call' ? one.descendantsOfType(['method', 'singleton_method']) : [];
    return inner.map(functionOf);
  });
  const text = nameNode?.text ?? '';
  return {
    kind: 'class',
    name: text.slice(text.lastIndexOf(':') + 1),
    nameAt: nameNode?.startIndex ?? node.startIndex,
    at: node.startIndex,
    end: node.endIndex,
    bases: superclass ? [(kids(superclass)[0]?.text ?? '').replaceAll('::', '.')] : [],
    methods,
    fields: members.flatMap(fieldsOf),
    decorators: [],
    inner: members.filter((one) => one.type === 'class' || one.type === 'module').map(classOf),
    abstract: false,
  };
}

/** Constants, and variables of the class itself. */
function fieldsOf(node: Node): Field[] {
  if (node.type !== 'assignment' && node.type !== 'operator_assignment') return [];
  const left = field(node, 'left');
  const right = field(node, 'right');
  if (!left || !right) return [];
  return [{ name: left.text.replace(/^@+/, ''), type: null, value: expr(right), static: true, decorators: [] }];
}
