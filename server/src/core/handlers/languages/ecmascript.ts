/** JavaScript and TypeScript: statements, functions, classes and modules. Expressions are in `ecmascript-expressions`. */
import type { Case, Catch, Class, Export, Expr, Field, Func, Import, Module, Param, Stmt } from '../ir/ir';
import { expr, fieldExpr, stringText } from './ecmascript-expressions';
import { child, field, func, hasToken, kids, member, type Node, name, other, param, plainType } from './syntax';

export function readEcmascript(root: Node): Module {
  const body = statements(root);
  const top = kids(root);
  return {
    package: null,
    imports: top.filter((one) => one.type === 'import_statement').flatMap(importsOf),
    body,
    exports: top.filter((one) => one.type === 'export_statement').flatMap(exportsOf),
  };
}

export function statements(block: Node | null): Stmt[] {
  return block ? kids(block).flatMap(statement) : [];
}

/** The body of a branch or a loop, with or without braces. */
function bodyOf(node: Node | null): Stmt[] {
  if (!node) return [];
  return node.type === 'statement_block' ? statements(node) : statement(node);
}

function statement(node: Node): Stmt[] {
  const at = node.startIndex;
  switch (node.type) {
    case 'expression_statement':
      return kids(node).map((one) => ({ k: 'expr', at, value: expr(one) }));
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
      return [{ k: 'class', at, cls: classOf(node) }];
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

function typeOf(node: Node, fieldName = 'type'): string | null {
  const annotation = field(node, fieldName);
  return annotation ? plainType(annotation.text.replace(/^:\s*/, '')) : null;
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

export function functionOf(node: Node, decorators: readonly Expr[] = []): Func {
  const nameNode = field(node, 'name');
  const body = field(node, 'body');
  const single = field(node, 'parameter');
  const isBlock = body?.type === 'statement_block';
  return func(node, {
    name: nameNode?.text ?? '',
    nameAt: nameNode?.startIndex ?? node.startIndex,
    params: single ? [param(expr(single))] : paramsOf(field(node, 'parameters')),
    body: !body ? [] : isBlock ? statements(body) : [{ k: 'return', at: body.startIndex, value: expr(body) }],
    decorators,
    async: hasToken(node, 'async'),
    static: hasToken(node, 'static'),
    returns: typeOf(node, 'return_type'),
  });
}

function paramsOf(node: Node | null): Param[] {
  if (!node) return [];
  return kids(node).map((one): Param => {
    if (one.type === 'required_parameter' || one.type === 'optional_parameter') {
      const pattern = field(one, 'pattern');
      const fallback = field(one, 'value');
      const rest = pattern?.type === 'rest_pattern';
      const target = rest ? pattern && kids(pattern)[0] : pattern;
      return param(target ? expr(target) : other(one.startIndex, []), {
        type: typeOf(one),
        fallback: fallback ? expr(fallback) : null,
        rest,
        property: child(one, 'accessibility_modifier') !== undefined || hasToken(one, 'readonly'),
        decorators: decoratorsOf(one),
      });
    }
    if (one.type === 'assignment_pattern') return param(fieldExpr(one, 'left'), { fallback: fieldExpr(one, 'right') });
    if (one.type === 'rest_pattern') return param(expr(kids(one)[0] ?? one), { rest: true });
    return param(expr(one));
  });
}

function decoratorsOf(node: Node): Expr[] {
  return kids(node)
    .filter((one) => one.type === 'decorator')
    .map((one) => expr(kids(one)[0] ?? one));
}

export function classOf(node: Node): Class {
  const nameNode = field(node, 'name');
  const heritage = child(node, 'class_heritage');
  const body = field(node, 'body');
  const methods: Func[] = [];
  const fields: Field[] = [];
  let pending: Expr[] = [];
  for (const one of body ? kids(body) : []) {
    if (one.type === 'decorator') {
      pending.push(expr(kids(one)[0] ?? one));
    } else if (one.type === 'method_definition') {
      methods.push(functionOf(one, [...pending, ...decoratorsOf(one)]));
      pending = [];
    } else if (one.type === 'field_definition' || one.type === 'public_field_definition') {
      const value = field(one, 'value');
      const property = field(one, 'property') ?? field(one, 'name');
      fields.push({
        name: property?.text ?? '',
        type: typeOf(one),
        value: value ? expr(value) : null,
        static: hasToken(one, 'static'),
        decorators: [...pending, ...decoratorsOf(one)],
      });
      pending = [];
    }
  }
  const parent = node.parent;
  return {
    kind: 'class',
    name: nameNode?.text ?? '',
    nameAt: nameNode?.startIndex ?? node.startIndex,
    at: node.startIndex,
    end: node.endIndex,
    bases: heritage ? basesOf(heritage) : [],
    methods,
    fields,
    decorators: [...decoratorsOf(node), ...(parent?.type === 'export_statement' ? decoratorsOf(parent) : [])],
    inner: [],
    abstract: node.type === 'abstract_class_declaration',
  };
}

/** JavaScript has the base right there; TypeScript has clauses for `extends` and `implements`. */
function basesOf(heritage: Node): string[] {
  return kids(heritage).flatMap((one) => {
    if (one.type === 'extends_clause') return [plainType(field(one, 'value')?.text ?? '')];
    if (one.type === 'implements_clause') return kids(one).map((base) => plainType(base.text));
    return [plainType(one.text)];
  });
}

/** `enum Topic { Orders = 'orders' }` is an object; namespaces are read as their statements. */
function enumOf(node: Node): Stmt[] {
  const body = field(node, 'body');
  const nameNode = field(node, 'name');
  if (!body || !nameNode) return [];
  if (node.type !== 'enum_declaration') return statements(body);
  const at = node.startIndex;
  const entries = kids(body).map((one) => {
    const value = field(one, 'value');
    const key = field(one, 'name') ?? one;
    const word = {
      k: 'literal',
      at: key.startIndex,
      value: key.type === 'string' ? stringText(key) : key.text,
    } as const;
    return { key: word, value: value ? expr(value) : word };
  });
  return [
    { k: 'declare', at, target: name(at, nameNode.text), type: null, value: { k: 'record', at, type: null, entries } },
  ];
}

function importsOf(node: Node): Import[] {
  const source = field(node, 'source');
  const clause = child(node, 'import_clause');
  const required = child(node, 'import_require_clause');
  const at = node.startIndex;
  if (required) {
    const from = field(required, 'source');
    const local = kids(required)[0]?.text;
    return from && local ? [{ at, module: stringText(from), namespace: local, names: [], wildcard: false }] : [];
  }
  if (!source || hasToken(node, 'type')) return [];
  const names: { imported: string; local: string }[] = [];
  let namespace: string | null = null;
  for (const one of clause ? kids(clause) : []) {
    if (one.type === 'identifier') names.push({ imported: 'default', local: one.text });
    else if (one.type === 'namespace_import') namespace = kids(one)[0]?.text ?? null;
    else if (one.type === 'named_imports') {
      for (const specifier of kids(one)) {
        const imported = field(specifier, 'name')?.text ?? '';
        names.push({ imported, local: field(specifier, 'alias')?.text ?? imported });
      }
    }
  }
  return [{ at, module: stringText(source), namespace, names, wildcard: false }];
}

function exportedDeclaration(node: Node): Stmt[] {
  const declaration = field(node, 'declaration');
  return declaration ? statement(declaration) : [];
}

function exportsOf(node: Node): Export[] {
  const source = field(node, 'source');
  const from = source ? stringText(source) : null;
  const clause = child(node, 'export_clause');
  if (clause) {
    return kids(clause).map((one) => {
      const local = field(one, 'name');
      const exported = field(one, 'alias')?.text ?? local?.text ?? '';
      if (from !== null) return { exported, value: null, from: { module: from, name: local?.text ?? exported } };
      return { exported, value: name(one.startIndex, local?.text ?? exported), from: null };
    });
  }
  if (from !== null) {
    const all = child(node, 'namespace_export');
    return [{ exported: all ? (kids(all)[0]?.text ?? '*') : '*', value: null, from: { module: from, name: '*' } }];
  }
  const value = field(node, 'value');
  if (value) return [{ exported: 'default', value: expr(value), from: null }];
  const declaration = field(node, 'declaration');
  if (!declaration) return [];
  const named = exportedNames(declaration);
  const isDefault = hasToken(node, 'default');
  if (isDefault && named.length === 0) return [{ exported: 'default', value: expr(declaration), from: null }];
  return named.map((one) => ({ exported: isDefault ? 'default' : one, value: name(node.startIndex, one), from: null }));
}

function exportedNames(declaration: Node): string[] {
  const own = field(declaration, 'name');
  if (own) return [own.text];
  return kids(declaration).flatMap((one) => {
    const target = field(one, 'name');
    if (!target) return [];
    if (target.type === 'identifier') return [target.text];
    return target.descendantsOfType(['shorthand_property_identifier_pattern', 'identifier']).map((leaf) => leaf.text);
  });
}

function firstExpr(node: Node): Expr | null {
  const [first] = kids(node);
  return first ? expr(first) : null;
}
