/** The loops over the records of the event that stand in the handler itself. */
import type { EventId } from '../../catalog/event-ids';
import { field, kids, type Node } from '../languages/tree-node';
import { type HandlerScope, isFunction, parameterNames } from './handler-scope';
import { isEcmascript, type Source } from './source';

export interface RecordLoop {
  /** The whole statement or call. */
  readonly node: Node;
  /** The name of the record; null where it is taken apart. */
  readonly record: string | null;
  /** What stands for the record: a name, or a pattern that takes it apart. */
  readonly left: Node;
  readonly body: Node;
  /** The callback of `map` or `forEach`; null for a loop statement. */
  readonly callback: Node | null;
}

export function recordLoops(source: Source, scope: HandlerScope, id: EventId): readonly RecordLoop[] {
  const body = field(scope.fn, 'body');
  if (id.records === null || !body) return [];
  const isRecords = recordsTest(scope, body, id);
  if (isEcmascript(source)) return [...statements(body, isRecords), ...calls(body, isRecords)];
  const form = loopForms[source.language];
  if (!form) return [];
  return body.descendantsOfType(form.type).flatMap((node) => {
    const left = field(node, form.left);
    const inner = field(node, 'body');
    const fits = left?.type === 'identifier' && inner && isRecords(field(node, form.right));
    return fits && !field(node, 'alternative') ? [{ node, record: left.text, left, body: inner, callback: null }] : [];
  });
}

const loopForms: Readonly<Partial<Record<Source['language'], { type: string; left: string; right: string }>>> = {
  python: { type: 'for_statement', left: 'left', right: 'right' },
  java: { type: 'enhanced_for_statement', left: 'name', right: 'value' },
  csharp: { type: 'foreach_statement', left: 'left', right: 'right' },
};

type Test = (node: Node | null) => boolean;

function statements(body: Node, isRecords: Test): RecordLoop[] {
  return body.descendantsOfType('for_in_statement').flatMap((node) => {
    const left = field(node, 'left');
    const inner = field(node, 'body');
    const isOf = inner?.type === 'statement_block' && field(node, 'operator')?.text === 'of';
    if (!left || !isOf || !isRecords(field(node, 'right'))) return [];
    if (left.type !== 'identifier' && left.type !== 'object_pattern') return [];
    return [{ node, record: left.type === 'identifier' ? left.text : null, left, body: inner, callback: null }];
  });
}

function calls(body: Node, isRecords: Test): RecordLoop[] {
  return body.descendantsOfType('call_expression').flatMap((node) => {
    const callee = field(node, 'function');
    const args = field(node, 'arguments');
    const callback = args && kids(args)[0];
    if (callee?.type !== 'member_expression' || !callback || !isFunction(callback)) return [];
    const list = field(callback, 'parameters');
    const left = field(callback, 'parameter') ?? (list && kids(list)[0]);
    const inner = field(callback, 'body');
    const over = /^(map|forEach)$/.test(field(callee, 'property')?.text ?? '') && isRecords(field(callee, 'object'));
    return over && left && inner
      ? [{ node, record: parameterNames(callback)[0] ?? null, left, body: inner, callback }]
      : [];
  });
}

/** Tells the list of records: a member of the event, or a name that was given it and nothing else. */
function recordsTest({ fn, event }: HandlerScope, body: Node, { records, nested }: EventId): Test {
  const name = records ?? '';
  const members = memberTexts(event, name);
  const isMember = (text: string): boolean => members.includes(text.replace(/\s|\?(?=\.)/g, ''));
  const pattern = fn.childForFieldName('parameters')?.namedChild(0);
  const apart = event === null && pattern ? boundTo(field(pattern, 'pattern') ?? pattern, name) : undefined;
  const named = new Set(apart === undefined ? [] : [apart]);
  for (const one of body.descendantsOfType(['variable_declarator', 'assignment'])) {
    const left = field(one, 'name') ?? field(one, 'left');
    const value = field(one, 'value') ?? field(one, 'right');
    if (!left || !value) continue;
    if (left.type === 'identifier' && isMember(value.text)) named.add(left.text);
    const part = value.text === event ? boundTo(left, name) : undefined;
    if (part !== undefined) named.add(part);
  }
  for (const one of named) if (timesSet(fn, one) > 1) named.delete(one);
  const isList: Test = (node) =>
    node !== null && (isMember(node.text) || (node.type === 'identifier' && named.has(node.text)));
  return nested ? (node) => isInside(node, isList) : isList;
}

const memberTexts = (event: string | null, name: string): readonly string[] =>
  event === null
    ? []
    : [
        `${event}.${name}`,
        `${event}["${name}"]`,
        `${event}['${name}']`,
        `${event}.get("${name}")`,
        `${event}.get('${name}')`,
        `${event}.get("${name}",[])`,
        `${event}.get('${name}',[])`,
        `${event}.get${name}()`,
      ];

/** `{ Records }` and `{ Records: orders }`: the name that is bound to a property. */
function boundTo(pattern: Node, property: string): string | undefined {
  if (pattern.type !== 'object_pattern') return undefined;
  for (const one of kids(pattern)) {
    if (one.type === 'shorthand_property_identifier_pattern' && one.text === property) return property;
    const value = field(one, 'value');
    if (one.type === 'pair_pattern' && field(one, 'key')?.text === property && value?.type === 'identifier')
      return value.text;
  }
  return undefined;
}

function timesSet(fn: Node, name: string): number {
  const set = fn
    .descendantsOfType(['variable_declarator', 'assignment', 'assignment_expression', 'augmented_assignment'])
    .map((one) => field(one, 'name') ?? field(one, 'left'));
  return set.filter((one) => one?.text === name).length;
}

/** Kafka gives a list for each partition: the values of a map, or what is behind one of its keys. */
function isInside(node: Node | null, isMap: Test): boolean {
  if (!node) return false;
  if (/^subscript(_expression)?$/.test(node.type)) return isMap(field(node, 'value') ?? field(node, 'object'));
  if (node.type !== 'identifier') return false;
  for (let at = node.parent; at; at = at.parent) {
    if (at.type !== 'for_statement' && at.type !== 'for_in_statement') continue;
    const left = field(at, 'left');
    const right = field(at, 'right');
    const last = left?.type === 'identifier' ? left : left?.namedChildren.at(-1);
    if (last?.text === node.text) return right !== null && isEachOf(right, isMap);
  }
  return false;
}

/** `m.values()`, `m.items()`, `Object.values(m)`, `Object.entries(m)`. */
function isEachOf(call: Node, isMap: Test): boolean {
  const callee = field(call, 'function');
  const args = field(call, 'arguments');
  if (!callee || !args) return false;
  if (/^Object\.(values|entries)$/.test(callee.text)) return isMap(kids(args)[0] ?? null);
  const method = field(callee, 'attribute')?.text;
  return (method === 'values' || method === 'items') && isMap(field(callee, 'object'));
}
