/** C# classes, fields, properties and methods: tree-sitter tree -> IR. */
import type { Class, Expr, Field, Func, Param, Stmt } from '../ir/ir';
import { accessorsOf, bodyOf } from './csharp-accessors';
import { argsOf, expr } from './csharp-expressions';
import { creation } from './csharp-objects';
import {
  arg,
  call,
  child,
  cls,
  field,
  func,
  gather,
  kids,
  listedType,
  literal,
  type Node,
  name,
  param,
  plainType,
} from './syntax';

export const isClass = (node: Node): boolean =>
  /^(class|record|struct|interface|enum|record_struct)_declaration$/.test(node.type);

export function classOf(node: Node): Class {
  const body = field(node, 'body');
  const members = body ? kids(body) : [];
  const methods = gather(members, methodsOf);
  const primary = child(node, 'parameter_list');
  const className = field(node, 'name')?.text ?? '';
  if (primary)
    methods.push(
      func(node, { name: className, params: paramsOf(primary).map((one) => ({ ...one, property: true })), body: [] }),
    );
  const bases = child(node, 'base_list');
  return cls(node, {
    bases: bases
      ? kids(bases)
          .filter((one) => one.type !== 'argument_list')
          .map((one) => plainType(one.type === 'primary_constructor_base_type' ? (kids(one)[0]?.text ?? '') : one.text))
      : [],
    methods,
    fields: [...gather(members, fieldsOf), ...(primary ? paramsOf(primary).flatMap(capturedField) : [])],
    decorators: attributesOf(node),
    inner: members.filter(isClass).map(classOf),
    abstract: node.type === 'interface_declaration' || hasModifier(node, 'abstract'),
    ...(hasModifier(node, 'partial') ? { partial: true as const } : {}),
  });
}

/** A parameter of a primary constructor can be used all over the class. */
const capturedField = ({ target, type }: Param): Field[] =>
  target.k === 'name' ? [{ name: target.name, type, value: null, static: false, decorators: [] }] : [];

const hasModifier = (node: Node, word: string): boolean =>
  kids(node).some((one) => one.type === 'modifier' && one.text === word);

const attributeNodes = (node: Node): Node[] =>
  kids(node)
    .filter((one) => one.type === 'attribute_list')
    .flatMap(kids)
    .filter((one) => one.type === 'attribute');

const attributesOf = (node: Node): Expr[] =>
  attributeNodes(node).map((one) => name(one.startIndex, field(one, 'name')?.text ?? ''));

/** `[BatchProcessor(RecordHandler = typeof(Handler))]` says which class does the work. */
const namesClass = (one: Node): boolean => child(one, 'attribute_argument_list')?.text.includes('typeof(') === true;

/** What a library makes from attributes of a method without a body is said by their arguments. */
function toldBy(node: Node): Expr[] {
  const hasBody = (field(node, 'body') ?? child(node, 'arrow_expression_clause')) !== undefined;
  return attributeNodes(node).map((one) => {
    if (hasBody && !namesClass(one)) return name(one.startIndex, field(one, 'name')?.text ?? '');
    const list = child(one, 'attribute_argument_list');
    const values = (list ? kids(list) : []).flatMap((each) => kids(each).slice(-1));
    const called = name(one.startIndex, field(one, 'name')?.text ?? '');
    return call(
      one,
      called,
      values.map((value) => arg(expr(field(value, 'right') ?? value))),
    );
  });
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
        type: listedType(field(node, 'type')?.text ?? ''),
        value: value ? expr(value) : null,
        static: isStatic,
        decorators: attributesOf(node),
      },
    ];
  }
  if (node.type !== 'field_declaration' && node.type !== 'event_field_declaration') return [];
  const declaration = child(node, 'variable_declaration');
  if (!declaration) return [];
  const written = field(declaration, 'type')?.text ?? '';
  const type = plainType(written);
  return kids(declaration)
    .filter((one) => one.type === 'variable_declarator')
    .map((one) => ({
      name: field(one, 'name')?.text ?? '',
      type: listedType(written),
      value: initialValue(one, type),
      static: isStatic,
      decorators: [],
    }));
}

/** `Client client = new();` makes a Client. */
export const initialValue = (node: Node, type: string | null): Expr | null => {
  const value = kids(node).filter((one) => one.type !== 'bracketed_argument_list')[1];
  if (!value) return null;
  return value.type === 'implicit_object_creation_expression' && type !== null ? creation(value, type) : expr(value);
};

function methodsOf(node: Node): Func[] {
  if (/^(method_declaration|local_function_statement|constructor_declaration)$/.test(node.type))
    return [functionOf(node)];
  return accessorsOf(node, hasModifier(node, 'static'));
}

export function functionOf(node: Node): Func {
  const nameNode = field(node, 'name');
  return func(node, {
    name: nameNode?.text ?? '',
    nameAt: nameNode?.startIndex ?? node.startIndex,
    params: () => paramsOf(field(node, 'parameters')),
    body: () => [...initializer(node), ...bodyOf(node)],
    decorators: toldBy(node),
    async: hasModifier(node, 'async'),
    static: hasModifier(node, 'static'),
    returns: field(node, 'returns')?.text ?? null,
  });
}

/** A constructor's `: this(...)` or `: base(...)`, which runs before its body. */
function initializer(node: Node): Stmt[] {
  const written = child(node, 'constructor_initializer');
  if (!written) return [];
  const at = written.startIndex;
  const callee = name(at, written.text.replace(/^:\s*/, '').startsWith('base') ? 'super' : 'this');
  const args = argsOf(child(written, 'argument_list') ?? null);
  return [{ k: 'expr', at, value: call(written, callee, args) }];
}

export function paramsOf(node: Node | null): Param[] {
  if (!node) return [];
  if (node.type === 'identifier' || node.type === 'implicit_parameter')
    return [param(name(node.startIndex, node.text))];
  return gather(kids(node), (one): Param[] => {
    if (one.type !== 'parameter' && one.type !== 'implicit_parameter') return [];
    const target = field(one, 'name') ?? one;
    const type = field(one, 'type');
    return [
      param(name(target.startIndex, target.text), {
        type: type ? listedType(type.text) : null,
        decorators: attributesOf(one),
        ...(hasModifier(one, 'out') || hasModifier(one, 'ref') ? { out: true as const } : {}),
      }),
    ];
  });
}
