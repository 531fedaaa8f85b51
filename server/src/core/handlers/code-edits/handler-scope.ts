/** The handler in its file: its function, its event, and the loop over the records of the event. */
import type { EventId } from '../../catalog/event-ids';
import { field, kids, type Node } from '../languages/tree-node';
import { isEcmascript, type Source, upTo } from './source';

export interface HandlerScope {
  readonly fn: Node;
  /** The name of the event in the handler. */
  readonly event: string;
}

export interface RecordLoop {
  /** The whole statement or call. */
  readonly node: Node;
  readonly record: string;
  readonly body: Node;
  /** The callback of `map` or `forEach`; null for a loop statement. */
  readonly callback: Node | null;
}

const functionTypes = [
  'function_definition',
  'arrow_function',
  'function_expression',
  'function_declaration',
  'method_definition',
  'lambda',
];

const isFunction = (node: Node): boolean => functionTypes.includes(node.type);

export function handlerScope(source: Source, nameAt: number): HandlerScope | undefined {
  const named = source.root.descendantForIndex(nameAt, nameAt + 1);
  const fn = named ? functionOf(named) : undefined;
  const event = fn && parameterNames(fn)[0];
  if (!fn || event === undefined) return undefined;
  // Another value under the event's name is no event any more.
  const isSet = new RegExp(`\\b${event}\\s*=(?![=>])`).test(field(fn, 'body')?.text ?? '');
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

/** The only loop over the event's records that stands in the handler itself. */
export function recordLoops(source: Source, { fn, event }: HandlerScope, id: EventId): readonly RecordLoop[] {
  const { records } = id;
  const body = field(fn, 'body');
  if (records === null || !body) return [];
  const isRecords = (node: Node | null): boolean => node !== null && isMemberText(node.text, event, records);
  if (source.language === 'python') {
    return body.descendantsOfType('for_statement').flatMap((node) => {
      const left = field(node, 'left');
      const inner = field(node, 'body');
      const fits =
        left?.type === 'identifier' && inner && isRecords(field(node, 'right')) && !field(node, 'alternative');
      return fits ? [{ node, record: left.text, body: inner, callback: null }] : [];
    });
  }
  if (!isEcmascript(source)) return [];
  const loops = body.descendantsOfType('for_in_statement').flatMap((node) => {
    const left = field(node, 'left');
    const inner = field(node, 'body');
    const fits =
      left?.type === 'identifier' && inner?.type === 'statement_block' && field(node, 'operator')?.text === 'of';
    return fits && isRecords(field(node, 'right')) ? [{ node, record: left.text, body: inner, callback: null }] : [];
  });
  const calls = body.descendantsOfType('call_expression').flatMap((node) => {
    const callee = field(node, 'function');
    const args = field(node, 'arguments');
    const callback = args && kids(args)[0];
    const inner = callback && isFunction(callback) && field(callback, 'body');
    const record = callback && isFunction(callback) ? parameterNames(callback)[0] : undefined;
    const over = callee?.type === 'member_expression' && /^(map|forEach)$/.test(field(callee, 'property')?.text ?? '');
    return over && inner && record !== undefined && isRecords(field(callee, 'object'))
      ? [{ node, record, body: inner, callback }]
      : [];
  });
  return [...loops, ...calls];
}

function isMemberText(text: string, event: string, name: string): boolean {
  const plain = text.replace(/\s/g, '');
  return [
    `${event}.${name}`,
    `${event}["${name}"]`,
    `${event}['${name}']`,
    `${event}.get("${name}")`,
    `${event}.get('${name}')`,
    `${event}.get("${name}",[])`,
    `${event}.get('${name}',[])`,
  ].includes(plain);
}

const loopTypes =
  /^(for_statement|for_in_statement|while_statement|do_statement|list_comprehension|generator_expression|dictionary_comprehension|set_comprehension)$/;

/** The expression for the event's id where `node` stands, if that is done once for a record. */
export function idExpression(
  source: Source,
  node: Node,
  scope: HandlerScope,
  id: EventId,
  quote: string,
): string | undefined {
  const loops = recordLoops(source, scope, id);
  for (let at = node.parent; at; at = at.parent) {
    const loop = loops.find((one) => one.callback?.equals(at) || (one.callback === null && one.node.equals(at)));
    if (loop) return pathFrom(source, loop.record, id.path, quote);
    if (at.equals(scope.fn)) return id.records === null ? pathFrom(source, scope.event, id.path, quote) : undefined;
    if (loopTypes.test(at.type) || isFunction(at)) return undefined;
  }
  return undefined;
}

function pathFrom(source: Source, from: string, path: readonly string[], quote: string): string {
  return source.language === 'python'
    ? `${from}${path.map((part) => `[${quote}${part}${quote}]`).join('')}`
    : `${from}.${path.join('.')}`;
}

/** The statement of the file, or of the handler's block, that holds a node. */
export function topStatement(node: Node): Node {
  let at = node;
  while (at.parent && !/^(module|program)$/.test(at.parent.type)) at = at.parent;
  return at;
}

export const enclosingFunction = (node: Node): Node | undefined => upTo(node.parent, functionTypes);
