/** Types of Go as they are written: tree-sitter tree -> names. */
import { field, fields, kids, type Node } from './syntax';

/** Without pointers and type arguments: `*ddb.Client` -> `ddb.Client`, lists and maps as `[]Order`. Functions have no name. */
export function typeText(node: Node): string {
  switch (node.type) {
    case 'pointer_type':
    case 'parenthesized_type':
      return typeText(kids(node)[0] ?? node);
    case 'generic_type':
      return field(node, 'type')?.text ?? '';
    case 'slice_type':
    case 'array_type':
    case 'map_type': {
      const element = elementType(node);
      return element && elementType(element) === null ? `[]${typeText(element)}` : '';
    }
    case 'type_identifier':
      return parameter.test(node.text) ? (constraintOf(node, node.text) ?? node.text) : node.text;
    case 'qualified_type':
    case 'identifier':
      return node.text;
    default:
      return '';
  }
}

/** `T`, `K2`, `TEvent`. */
const parameter = /^([A-Z]\d?|T[A-Z]\w*)$/;

/** What the function says of its type parameter: `func run[T processor]`. */
function constraintOf(node: Node, called: string): string | undefined {
  let at = node.parent;
  while (at && at.type !== 'function_declaration') at = at.parent;
  const list = at && field(at, 'type_parameters');
  const declared = list && kids(list).find((one) => fields(one, 'name').some(({ text }) => text === called));
  const [type, more] = kids((declared && field(declared, 'type')) ?? node);
  return declared && type && !more ? typeText(type) : undefined;
}

/** What a list or a map of Go holds. */
export const elementType = (node: Node | null): Node | null =>
  node ? (field(node, 'element') ?? (node.type === 'map_type' ? field(node, 'value') : null)) : null;
