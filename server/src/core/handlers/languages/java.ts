/** Java: declarations and statements. Expressions are in `java-expressions`. */
import type { Expr, Import, Module, Stmt } from '../ir/ir';
import { classOf, isClass } from './java-classes';
import { expr, fieldExpr } from './java-expressions';
import { labelOf } from './java-patterns';
import { type Label, switchOver } from './matching';
import { child, closing, field, fields, gather, kids, listedType, type Node, name, plainType } from './syntax';

export function readJava(root: Node): Module {
  const top = kids(root);
  const declared = top.find((one) => one.type === 'package_declaration');
  return {
    package: declared ? (kids(declared).at(-1)?.text ?? null) : '',
    imports: top.filter((one) => one.type === 'import_declaration').map(importOf),
    body: top.filter(isClass).map((one): Stmt => ({ k: 'class', at: one.startIndex, cls: classOf(one) })),
    exports: [],
  };
}

function importOf(node: Node): Import {
  const path = kids(node)[0]?.text ?? '';
  const wildcard = child(node, 'asterisk') !== undefined;
  const local = path.slice(path.lastIndexOf('.') + 1);
  return {
    at: node.startIndex,
    module: path,
    namespace: null,
    names: wildcard ? [] : [{ imported: local, local }],
    wildcard,
  };
}

export function statements(block: Node | null): Stmt[] {
  return block ? gather(kids(block), statement) : [];
}

function bodyOf(node: Node | null): Stmt[] {
  if (!node) return [];
  return node.type === 'block' ? statements(node) : statement(node);
}

export function statement(node: Node): Stmt[] {
  const at = node.startIndex;
  const firstKid = kids(node)[0];
  switch (node.type) {
    case 'expression_statement':
    case 'explicit_constructor_invocation':
      return [{ k: 'expr', at, value: node.type === 'expression_statement' && firstKid ? expr(firstKid) : expr(node) }];
    case 'local_variable_declaration':
      return declarations(node);
    case 'return_statement':
    case 'yield_statement':
      return [{ k: 'return', at, value: firstKid ? expr(firstKid) : null }];
    case 'throw_statement':
      return [{ k: 'throw', at, value: firstKid ? expr(firstKid) : null }];
    case 'if_statement':
      return [
        {
          k: 'if',
          at,
          test: fieldExpr(node, 'condition'),
          yes: bodyOf(field(node, 'consequence')),
          no: bodyOf(field(node, 'alternative')),
        },
      ];
    case 'enhanced_for_statement': {
      const target = name(at, field(node, 'name')?.text ?? '');
      const typed: Stmt = { k: 'declare', at, target, type: plainType(field(node, 'type')?.text ?? ''), value: target };
      return [
        { k: 'each', at, target, iterable: fieldExpr(node, 'value'), body: [typed, ...bodyOf(field(node, 'body'))] },
      ];
    }
    case 'for_statement': {
      const init = field(node, 'init');
      const update = field(node, 'update');
      const condition = field(node, 'condition');
      const step: Stmt[] = update ? [{ k: 'expr', at, value: expr(update) }] : [];
      return [
        ...(init
          ? init.type === 'local_variable_declaration'
            ? declarations(init)
            : [{ k: 'expr', at, value: expr(init) } as const]
          : []),
        { k: 'loop', at, test: condition ? expr(condition) : null, body: [...bodyOf(field(node, 'body')), ...step] },
      ];
    }
    case 'while_statement':
    case 'do_statement':
      return [{ k: 'loop', at, test: fieldExpr(node, 'condition'), body: bodyOf(field(node, 'body')) }];
    case 'try_statement':
    case 'try_with_resources_statement':
      return tryStatement(node);
    case 'switch_expression':
    case 'switch_statement':
      return [
        switchOver(
          at,
          fieldExpr(node, 'condition'),
          casesOf(node).map(({ label, body }) => ({ label, body: body.flatMap(statement) })),
        ),
      ];
    case 'block':
      return [{ k: 'block', at, body: statements(node) }];
    case 'synchronized_statement':
      return bodyOf(field(node, 'body'));
    case 'labeled_statement':
      return gather(kids(node).slice(1), statement);
    case 'break_statement':
      return [{ k: 'exit', at, how: 'break' }];
    case 'continue_statement':
      return [{ k: 'exit', at, how: 'continue' }];
    default:
      return isClass(node) ? [{ k: 'class', at, cls: classOf(node) }] : [];
  }
}

function declarations(node: Node): Stmt[] {
  const type = listedType(field(node, 'type')?.text ?? '');
  return fields(node, 'declarator').map((one) => {
    const value = field(one, 'value');
    return {
      k: 'declare',
      at: one.startIndex,
      target: name(one.startIndex, field(one, 'name')?.text ?? ''),
      type: type === 'var' ? null : type,
      value: value ? expr(value) : null,
    };
  });
}

function tryStatement(node: Node): Stmt[] {
  const at = node.startIndex;
  const list = field(node, 'resources');
  const resources = list ? kids(list) : [];
  const opened: Stmt[] = resources.flatMap((one): Stmt[] => {
    const value = field(one, 'value');
    const target = field(one, 'name');
    return value && target
      ? [
          {
            k: 'declare',
            at: one.startIndex,
            target: name(target.startIndex, target.text),
            type: plainType(field(one, 'type')?.text ?? ''),
            value: expr(value),
          },
        ]
      : [];
  });
  const catches = kids(node)
    .filter((one) => one.type === 'catch_clause')
    .map((one) => {
      const parameter = child(one, 'catch_formal_parameter');
      const types = parameter && child(parameter, 'catch_type');
      return {
        at: one.startIndex,
        end: one.endIndex,
        name: parameter ? (field(parameter, 'name')?.text ?? null) : null,
        types: types ? kids(types).map((type) => plainType(type.text)) : [],
        body: statements(field(one, 'body')),
      };
    });
  const last = child(node, 'finally_clause');
  return [
    {
      k: 'try',
      at,
      body: [...opened, ...closing(statements(field(node, 'body')), resources.map(resourceIn))],
      catches,
      last: last ? statements(child(last, 'block') ?? null) : [],
    },
  ];
}

/** A variable that is declared for it, or one that was there before. */
function resourceIn(node: Node): Expr {
  const declared = field(node, 'name');
  return declared ? name(declared.startIndex, declared.text) : expr(node);
}

export function casesOf(node: Node): { readonly label: Label; readonly body: readonly Node[] }[] {
  const body = field(node, 'body');
  return (body ? kids(body) : []).map((group) => {
    const parts = kids(group);
    return {
      label: labelOf(parts.filter((one) => one.type === 'switch_label')),
      body: parts.filter((one) => one.type !== 'switch_label'),
    };
  });
}
