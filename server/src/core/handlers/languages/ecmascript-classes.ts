/** Classes, enums and functions of JavaScript and TypeScript: tree-sitter tree -> IR. */
import { setterName } from '../ir/hidden-names';
import { type Class, type Expr, type Field, type Func, getterMark, type Param, type Stmt } from '../ir/ir';
import { statements } from './ecmascript';
import { expr, fieldExpr } from './ecmascript-expressions';
import { methodName } from './ecmascript-objects';
import { head, typeOf } from './ecmascript-types';
import {
  arg,
  call,
  child,
  cls,
  field,
  func,
  gather,
  hasWord,
  kids,
  member,
  type Node,
  name,
  other,
  param,
  plainType,
} from './syntax';

export function functionOf(node: Node, decorators: readonly Expr[] = [], called?: string): Func {
  const nameNode = field(node, 'name');
  const body = field(node, 'body');
  const single = field(node, 'parameter');
  const isBlock = body?.type === 'statement_block';
  return func(node, {
    name: called ?? nameNode?.text ?? '',
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
  // `function (this: Orders, body: string)`: a type of what it is called on, and no parameter.
  const written = kids(node).filter((one) => field(one, 'pattern')?.type !== 'this');
  return written.map((one): Param => {
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
      const getter = accessor === 'get' ? [name(one.startIndex, getterMark)] : [];
      const own = methodName(field(one, 'name'));
      const decorators = [...getter, ...pending, ...decoratorsOf(one)];
      methods.push(functionOf(one, decorators, accessor === 'set' ? setterName(own) : own));
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
    ...(heritage ? basesOf(heritage) : noBases),
    methods,
    fields,
    decorators: [...decoratorsOf(node), ...(parent?.type === 'export_statement' ? decoratorsOf(parent) : [])],
    abstract: node.type === 'abstract_class_declaration',
  });
}

const noBases: Pick<Class, 'bases'> = { bases: [] };

/** JavaScript has the base right there; TypeScript has clauses for `extends` and `implements`. */
function basesOf(heritage: Node): Pick<Class, 'bases' | 'madeBase'> {
  const bases: string[] = [];
  let madeBase: Expr | undefined;
  for (const one of kids(heritage)) {
    const base = one.type === 'extends_clause' ? field(one, 'value') : one;
    if (one.type === 'implements_clause') bases.push(...kids(one).map((each) => plainType(each.text)));
    else if (base?.type === 'call_expression' || base?.type === 'class') madeBase = expr(base);
    else bases.push(plainType(base?.text ?? ''));
  }
  return madeBase ? { bases, madeBase } : { bases };
}

/** `static { ... }`: runs once the class is there, which is its `this`. */
export function staticBlocks(node: Node): Stmt[] {
  const body = field(node, 'body');
  const nameNode = field(node, 'name');
  if (!body || !nameNode) return [];
  return gather(kids(body), (one): Stmt[] => {
    const block = one.type === 'class_static_block' ? field(one, 'body') : null;
    if (!block) return [];
    const at = one.startIndex;
    const run: Expr = { k: 'function', at, fn: func(one, { params: [], body: () => statements(block) }) };
    const self = name(at, nameNode.text);
    return [{ k: 'expr', at, value: call(one, member(at, run, 'call'), [arg(self)]) }];
  });
}
