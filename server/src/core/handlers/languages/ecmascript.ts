/** JavaScript and TypeScript: statements, functions, classes and modules. Expressions are in `ecmascript-expressions`. */
import type { Case, Catch, Expr, Module, Stmt } from '../ir/ir';
import { classOf, functionOf, staticBlocks } from './ecmascript-classes';
import { expr, fieldExpr } from './ecmascript-expressions';
import { exportedDeclaration, exportsOf, importsOf } from './ecmascript-modules';
import { enumOf } from './ecmascript-namespaces';
import { interfaceOf, typeOf } from './ecmascript-types';
import { field, gather, kids, member, type Node, name, other } from './syntax';

export function readEcmascript(root: Node): Module {
  const top = kids(root);
  // A class or value of the same name is what runs: it comes later and counts.
  const body = [...top.flatMap(interfaces), ...statements(root)];
  return {
    package: null,
    imports: top.filter((one) => one.type === 'import_statement').flatMap(importsOf),
    body,
    exports: top.filter((one) => one.type === 'export_statement').flatMap(exportsOf),
  };
}

function interfaces(node: Node): Stmt[] {
  const declaration = node.type === 'export_statement' ? field(node, 'declaration') : node;
  if (declaration?.type !== 'interface_declaration' && declaration?.type !== 'type_alias_declaration') return [];
  const cls = interfaceOf(declaration);
  return cls ? [{ k: 'class', at: node.startIndex, cls }] : [];
}

export function statements(block: Node | null): Stmt[] {
  return block ? gather(kids(block), statement) : [];
}

/** The body of a branch or a loop, with or without braces. */
function bodyOf(node: Node | null): Stmt[] {
  if (!node) return [];
  return node.type === 'statement_block' ? statements(node) : statement(node);
}

export function statement(node: Node): Stmt[] {
  const at = node.startIndex;
  switch (node.type) {
    case 'expression_statement':
      return gather(kids(node), (one): readonly Stmt[] => {
        if (one.type === 'internal_module') return statement(one);
        return one.type === 'yield_expression' ? yieldStatement(one) : [{ k: 'expr', at, value: expr(one) }];
      });
    case 'lexical_declaration':
    case 'variable_declaration':
      return kids(node)
        .filter((one) => one.type === 'variable_declarator')
        .map(declarator);
    case 'return_statement':
      return [{ k: 'return', at, value: firstExpr(node) }];
    case 'throw_statement':
      return [{ k: 'throw', at, value: firstExpr(node) }];
    case 'if_statement': {
      const otherwise = field(node, 'alternative');
      return [
        {
          k: 'if',
          at,
          test: fieldExpr(node, 'condition'),
          yes: bodyOf(field(node, 'consequence')),
          no: otherwise ? bodyOf(kids(otherwise)[0] ?? null) : [],
        },
      ];
    }
    case 'for_in_statement':
      return [
        {
          k: 'each',
          at,
          target: fieldExpr(node, 'left'),
          iterable: iterableOf(node),
          body: bodyOf(field(node, 'body')),
        },
      ];
    case 'for_statement':
      return forStatement(node);
    case 'while_statement':
    case 'do_statement':
      return [{ k: 'loop', at, test: fieldExpr(node, 'condition'), body: bodyOf(field(node, 'body')) }];
    case 'try_statement':
      return [tryStatement(node)];
    case 'switch_statement':
      return [switchStatement(node)];
    case 'statement_block':
      return [{ k: 'block', at, body: statements(node) }];
    case 'labeled_statement':
      return bodyOf(field(node, 'body'));
    case 'function_declaration':
    case 'generator_function_declaration':
      return [{ k: 'function', at, fn: functionOf(node) }];
    case 'class_declaration':
    case 'abstract_class_declaration':
      return [{ k: 'class', at, cls: classOf(node) }, ...staticBlocks(node)];
    case 'export_statement':
      return exportedDeclaration(node);
    case 'break_statement':
      return [{ k: 'exit', at, how: 'break' }];
    case 'continue_statement':
      return [{ k: 'exit', at, how: 'continue' }];
    case 'import_alias':
    case 'internal_module':
    case 'enum_declaration':
      return enumOf(node);
    default:
      return [];
  }
}

/** `for (const k in object)` walks over keys, `for (const x of list)` over values. */
function iterableOf(node: Node): Expr {
  const right = fieldExpr(node, 'right');
  if (field(node, 'operator')?.text !== 'in') return right;
  const at = node.startIndex;
  const keys = member(at, name(at, 'Object'), 'keys');
  return { k: 'call', at, end: at, callee: keys, args: [{ name: null, value: right }], construct: false };
}

function declarator(node: Node): Stmt {
  const value = field(node, 'value');
  return {
    k: 'declare',
    at: node.startIndex,
    target: fieldExpr(node, 'name'),
    type: typeOf(node),
    value: value ? expr(value) : null,
  };
}

function forStatement(node: Node): Stmt[] {
  const at = node.startIndex;
  const start = field(node, 'initializer');
  const condition = field(node, 'condition');
  const step = field(node, 'increment');
  const body: Stmt[] = bodyOf(field(node, 'body'));
  if (step) body.push({ k: 'expr', at: step.startIndex, value: expr(step) });
  const test = condition
    ? expr(condition.type === 'expression_statement' ? (kids(condition)[0] ?? condition) : condition)
    : null;
  return [...(start ? statement(start) : []), { k: 'loop', at, test, body }];
}

function tryStatement(node: Node): Stmt {
  const handler = field(node, 'handler');
  const last = field(node, 'finalizer');
  const catches: Catch[] = handler
    ? [
        {
          at: handler.startIndex,
          end: handler.endIndex,
          name: field(handler, 'parameter')?.text ?? null,
          types: [],
          body: statements(field(handler, 'body')),
        },
      ]
    : [];
  return {
    k: 'try',
    at: node.startIndex,
    body: statements(field(node, 'body')),
    catches,
    last: last ? statements(field(last, 'body')) : [],
  };
}

function switchStatement(node: Node): Stmt {
  const body = field(node, 'body');
  const cases = (body ? kids(body) : []).map((one): Case => {
    const value = field(one, 'value');
    return {
      tests: value ? [expr(value)] : [],
      body: kids(one)
        .filter((part) => part.startIndex !== value?.startIndex)
        .flatMap(statement),
    };
  });
  return { k: 'switch', at: node.startIndex, subject: fieldExpr(node, 'value'), cases };
}

/**
 * What is yielded is waited for, and may be what a loop over the generator takes: a way out that may be taken, as what stands
 * behind it runs as well.
 */
function yieldStatement(node: Node): Stmt[] {
  const at = node.startIndex;
  const given = name(at, 'yield');
  const isWhole = /^yield\s*\*/.test(node.text);
  const value: Expr = isWhole ? given : { k: 'list', at, items: [given] };
  return [
    { k: 'declare', at, target: given, type: null, value: expr(node) },
    { k: 'if', at, test: other(at, []), yes: [{ k: 'return', at, value }], no: [] },
  ];
}

function firstExpr(node: Node): Expr | null {
  const first = kids(node)[0];
  return first ? expr(first) : null;
}
