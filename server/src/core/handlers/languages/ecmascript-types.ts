/** Written types of TypeScript: tree-sitter tree -> IR. Of interfaces only those with methods are kept: the rest is plain data. */
import type { Class, Field, Func } from '../ir/ir';
import { child, cls, field, func, kids, type Node, plainType } from './syntax';

export function typeOf(node: Node, fieldName = 'type'): string | null {
  const annotation = field(node, fieldName);
  return annotation ? writtenType(annotation.text.replace(/^:\s*/, '')) : null;
}

/** `Order[]`, `readonly Order[] | undefined` and `Array<Order>` are `[]Order`. */
export function writtenType(text: string): string {
  if (/^[\w.]+$/.test(text)) return text;
  const [, byBrackets, byName] = listType.exec(text) ?? [];
  const element = byBrackets ?? byName;
  return element === undefined ? plainType(text) : `[]${element}`;
}

const listType =
  /^(?:readonly\s+)?(?:([\w.]+)(?:<[^[\]]*>)?\[\]|(?:Readonly)?(?:Array|Set)<\s*([\w.]+)(?:<.*>)?\s*>)(?:\s*\|\s*(?:undefined|null))*$/s;

/** An interface, or an alias for an object type, as an abstract class; undefined where it has no methods and inherits none. */
export function interfaceOf(node: Node): Class | undefined {
  const body = field(node, 'body') ?? field(node, 'value');
  if (!body || (body.type !== 'interface_body' && body.type !== 'object_type')) return undefined;
  const methods: Func[] = [];
  const fields: Field[] = [];
  for (const one of kids(body)) {
    if (one.type === 'method_signature' || isFunctional(one)) methods.push(head(one));
    else if (one.type === 'property_signature')
      fields.push({
        name: field(one, 'name')?.text ?? '',
        type: typeOf(one),
        value: null,
        static: false,
        decorators: [],
      });
  }
  const inherited = child(node, 'extends_type_clause');
  const bases = inherited ? kids(inherited).map((one) => plainType(one.text)) : [];
  return methods.length + bases.length > 0 ? cls(node, { bases, methods, fields, abstract: true }) : undefined;
}

/** A method without a body. */
export function head(node: Node): Func {
  const nameNode = field(node, 'name');
  return func(node, {
    name: nameNode?.text ?? '',
    nameAt: nameNode?.startIndex ?? node.startIndex,
    params: [],
    body: [],
    returns: typeOf(node, 'return_type'),
  });
}

/** `find: (id: string) => Promise<Order>`. */
function isFunctional(node: Node): boolean {
  const type = node.type === 'property_signature' ? field(node, 'type') : null;
  return type !== null && kids(type)[0]?.type === 'function_type';
}
