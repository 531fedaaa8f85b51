/** Go: tree-sitter tree -> IR. Several results are a list; a struct is a class whose methods stand beside it. */
import type { Case, Expr, Module, Stmt } from '../ir/ir';
import { classOf, functionOf, importsOf, namedResults } from './go-declarations';
import { expr, fieldExpr, listExpr } from './go-expressions';
import { typeText } from './go-types';
import { child, field, fields, gather, kids, type Node, name, op, other } from './syntax';

export function readGo(root: Node): Module {
  const top = kids(root);
  const clause = top.find((one) => one.type === 'package_clause');
  return {
    package: clause ? (kids(clause)[0]?.text ?? null) : null,
    imports: top.filter((one) => one.type === 'import_declaration').flatMap(importsOf),
    body: gather(top, statement),
    exports: [],
  };
}

export function statements(block: Node | null): Stmt[] {
  if (!block) return [];
  const list = block.type === 'block' ? child(block, 'statement_list') : block;
  return list ? gather(kids(list), statement) : [];
}

function statement(node: Node): Stmt[] {
  const at = node.startIndex;
  const firstKid = kids(node)[0];
  switch (node.type) {
    case 'expression_statement':
      return firstKid ? [{ k: 'expr', at, value: expr(firstKid) }] : [];
    case 'short_var_declaration':
      return [
        {
          k: 'declare',
          at,
          target: listExpr(field(node, 'left')),
          type: typeOfLiteral(field(node, 'right')),
          value: assigned(field(node, 'left'), field(node, 'right')),
        },
      ];
    case 'assignment_statement': {
      const sign = field(node, 'operator')?.text ?? '=';
      return [
        {
          k: 'expr',
          at,
          value: {
            k: 'assign',
            at,
            target: listExpr(field(node, 'left')),
            value: assigned(field(node, 'left'), field(node, 'right')),
            op: sign === '=' ? null : sign.slice(0, -1),
          },
        },
      ];
    }
    case 'inc_statement':
    case 'dec_statement':
      return firstKid
        ? [
            {
              k: 'expr',
              at,
              value: {
                k: 'assign',
                at,
                target: expr(firstKid),
                value: { k: 'literal', at, value: 1 },
                op: node.type === 'inc_statement' ? '+' : '-',
              },
            },
          ]
        : [];
    case 'var_declaration':
    case 'const_declaration':
      return gather(kids(node), (one) => (one.type === 'var_spec_list' ? gather(kids(one), varSpec) : varSpec(one)));
    case 'type_declaration':
      return gather(kids(node), (one): Stmt[] =>
        one.type === 'type_spec' ? [{ k: 'class', at: one.startIndex, cls: classOf(one) }] : typeAlias(one),
      );
    case 'function_declaration':
    case 'method_declaration':
      return [{ k: 'function', at, fn: functionOf(node) }];
    case 'return_statement':
      return [{ k: 'return', at, value: firstKid ? listExpr(firstKid) : namedResults(node) }];
    case 'if_statement':
      return ifStatement(node);
    case 'for_statement':
      return forStatement(node);
    case 'expression_switch_statement':
      return switchStatement(node);
    case 'type_switch_statement': {
      const alias = field(node, 'alias');
      const bound: Stmt[] = alias
        ? [{ k: 'declare', at, target: listExpr(alias), type: null, value: fieldExpr(node, 'value') }]
        : [];
      return [...bound, { k: 'switch', at, subject: fieldExpr(node, 'value'), cases: casesOf(node, 'type_case') }];
    }
    case 'select_statement':
      return [{ k: 'switch', at, subject: other(at, []), cases: casesOf(node, 'communication_case') }];
    case 'go_statement':
      return firstKid ? [{ k: 'spawn', at, value: expr(firstKid) }] : [];
    case 'defer_statement':
      return firstKid ? [{ k: 'defer', at, value: expr(firstKid) }] : [];
    case 'block':
      return [{ k: 'block', at, body: statements(node) }];
    case 'labeled_statement':
      return gather(kids(node).slice(1), statement);
    case 'break_statement':
      return [{ k: 'exit', at, how: 'break' }];
    case 'continue_statement':
    case 'goto_statement':
      return [{ k: 'exit', at, how: 'continue' }];
    case 'send_statement':
      return [{ k: 'expr', at, value: op(at, '<-', fieldExpr(node, 'channel'), fieldExpr(node, 'value')) }];
    case 'receive_statement': {
      const [left, right] = [field(node, 'left'), field(node, 'right')];
      const value = assigned(left, right);
      return left ? [{ k: 'declare', at, target: listExpr(left), type: null, value }] : [{ k: 'expr', at, value }];
    }
    default:
      return [];
  }
}

/** `type Order = shop.Order` is another name of it. */
function typeAlias(node: Node): Stmt[] {
  const at = node.startIndex;
  const [left, type] = [field(node, 'name'), field(node, 'type')];
  return left && type && /^(type_identifier|qualified_type)$/.test(type.type)
    ? [{ k: 'declare', at, target: name(at, left.text), type: null, value: expr(type) }]
    : [];
}

/** `order, ok := orders[id]`: beside what stands there whether anything does. */
function assigned(left: Node | null, right: Node | null): Expr {
  const value = listExpr(right);
  const isTwo = left?.type === 'expression_list' && kids(left).length === 2;
  if (!isTwo || !(value.k === 'index' || value.k === 'cast' || (value.k === 'op' && value.op === '<-'))) return value;
  return { k: 'list', at: value.at, items: [value, someTruth(value.at)] };
}

const someTruth = (at: number): Expr => {
  const literal: Expr = { k: 'literal', at, value: null };
  return other(at, [literal, literal]);
};

/** One of the results of a call, where each has a name of its own. */
const resultOf = (call: Node, index: number): Expr => ({
  k: 'index',
  at: call.startIndex,
  object: expr(call),
  index: { k: 'literal', at: call.startIndex, value: index },
});

/** An empty list tells by its literal what it is for. */
function typeOfLiteral(right: Node | null): string | null {
  const [only, more] = right?.type === 'expression_list' ? kids(right) : [right];
  if (more || only?.type !== 'composite_literal') return null;
  const type = field(only, 'type');
  return type?.type === 'slice_type' ? typeText(type) : null;
}

function varSpec(node: Node): Stmt[] {
  const names = fields(node, 'name');
  const value = field(node, 'value');
  const type = field(node, 'type');
  const values = value ? kids(value) : [];
  return names.map((one, index): Stmt => {
    const single = values[index];
    const shared = values.length === 1 && names.length > 1 ? values[0] : undefined;
    return {
      k: 'declare',
      at: one.startIndex,
      target: name(one.startIndex, one.text),
      type: type ? typeText(type) : null,
      value: shared ? resultOf(shared, index) : single ? expr(single) : null,
    };
  });
}

function ifStatement(node: Node): Stmt[] {
  const at = node.startIndex;
  const initializer = field(node, 'initializer');
  const otherwise = field(node, 'alternative');
  const rest: Stmt[] = !otherwise
    ? []
    : otherwise.type === 'if_statement'
      ? ifStatement(otherwise)
      : statements(otherwise);
  return [
    ...(initializer ? statement(initializer) : []),
    { k: 'if', at, test: fieldExpr(node, 'condition'), yes: statements(field(node, 'consequence')), no: rest },
  ];
}

function forStatement(node: Node): Stmt[] {
  const at = node.startIndex;
  const body = statements(field(node, 'body'));
  const range = child(node, 'range_clause');
  if (range) {
    const left = field(range, 'left');
    const targets = left ? kids(left) : [];
    // `for i, x := range list`: what counts is x; `for k := range m` walks over keys.
    const value = targets[1] ?? targets[0];
    return [{ k: 'each', at, target: value ? expr(value) : other(at, []), iterable: fieldExpr(range, 'right'), body }];
  }
  const clause = child(node, 'for_clause');
  const initializer = clause ? field(clause, 'initializer') : null;
  const update = clause ? field(clause, 'update') : null;
  const condition = clause ? field(clause, 'condition') : kids(node).find((one) => one.type !== 'block');
  return [
    ...(initializer ? statement(initializer) : []),
    { k: 'loop', at, test: condition ? expr(condition) : null, body: [...body, ...(update ? statement(update) : [])] },
  ];
}

function switchStatement(node: Node): Stmt[] {
  const at = node.startIndex;
  const initializer = field(node, 'initializer');
  const before = initializer ? statement(initializer) : [];
  const subject = field(node, 'value');
  if (subject) return [...before, { k: 'switch', at, subject: expr(subject), cases: casesOf(node, 'expression_case') }];
  // Without a subject the cases are conditions.
  const chain = casesOf(node, 'expression_case').reduceRight<readonly Stmt[]>((rest, one) => {
    const [test] = one.tests;
    return test ? [{ k: 'if', at, test, yes: one.body, no: rest }] : one.body;
  }, []);
  return [...before, ...chain];
}

function casesOf(node: Node, type: string): Case[] {
  return kids(node)
    .filter((one) => one.type === type || one.type === 'default_case')
    .map((one): Case => {
      const value = field(one, 'value');
      const tests = value ? kids(value).map(expr) : one.type === 'default_case' ? [] : [other(one.startIndex, [])];
      const communication = field(one, 'communication');
      return {
        tests,
        body: [...(communication ? statement(communication) : []), ...statements(child(one, 'statement_list') ?? null)],
      };
    });
}
