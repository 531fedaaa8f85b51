/** Waits for work that is left behind: `await` before a promise, `Promise.all` around what a `forEach` starts. */
import type { SourceEdit } from '../../text/source-edit';
import { field, hasToken, kids, type Node } from '../languages/tree-node';
import {
  indentAt,
  indentUnit,
  insert,
  isEcmascript,
  replace,
  type Source,
  semicolonOf,
  startingAt,
  upTo,
} from './source';

const functions = [
  'arrow_function',
  'function_declaration',
  'function_expression',
  'method_definition',
  'method_declaration',
  'lambda_expression',
  'local_function_statement',
  'generator_function_declaration',
  'generator_function',
  'function_definition',
  'lambda',
];

export function awaitWork(source: Source, start: number): readonly SourceEdit[] | undefined {
  const { call, around } = leftBehind(source, start) ?? {};
  if (!call || !around) return undefined;
  const callee = field(call, 'function');
  if (source.language === 'python') {
    return callee && isCoroutine(source, callee) ? [insert(source, call.startIndex, 'await ')] : undefined;
  }
  if (source.language === 'csharp') return [insert(source, call.startIndex, 'await ')];
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

/** One after the other, where the order counts: what `forEach` starts becomes the body of a loop. */
export function awaitInOrder(source: Source, start: number): readonly SourceEdit[] | undefined {
  const { call, around } = leftBehind(source, start) ?? {};
  const callee = call && field(call, 'function');
  const list = callee && field(callee, 'object');
  const args = call && field(call, 'arguments');
  const [callback, ...more] = args ? kids(args) : [];
  const body = callback && field(callback, 'body');
  if (!isEcmascript(source) || !call || !around || !list || !body || !takesAsync(call) || more.length > 0)
    return undefined;
  const method = field(callee, 'property')?.text;
  const parameters = field(callback, 'parameters');
  const [parameter, ...others] = parameters ? kids(parameters) : [field(callback, 'parameter')];
  const name = parameter && (field(parameter, 'pattern') ?? parameter).text;
  if (callback.type !== 'arrow_function' || !name || others.length > 0) return undefined;
  if (method !== 'map' && (method !== 'forEach' || !isArray(list, around))) return undefined;
  const statement = call.parent ?? call;
  const indent = indentAt(source, statement.startIndex);
  const head = `for (const ${name} of ${list.text}) `;
  if (body.type !== 'statement_block') {
    const inner = `${indent}${indentUnit(source)}`;
    const waits = body.type === 'await_expression' ? body.text : `await ${body.text}`;
    const text = `${head}{\n${inner}${waits}${semicolonOf(source)}\n${indent}}`;
    return [replace(source, statement.startIndex, statement.endIndex, text)];
  }
  const exits = body
    .descendantsOfType('return_statement')
    .filter((one) => upTo(one, functions)?.equals(callback) === true);
  // A loop has no result, and inside of another one `continue` would mean that.
  const canGoOn = exits.every(
    (one) => one.namedChildCount === 0 && upTo(one, [...functions, ...loops])?.equals(callback),
  );
  return canGoOn
    ? [
        replace(source, statement.startIndex, body.startIndex, head),
        ...exits.map((one) => replace(source, one.startIndex, one.startIndex + 'return'.length, 'continue')),
        replace(source, body.endIndex, statement.endIndex, ''),
      ]
    : undefined;
}

const loops = ['for_statement', 'for_in_statement', 'while_statement', 'do_statement'];

/** `async` is a word of its own, or a modifier. */
const isAsync = (fn: Node): boolean =>
  hasToken(fn, 'async') || kids(fn).some(({ type, text }) => type === 'modifier' && text === 'async');

/** A call that stands alone in a function that can wait. */
function leftBehind(source: Source, start: number): { readonly call: Node; readonly around: Node } | undefined {
  const [call] = startingAt(source, start, ['call_expression', 'call', 'invocation_expression']);
  const around = call?.parent?.type === 'expression_statement' ? upTo(call.parent, functions) : undefined;
  return call && around && isAsync(around) ? { call, around } : undefined;
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
