/** C#: declarations and statements. Expressions are in `csharp-expressions`. */
import type { Case, Class, Expr, Field, Func, Import, Module, Param, Stmt } from '../ir/ir';
import { argsOf, creation, expr, fieldExpr } from './csharp-expressions';
import { call, child, field, func, kids, literal, type Node, name, param, plainType } from './syntax';

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
      else if (one.type === 'global_statement') body.push(...kids(one).flatMap(statement));
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

const isClass = (node: Node): boolean =>
  /^(class|record|struct|interface|enum|record_struct)_declaration$/.test(node.type);

export function classOf(node: Node): Class {
  const nameNode = field(node, 'name');
  const body = field(node, 'body');
  const members = body ? kids(body) : [];
  const methods = members.flatMap(methodsOf);
  const primary = child(node, 'parameter_list');
  const className = nameNode?.text ?? '';
  if (primary)
    methods.push(
      func(node, { name: className, params: paramsOf(primary).map((one) => ({ ...one, property: true })), body: [] }),
    );
  const bases = child(node, 'base_list');
  return {
    kind: 'class',
    name: className,
    nameAt: nameNode?.startIndex ?? node.startIndex,
    at: node.startIndex,
    end: node.endIndex,
    bases: bases
      ? kids(bases)
          .filter((one) => one.type !== 'argument_list')
          .map((one) => plainType(one.type === 'primary_constructor_base_type' ? (kids(one)[0]?.text ?? '') : one.text))
      : [],
    methods,
    fields: members.flatMap(fieldsOf),
    decorators: attributesOf(node),
    inner: members.filter(isClass).map(classOf),
    abstract: node.type === 'interface_declaration' || hasModifier(node, 'abstract'),
  };
}

const hasModifier = (node: Node, word: string): boolean =>
  kids(node).some((one) => one.type === 'modifier' && one.text === word);

function attributesOf(node: Node): Expr[] {
  return kids(node)
    .filter((one) => one.type === 'attribute_list')
    .flatMap(kids)
    .filter((one) => one.type === 'attribute')
    .map((one) => name(one.startIndex, field(one, 'name')?.text ?? ''));
}

function fieldsOf(node: Node): Field[] {
  if (node.type === 'enum_member_declaration') {
    const text = field(node, 'name')?.text ?? '';
    return [{ name: text, type: null, value: literal(node.startIndex, text), static: true, decorators: [] }];
  }
  const isStatic = hasModifier(node, 'static') || hasModifier(node, 'const');
  if (node.type === 'property_declaration') {
    const value = field(node, 'value');
    if (value?.type === 'arrow_expression_clause') return [];
    return [
      {
        name: field(node, 'name')?.text ?? '',
        type: plainType(field(node, 'type')?.text ?? ''),
        value: value ? expr(value) : null,
        static: isStatic,
        decorators: attributesOf(node),
      },
    ];
  }
  if (node.type !== 'field_declaration') return [];
  const declaration = child(node, 'variable_declaration');
  if (!declaration) return [];
  const type = plainType(field(declaration, 'type')?.text ?? '');
  return kids(declaration)
    .filter((one) => one.type === 'variable_declarator')
    .map((one) => ({
      name: field(one, 'name')?.text ?? '',
      type,
      value: initialValue(one, type),
      static: isStatic,
      decorators: [],
    }));
}

/** `Client client = new();` makes a Client. */
const initialValue = (node: Node, type: string | null): Expr | null => {
  const value = kids(node).filter((one) => one.type !== 'bracketed_argument_list')[1];
  if (!value) return null;
  return value.type === 'implicit_object_creation_expression' && type !== null ? creation(value, type) : expr(value);
};

function methodsOf(node: Node): Func[] {
  if (node.type === 'method_declaration' || node.type === 'local_function_statement') return [functionOf(node)];
  if (node.type === 'constructor_declaration') return [constructorOf(node)];
  if (node.type !== 'property_declaration') return [];
  const value = field(node, 'value');
  const accessors = field(node, 'accessors');
  const getter = accessors ? kids(accessors).find((one) => field(one, 'name')?.text === 'get') : undefined;
  const body = getter ? field(getter, 'body') : null;
  const arrow =
    value?.type === 'arrow_expression_clause' ? value : body?.type === 'arrow_expression_clause' ? body : null;
  if (!arrow && body?.type !== 'block') return [];
  const at = node.startIndex;
  const inner: Stmt[] = arrow ? [{ k: 'return', at, value: inside(arrow) }] : statements(body);
  // The mark tells a property's getter from a method.
  return [
    func(node, {
      name: field(node, 'name')?.text ?? '',
      params: [],
      body: inner,
      decorators: [name(at, '\u0000get')],
      static: hasModifier(node, 'static'),
    }),
  ];
}

const inside = (node: Node): Expr | null => {
  const [first] = kids(node);
  return first ? expr(first) : null;
};

/** `: this(...)` and `: base(...)` run before the body. */
function constructorOf(node: Node): Func {
  const made = functionOf(node);
  const initializer = child(node, 'constructor_initializer');
  if (!initializer) return made;
  const at = initializer.startIndex;
  const callee = name(at, initializer.text.replace(/^:\s*/, '').startsWith('base') ? 'super' : 'this');
  const first: Stmt = {
    k: 'expr',
    at,
    value: call(initializer, callee, argsOf(child(initializer, 'argument_list') ?? null)),
  };
  return { ...made, body: [first, ...made.body] };
}

export function functionOf(node: Node): Func {
  const nameNode = field(node, 'name');
  const body = field(node, 'body') ?? child(node, 'arrow_expression_clause');
  const arrow = body?.type === 'arrow_expression_clause';
  return func(node, {
    name: nameNode?.text ?? '',
    nameAt: nameNode?.startIndex ?? node.startIndex,
    params: paramsOf(field(node, 'parameters')),
    body: !body ? [] : arrow ? [{ k: 'return', at: body.startIndex, value: inside(body) }] : statements(body),
    decorators: attributesOf(node),
    async: hasModifier(node, 'async'),
    static: hasModifier(node, 'static'),
    returns: field(node, 'returns')?.text ?? null,
  });
}

export function paramsOf(node: Node | null): Param[] {
  if (!node) return [];
  if (node.type === 'identifier' || node.type === 'implicit_parameter')
    return [param(name(node.startIndex, node.text))];
  return kids(node).flatMap((one): Param[] => {
    if (one.type !== 'parameter' && one.type !== 'implicit_parameter') return [];
    const target = field(one, 'name') ?? one;
    const type = field(one, 'type');
    return [
      param(name(target.startIndex, target.text), {
        type: type ? plainType(type.text) : null,
        decorators: attributesOf(one),
      }),
    ];
  });
}

export function statements(block: Node | null): Stmt[] {
  return block ? kids(block).flatMap(statement) : [];
}

function bodyOf(node: Node | null): Stmt[] {
  if (!node) return [];
  return node.type === 'block' ? statements(node) : statement(node);
}

function statement(node: Node): Stmt[] {
  const at = node.startIndex;
  const [firstKid] = kids(node);
  switch (node.type) {
    case 'expression_statement':
      return firstKid ? [{ k: 'expr', at, value: expr(firstKid) }] : [];
    case 'local_declaration_statement':
      return kids(node).flatMap((one) => (one.type === 'variable_declaration' ? declarations(one) : []));
    case 'variable_declaration':
      return declarations(node);
    case 'return_statement':
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
      const opened = kids(node)
        .filter((one) => one.type === 'variable_declaration')
        .flatMap(declarations);
      return [...opened, ...bodyOf(field(node, 'body'))];
    }
    case 'lock_statement':
    case 'fixed_statement':
    case 'checked_statement':
    case 'unsafe_statement':
      return kids(node)
        .filter((one) => one.type === 'block')
        .flatMap((one) => statements(one));
    case 'switch_statement':
      return [{ k: 'switch', at, subject: fieldExpr(node, 'value'), cases: casesOf(node) }];
    case 'block':
      return [{ k: 'block', at, body: statements(node) }];
    case 'local_function_statement':
      return [{ k: 'function', at, fn: functionOf(node) }];
    case 'break_statement':
      return [{ k: 'exit', at, how: 'break' }];
    case 'continue_statement':
      return [{ k: 'exit', at, how: 'continue' }];
    case 'yield_statement':
      return firstKid ? [{ k: 'expr', at, value: expr(firstKid) }] : [];
    default:
      return isClass(node) ? [{ k: 'class', at, cls: classOf(node) }] : [];
  }
}

function declarations(node: Node): Stmt[] {
  const typeNode = field(node, 'type');
  const type = !typeNode || typeNode.type === 'implicit_type' ? null : plainType(typeNode.text);
  return kids(node)
    .filter((one) => one.type === 'variable_declarator')
    .map((one): Stmt => {
      const [target] = kids(one);
      const tuple =
        target?.type === 'tuple_pattern'
          ? ({ k: 'list', at: one.startIndex, items: kids(target).map(expr) } as const)
          : null;
      return {
        k: 'declare',
        at: one.startIndex,
        target: tuple ?? name(one.startIndex, field(one, 'name')?.text ?? target?.text ?? ''),
        type,
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

function casesOf(node: Node): Case[] {
  const body = field(node, 'body') ?? child(node, 'switch_body');
  return (body ? kids(body) : []).map((section): Case => {
    const parts = kids(section);
    const tests = parts.filter((one) => /pattern$/.test(one.type)).map((one) => expr(kids(one)[0] ?? one));
    return { tests, body: parts.filter((one) => !/pattern$|when_clause/.test(one.type)).flatMap(statement) };
  });
}
