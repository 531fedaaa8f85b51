/** Go functions, methods and types: tree-sitter tree -> IR. */
import type { Class, Expr, Field, Func, Import, Param } from '../ir/ir';
import { statements } from './go';
import { typeText } from './go-types';
import { child, cls, field, fields, func, gather, kids, type Node, name, param } from './syntax';

export function importsOf(node: Node): Import[] {
  const list = child(node, 'import_spec_list');
  return gather(kids(list ?? node), (one): Import[] => {
    const path = field(one, 'path')?.text.slice(1, -1);
    if (path === undefined) return [];
    const alias = field(one, 'name')?.text;
    const local = alias ?? packageNameOf(path);
    return alias === '_'
      ? []
      : [{ at: one.startIndex, module: path, namespace: local, names: [], wildcard: alias === '.' }];
  });
}

/** What a package is called that lies at a path: mostly as its last part. */
function packageNameOf(path: string): string {
  const bare = path.replace(/\/v\d+$/, '');
  const last = bare.slice(bare.lastIndexOf('/') + 1);
  return /[-.]/.test(last) ? last.replace(/^go-|\.v\d+$|-go$/g, '').replace(/-/g, '') : last;
}

export function functionOf(node: Node): Func {
  const nameNode = field(node, 'name');
  const receiver = field(node, 'receiver');
  const declared = receiver ? kids(receiver)[0] : undefined;
  const receiverType = declared ? field(declared, 'type') : null;
  return func(node, {
    name: nameNode?.text ?? '',
    nameAt: nameNode?.startIndex ?? node.startIndex,
    params: () => paramsOf(field(node, 'parameters')),
    body: () => statements(field(node, 'body')),
    receiver:
      declared && receiverType ? { name: field(declared, 'name')?.text ?? '_', type: typeText(receiverType) } : null,
    returns: field(node, 'result')?.text ?? null,
  });
}

/** A bare `return` of a function whose results have names. */
export function namedResults(node: Node): Expr | null {
  for (let at = node.parent; at; at = at.parent) {
    if (!/^(function_declaration|method_declaration|func_literal)$/.test(at.type)) continue;
    const result = field(at, 'result');
    const names = result?.type === 'parameter_list' ? kids(result).flatMap((one) => fields(one, 'name')) : [];
    const [only, more] = names.map((one): Expr => name(node.startIndex, one.text));
    if (!only) return null;
    return more ? { k: 'list', at: node.startIndex, items: names.map((one) => name(node.startIndex, one.text)) } : only;
  }
  return null;
}

export function paramsOf(node: Node | null): Param[] {
  return gather(node ? kids(node) : [], (one): Param[] => {
    const type = field(one, 'type');
    const rest = one.type === 'variadic_parameter_declaration';
    const names = fields(one, 'name');
    if (names.length === 0) return [param(name(one.startIndex, '_'), { type: type ? typeText(type) : null, rest })];
    return names.map((each) => param(name(each.startIndex, each.text), { type: type ? typeText(type) : null, rest }));
  });
}

export function classOf(node: Node): Class {
  const type = field(node, 'type');
  const list = type ? child(type, 'field_declaration_list') : undefined;
  const found: Field[] = [];
  const bases: string[] = [];
  for (const one of list ? kids(list) : []) {
    const fieldType = field(one, 'type');
    const names = fields(one, 'name');
    if (names.length === 0 && fieldType) {
      const base = typeText(fieldType);
      bases.push(base);
      found.push({
        name: base.slice(base.lastIndexOf('.') + 1),
        type: base,
        value: null,
        static: false,
        decorators: [],
      });
    }
    for (const each of names)
      found.push({
        name: each.text,
        type: fieldType ? typeText(fieldType) : null,
        value: null,
        static: false,
        decorators: [],
      });
  }
  const isInterface = type?.type === 'interface_type';
  // An interface may be put together from others.
  if (isInterface)
    for (const one of kids(type)) {
      const [only, more] = one.type === 'type_elem' || one.type === 'constraint_elem' ? kids(one) : [];
      if (only && !more && typeText(only) !== '') bases.push(typeText(only));
    }
  const methods = isInterface
    ? kids(type)
        .filter((one) => one.type === 'method_elem' || one.type === 'method_spec')
        .map((one) => func(one, { name: field(one, 'name')?.text ?? '', params: [], body: [] }))
    : [];
  return cls(node, {
    bases,
    methods,
    fields: found,
    abstract: isInterface,
  });
}
