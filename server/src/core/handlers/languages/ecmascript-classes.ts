/** Classes, enums and functions of JavaScript and TypeScript: tree-sitter tree -> IR. */
import { type Class, type Entry, type Expr, type Field, type Func, getterMark, type Param, type Stmt } from '../ir/ir';
import { statements } from './ecmascript';
import { expr, fieldExpr, stringText } from './ecmascript-expressions';
import { head, typeOf } from './ecmascript-types';
import {
  child,
  cls,
  entry,
  field,
  func,
  hasWord,
  kids,
  literal,
  type Node,
  name,
  other,
  param,
  plainType,
} from './syntax';

export function functionOf(node: Node, decorators: readonly Expr[] = []): Func {
  const nameNode = field(node, 'name');
  const body = field(node, 'body');
  const single = field(node, 'parameter');
  const isBlock = body?.type === 'statement_block';
  return func(node, {
    name: nameNode?.text ?? '',
    nameAt: nameNode?.startIndex ?? node.startIndex,
    params: () => (single ? [param(expr(single))] : paramsOf(field(node, 'parameters'))),
    body: () => (!body ? [] : isBlock ? statements(body) : [{ k: 'return', at: body.startIndex, value: expr(body) }]),
    decorators,
    async: hasWord(node, 'async', nameNode ?? single ?? field(node, 'parameters')),
    static: hasWord(node, 'static', nameNode),
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
        property: child(one, 'accessibility_modifier') !== undefined || hasWord(one, 'readonly', field(one, 'pattern')),
        decorators: decoratorsOf(one),
      });
    }
    if (one.type === 'assignment_pattern') return param(fieldExpr(one, 'left'), { fallback: fieldExpr(one, 'right') });
    if (one.type === 'rest_pattern') return param(expr(kids(one)[0] ?? one), { rest: true });
    return param(expr(one));
  });
}

/** `get total() {}`, `set total(value) {}`. */
export const accessorOf = (method: Node): string | undefined =>
  /\b([gs]et)\s*$/.exec(method.headBefore(field(method, 'name')))?.[1];

function decoratorsOf(node: Node): Expr[] {
  return kids(node)
    .filter((one) => one.type === 'decorator')
    .map((one) => expr(kids(one)[0] ?? one));
}

export function classOf(node: Node): Class {
  const heritage = child(node, 'class_heritage');
  const body = field(node, 'body');
  const methods: Func[] = [];
  const fields: Field[] = [];
  let pending: Expr[] = [];
  for (const one of body ? kids(body) : []) {
    if (one.type === 'decorator') {
      pending.push(expr(kids(one)[0] ?? one));
    } else if (one.type === 'method_definition') {
      const accessor = accessorOf(one);
      // A setter shares its name with the getter, and is never called by it.
      if (accessor !== 'set') {
        const getter = accessor === 'get' ? [name(one.startIndex, getterMark)] : [];
        methods.push(functionOf(one, [...getter, ...pending, ...decoratorsOf(one)]));
      }
      pending = [];
    } else if (one.type === 'abstract_method_signature') {
      methods.push(head(one));
    } else if (one.type === 'field_definition' || one.type === 'public_field_definition') {
      const value = field(one, 'value');
      const property = field(one, 'property') ?? field(one, 'name');
      fields.push({
        name: property?.text ?? '',
        type: typeOf(one),
        value: value ? expr(value) : null,
        static: hasWord(one, 'static', property),
        decorators: [...pending, ...decoratorsOf(one)],
      });
      pending = [];
    }
  }
  const parent = node.parent;
  return cls(node, {
    bases: heritage ? basesOf(heritage) : [],
    methods,
    fields,
    decorators: [...decoratorsOf(node), ...(parent?.type === 'export_statement' ? decoratorsOf(parent) : [])],
    abstract: node.type === 'abstract_class_declaration',
  });
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
export function enumOf(node: Node): Stmt[] {
  const body = field(node, 'body');
  const nameNode = field(node, 'name');
  if (!body || !nameNode) return [];
  const at = node.startIndex;
  if (node.type !== 'enum_declaration') return [...statements(body), ...namespaceOf(node, body, nameNode)];
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

/** `namespace Kinds { export function of(...) }`: an object with what it exports, beside what an enum of that name has. */
function namespaceOf(node: Node, body: Node, nameNode: Node): Stmt[] {
  if (nameNode.type !== 'identifier') return [];
  const at = node.startIndex;
  const own = name(at, nameNode.text);
  const entries = kids(body).flatMap((one): Entry[] => {
    const declaration = one.type === 'export_statement' ? field(one, 'declaration') : null;
    return declaration ? exported(declaration) : [];
  });
  const siblings = node.parent?.parent;
  const hasEnum = siblings ? kids(siblings).some((one) => isEnumOf(one, nameNode.text)) : false;
  const all = hasEnum ? [entry(null, own), ...entries] : entries;
  return [{ k: 'declare', at, target: own, type: null, value: { k: 'record', at, type: null, entries: all } }];
}

function exported(declaration: Node): Entry[] {
  const at = declaration.startIndex;
  const named = field(declaration, 'name');
  if (named) {
    const value = /function|class/.test(declaration.type) ? expr(declaration) : name(at, named.text);
    return [entry(literal(at, named.text), value)];
  }
  return kids(declaration).flatMap((one) => {
    const target = field(one, 'name');
    return target?.type === 'identifier' ? [entry(literal(at, target.text), name(at, target.text))] : [];
  });
}

const isEnumOf = (node: Node, wanted: string): boolean => {
  const declaration = node.type === 'export_statement' ? field(node, 'declaration') : node;
  return declaration?.type === 'enum_declaration' && field(declaration, 'name')?.text === wanted;
};
