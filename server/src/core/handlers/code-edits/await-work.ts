/** Waits for work that is left behind: `await` before a promise, `Promise.all` around what a `forEach` starts. */
import type { SourceEdit } from '../../text/source-edit';
import { field, hasToken, kids, type Node } from '../languages/tree-node';
import { insert, isEcmascript, replace, type Source, startingAt, upTo } from './source';

const functions = [
  'arrow_function',
  'function_declaration',
  'function_expression',
  'method_definition',
  'generator_function_declaration',
  'generator_function',
  'function_definition',
  'lambda',
];

export function awaitWork(source: Source, start: number): readonly SourceEdit[] | undefined {
  const [call] = startingAt(source, start, ['call_expression', 'call']);
  if (call?.parent?.type !== 'expression_statement') return undefined;
  const around = upTo(call.parent, functions);
  if (!around || !hasToken(around, 'async')) return undefined;
  const callee = field(call, 'function');
  if (source.language === 'python') {
    return callee && isCoroutine(source, callee) ? [insert(source, call.startIndex, 'await ')] : undefined;
  }
  if (!isEcmascript(source) || !callee || takesCallback(call, callee)) return undefined;
  const method = callee.type === 'member_expression' ? field(callee, 'property') : null;
  const list = field(callee, 'object');
  if (!method || !list || !takesAsync(call)) return [insert(source, call.startIndex, 'await ')];
  if (method.text !== 'forEach' && method.text !== 'map') return undefined;
  // Sets and maps have a `forEach` as well, and no `map`.
  if (method.text === 'forEach' && !isArray(list, around)) return undefined;
  return [
    insert(source, call.startIndex, 'await Promise.all('),
    ...(method.text === 'forEach' ? [replace(source, method.startIndex, method.endIndex, 'map')] : []),
    insert(source, call.endIndex, ')'),
  ];
}

/** Not every call that leaves work behind can be awaited: a thread can not. */
function isCoroutine(source: Source, callee: Node): boolean {
  if (/^(asyncio\.)?(create_task|ensure_future|gather)$/.test(callee.text)) return true;
  return source.root
    .descendantsOfType('function_definition')
    .some((fn) => hasToken(fn, 'async') && field(fn, 'name')?.text === callee.text);
}

const promiseMethods = /^(then|catch|finally|map|forEach)$/;

/** Who takes a callback gives no promise. */
function takesCallback(call: Node, callee: Node): boolean {
  const method = field(callee, 'property')?.text ?? callee.text;
  const args = field(call, 'arguments');
  const takes = args !== null && kids(args).some(({ type }) => functions.includes(type));
  return takes && !promiseMethods.test(method);
}

function takesAsync(call: Node): boolean {
  const args = field(call, 'arguments');
  const [first] = args ? kids(args) : [];
  return first !== undefined && functions.includes(first.type) && hasToken(first, 'async');
}

const arrayMethods = /^(map|filter|flatMap|flat|slice|concat|sort|reverse|split|keys|values|entries|from|of)$/;

/** Whether a value is an array for certain. */
function isArray(value: Node, around: Node): boolean {
  if (value.type === 'array') return true;
  if (value.type === 'member_expression') return field(value, 'property')?.text === 'Records';
  if (value.type === 'call_expression') {
    const callee = field(value, 'function');
    const object = callee && field(callee, 'object');
    const method = callee && field(callee, 'property')?.text;
    if (!object || !method || !arrayMethods.test(method)) return false;
    // `new Map().keys()` is an iterator, `Object.keys()` is an array.
    return /^(keys|values|entries|from|of)$/.test(method) ? /^(Object|Array)$/.test(object.text) : true;
  }
  if (value.type !== 'identifier') return false;
  const declared = around
    .descendantsOfType('variable_declarator')
    .filter((one) => field(one, 'name')?.text === value.text || isDestructuredRecords(one, value.text));
  const [only] = declared;
  if (declared.length !== 1 || !only || only.parent?.child(0)?.text !== 'const') return false;
  const initial = field(only, 'value');
  return isDestructuredRecords(only, value.text) || (initial !== null && isArray(initial, around));
}

const isDestructuredRecords = (declarator: Node, name: string): boolean =>
  name === 'Records' &&
  /^\{\s*Records\s*\}$/.test(field(declarator, 'name')?.text ?? '') &&
  field(declarator, 'value')?.type === 'identifier';
