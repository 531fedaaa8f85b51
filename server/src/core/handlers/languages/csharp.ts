/** C#: declarations and statements. Expressions are in `csharp-expressions`. */
import type { Expr, Import, Module, Stmt } from '../ir/ir';
import { classOf, functionOf, initialValue, isClass } from './csharp-classes';
import { expr, fieldExpr, valueIn } from './csharp-expressions';
import { isLabel, labelOf } from './csharp-patterns';
import { type Label, switchOver } from './matching';
import {
  child,
  closing,
  field,
  gather,
  hasWord,
  kids,
  listedType,
  type Node,
  name,
  plainType,
  yielded,
} from './syntax';

export function readCSharp(root: Node): Module {
  const body: Stmt[] = [];
  const imports: Import[] = [];
  const namespaces: string[] = [];
  const visit = (node: Node): void => {
    for (const one of kids(node)) {
      if (one.type === 'using_directive') imports.push(importOf(one));
      else if (one.type === 'file_scoped_namespace_declaration' || one.type === 'namespace_declaration') {
        namespaces.push(field(one, 'name')?.text ?? '');
        visit(field(one, 'body') ?? one);
      } else if (isClass(one)) body.push({ k: 'class', at: one.startIndex, cls: classOf(one) });
      else if (one.type === 'global_statement') body.push(...gather(kids(one), statement));
    }
  };
  visit(root);
  return { package: namespaces[0] ?? '', imports, body, exports: [] };
}

function importOf(node: Node): Import {
  const alias = field(node, 'name')?.text ?? null;
  const path = kids(node).at(-1)?.text ?? '';
  return { at: node.startIndex, module: path, namespace: alias, names: [], wildcard: alias === null };
}

export function statements(block: Node | null): Stmt[] {
  return block ? inOrder(kids(block)) : [];
}

/** What stands behind a `using var` is the block at whose end it is closed. */
function inOrder(nodes: readonly Node[]): Stmt[] {
  const at = nodes.findIndex(isUsing);
  const opened = nodes[at];
  if (!opened) return gather(nodes, statement);
  const declared = statement(opened);
  const rest = closing(inOrder(nodes.slice(at + 1)), declared.flatMap(targetOf));
  return [...gather(nodes.slice(0, at), statement), ...declared, ...rest];
}

const isUsing = (node: Node): boolean =>
  node.type === 'local_declaration_statement' && hasWord(node, 'using', child(node, 'variable_declaration') ?? null);

const targetOf = (one: Stmt): Expr[] => (one.k === 'declare' ? [one.target] : []);

function bodyOf(node: Node | null): Stmt[] {
  if (!node) return [];
  return node.type === 'block' ? statements(node) : statement(node);
}

function statement(node: Node): Stmt[] {
  const at = node.startIndex;
  const firstKid = kids(node)[0];
  switch (node.type) {
    case 'expression_statement':
      return firstKid ? [{ k: 'expr', at, value: expr(firstKid) }] : [];
    case 'local_declaration_statement':
      return kids(node).flatMap((one) => (one.type === 'variable_declaration' ? declarations(one) : []));
    case 'variable_declaration':
      return declarations(node);
    case 'return_statement':
      return [{ k: 'return', at, value: valueIn(node) }];
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
    case 'foreach_statement':
      return foreach(node);
    case 'for_statement': {
      const start = field(node, 'initializer');
      const step = field(node, 'update');
      const test = field(node, 'condition');
      const stepped: Stmt[] = step ? [{ k: 'expr', at, value: expr(step) }] : [];
      return [
        ...(start
          ? start.type === 'variable_declaration'
            ? declarations(start)
            : [{ k: 'expr', at, value: expr(start) } as const]
          : []),
        { k: 'loop', at, test: test ? expr(test) : null, body: [...bodyOf(field(node, 'body')), ...stepped] },
      ];
    }
    case 'while_statement':
    case 'do_statement':
      return [{ k: 'loop', at, test: fieldExpr(node, 'condition'), body: bodyOf(field(node, 'body')) }];
    case 'try_statement':
      return [tryStatement(node)];
    case 'using_statement': {
      const body = field(node, 'body');
      const [head] = kids(node);
      const given = head && head !== body ? head : null;
      const opened = given?.type === 'variable_declaration' ? declarations(given) : [];
      const things = given && opened.length === 0 ? [expr(given)] : opened.flatMap(targetOf);
      return [...opened, ...closing(bodyOf(body), things)];
    }
    case 'lock_statement':
    case 'fixed_statement':
    case 'checked_statement':
    case 'unsafe_statement':
      return kids(node)
        .filter((one) => one.type === 'block')
        .flatMap((one) => statements(one));
    case 'switch_statement':
      return [switchOver(at, fieldExpr(node, 'value'), sectionsOf(node))];
    case 'block':
      return [{ k: 'block', at, body: statements(node) }];
    case 'local_function_statement':
      return [{ k: 'function', at, fn: functionOf(node) }];
    case 'break_statement':
      return [{ k: 'exit', at, how: 'break' }];
    case 'continue_statement':
      return [{ k: 'exit', at, how: 'continue' }];
    case 'yield_statement':
      return firstKid ? [yielded(at, expr(firstKid))] : [{ k: 'return', at, value: null }];
    default:
      return isClass(node) ? [{ k: 'class', at, cls: classOf(node) }] : [];
  }
}

function declarations(node: Node): Stmt[] {
  const typeNode = field(node, 'type');
  const type = !typeNode || typeNode.type === 'implicit_type' ? null : plainType(typeNode.text);
  const written = typeNode && type !== null ? listedType(typeNode.text) : null;
  return kids(node)
    .filter((one) => one.type === 'variable_declarator')
    .map((one): Stmt => {
      const target = kids(one)[0];
      const tuple =
        target?.type === 'tuple_pattern'
          ? ({ k: 'list', at: one.startIndex, items: kids(target).map(expr) } as const)
          : null;
      return {
        k: 'declare',
        at: one.startIndex,
        target: tuple ?? name(one.startIndex, field(one, 'name')?.text ?? target?.text ?? ''),
        type: written,
        value: initialValue(one, type),
      };
    });
}

function foreach(node: Node): Stmt[] {
  const at = node.startIndex;
  const left = field(node, 'left');
  const target: Expr =
    left?.type === 'tuple_pattern' ? { k: 'list', at, items: kids(left).map(expr) } : name(at, left?.text ?? '');
  const typeNode = field(node, 'type');
  const typed: Stmt[] =
    typeNode && typeNode.type !== 'implicit_type'
      ? [{ k: 'declare', at, target, type: plainType(typeNode.text), value: target }]
      : [];
  return [
    { k: 'each', at, target, iterable: fieldExpr(node, 'right'), body: [...typed, ...bodyOf(field(node, 'body'))] },
  ];
}

function tryStatement(node: Node): Stmt {
  const catches = kids(node)
    .filter((one) => one.type === 'catch_clause')
    .map((one) => {
      const declaration = child(one, 'catch_declaration');
      const type = declaration ? field(declaration, 'type') : null;
      const filtered = child(one, 'catch_filter_clause');
      return {
        at: one.startIndex,
        end: one.endIndex,
        name: declaration ? (field(declaration, 'name')?.text ?? null) : null,
        types: type ? [filtered ? `${type.text} when` : plainType(type.text)] : [],
        body: statements(field(one, 'body')),
      };
    });
  const last = child(node, 'finally_clause');
  return {
    k: 'try',
    at: node.startIndex,
    body: statements(field(node, 'body')),
    catches,
    last: last ? statements(child(last, 'block') ?? null) : [],
  };
}

function sectionsOf(node: Node): { readonly label: Label; readonly body: readonly Stmt[] }[] {
  const body = field(node, 'body') ?? child(node, 'switch_body');
  return (body ? kids(body) : []).map((section) => {
    const parts = kids(section);
    return {
      label: labelOf(parts),
      body: parts.filter((one) => !isLabel(one) && one.type !== 'when_clause').flatMap(statement),
    };
  });
}
