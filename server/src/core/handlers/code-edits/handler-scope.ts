/** The handler in its file: its function, and what its event is called there. */
import { field, kids, type Node } from '../languages/tree-node';
import { type Source, upTo } from './source';

export interface HandlerScope {
  readonly fn: Node;
  /** The name of the event in the handler; null where the parameter takes it apart: `({ Records }) =>`. */
  readonly event: string | null;
}

const functionTypes = [
  'function_definition',
  'arrow_function',
  'function_expression',
  'function_declaration',
  'method_definition',
  'method_declaration',
  'lambda',
  'lambda_expression',
];

export const isFunction = (node: Node): boolean => functionTypes.includes(node.type);

export function handlerScope(source: Source, nameAt: number): HandlerScope | undefined {
  const named = source.root.descendantForIndex(nameAt, nameAt + 1);
  const fn = named ? functionOf(named) : undefined;
  const parameters = fn ? parameterNames(fn) : [];
  if (!fn || parameters.length === 0) return undefined;
  const event = parameters[0] ?? null;
  // Another value under the event's name is no event any more.
  const isSet = event !== null && new RegExp(`\\b${event}\\s*=(?![=>])`).test(field(fn, 'body')?.text ?? '');
  return isSet ? undefined : { fn, event };
}

/** The function a name stands for: what has the name, or what is assigned to it. */
function functionOf(named: Node): Node | undefined {
  for (let node: Node | null = named; node; node = node.parent) {
    if (isFunction(node)) return node;
    const value = field(node, 'value') ?? field(node, 'right');
    if (/^(variable_declarator|assignment_expression|pair)$/.test(node.type)) {
      return value && isFunction(value) ? value : undefined;
    }
    if (/statement$|^(program|module|block)$/.test(node.type) && node.type !== 'export_statement') return undefined;
  }
  return undefined;
}

/** In order; undefined where a parameter is taken apart. */
export function parameterNames(fn: Node): readonly (string | undefined)[] {
  const single = field(fn, 'parameter');
  if (single) return [single.text];
  const list = field(fn, 'parameters');
  return (list ? kids(list) : []).map((one) => {
    if (one.type === 'identifier') return one.text;
    const inner = field(one, 'pattern') ?? field(one, 'name') ?? (one.type === 'typed_parameter' ? one.child(0) : null);
    return inner?.type === 'identifier' ? inner.text : undefined;
  });
}

/** The statement of the file, or of the handler's block, that holds a node. */
export function topStatement(node: Node): Node {
  let at = node;
  while (at.parent && !/^(module|program)$/.test(at.parent.type)) at = at.parent;
  return at;
}

export const enclosingFunction = (node: Node): Node | undefined => upTo(node.parent, functionTypes);
