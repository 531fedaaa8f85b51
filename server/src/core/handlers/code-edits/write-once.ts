/**
 * A put under a key that is new each time becomes one under the event's id that succeeds once: the second delivery finds
 * the item and goes on. The failed condition is caught, for it means that the work is done; any other error is thrown.
 */
import type { EventId } from '../../catalog/event-ids';
import type { SourceEdit } from '../../text/source-edit';
import { field, kids, type Node } from '../languages/tree-node';
import { deeper } from './deeper';
import { type HandlerScope, handlerScope } from './handler-scope';
import { idExpression } from './id-expression';
import { appendItems } from './list-items';
import {
  freeName,
  indentAt,
  indentUnit,
  insert,
  isEcmascript,
  lineEnd,
  quoteOf,
  replace,
  type Source,
  semicolonOf,
  startsLine,
  upTo,
} from './source';

/** `keys`: the key attributes of the table that hold text, the partition key first. */
export function writeOnce(
  source: Source,
  start: number,
  handlerAt: number,
  keys: readonly string[],
  id: EventId,
): readonly SourceEdit[] | undefined {
  const scope = handlerScope(source, handlerAt);
  const at = source.root.descendantForIndex(start, start + 1);
  const statement = at && upTo(at, ['expression_statement', 'lexical_declaration', 'variable_declaration']);
  if (!scope || !statement || !startsLine(source, statement.startIndex) || resultIsUsed(statement, scope))
    return undefined;
  // Lines of a long text would be moved with the code around them.
  if (statement.descendantsOfType(['string', 'template_string']).some(({ text }) => text.includes('\n')))
    return undefined;
  const put = putIn(source, statement, scope);
  const key = put && put.item.type !== 'identifier' ? madeKey(source, put.item, keys, scope) : undefined;
  const value = key && idExpression(source, key.place, scope, id, quoteOf(source));
  const [partition] = keys;
  if (!put || !key || value === undefined || partition === undefined) return undefined;
  const condition = conditionFor(source, put.input, partition);
  const caught = source.language === 'python' ? inPython(source, statement, put.call) : inEcmascript(source, statement);
  return condition && caught
    ? [replace(source, key.place.startIndex, key.place.endIndex, value), ...condition, ...caught]
    : undefined;
}

/** What the call gives back is there only when it succeeds. */
function resultIsUsed(statement: Node, { fn }: HandlerScope): boolean {
  const inner = statement.namedChild(0);
  const target = inner && (field(inner, 'left') ?? field(inner, 'name'));
  if (!target) return false;
  if (target.type !== 'identifier') return true;
  return fn.descendantsOfType('identifier').filter(({ text }) => text === target.text).length > 1;
}

interface Put {
  readonly call: Node;
  /** The named arguments, or the object that is the input. */
  readonly input: Node;
  readonly item: Node;
}

function putIn(source: Source, statement: Node, scope: HandlerScope): Put | undefined {
  const isPython = source.language === 'python';
  if (!isPython && (!isEcmascript(source) || statement.descendantsOfType('await_expression').length !== 1))
    return undefined;
  const found = statement
    .descendantsOfType(isPython ? 'call' : ['call_expression', 'new_expression'])
    .flatMap((call) => {
      const args = field(call, 'arguments');
      const input = isPython ? args : args && literalOf(kids(args)[0], scope, 'object');
      const item = input && itemOf(input, scope);
      return input && item ? [{ call, input, item }] : [];
    });
  const [put] = found;
  if (found.length !== 1 || put === undefined) return undefined;
  // An input of another statement may be used by another call as well.
  const isHere = put.input.startIndex >= statement.startIndex && put.input.endIndex <= statement.endIndex;
  return isHere ? put : undefined;
}

/** A literal, or the only one that a constant of the handler is given. */
function literalOf(node: Node | undefined, { fn }: HandlerScope, type: string): Node | undefined {
  if (node?.type === type) return node;
  const initial = node?.type === 'identifier' ? onlyValueOf(node.text, fn) : undefined;
  return initial?.type === type ? initial : undefined;
}

function onlyValueOf(name: string, fn: Node): Node | undefined {
  const set = fn
    .descendantsOfType(['variable_declarator', 'assignment', 'assignment_expression', 'augmented_assignment'])
    .filter((one) => (field(one, 'name') ?? field(one, 'left'))?.text === name);
  const [only] = set;
  if (set.length !== 1 || !only) return undefined;
  return field(only, 'value') ?? field(only, 'right') ?? undefined;
}

function itemOf(input: Node, scope: HandlerScope): Node | undefined {
  for (const one of kids(input)) {
    const name = nameOf(one);
    if (name === 'ConditionExpression' || name === 'ExpressionAttributeNames' || name === 'Expected') return undefined;
  }
  const entry = kids(input).find((one) => nameOf(one) === 'Item');
  if (!entry) return undefined;
  const written = entry.type === 'shorthand_property_identifier' ? entry : field(entry, 'value');
  const value =
    written?.type === 'shorthand_property_identifier' ? onlyValueOf('Item', scope.fn) : (written ?? undefined);
  const args = value && field(value, 'function')?.text === 'marshall' ? field(value, 'arguments') : null;
  const plain = args ? kids(args)[0] : value;
  return literalOf(plain, scope, 'object') ?? literalOf(plain, scope, 'dictionary');
}

const nameOf = (entry: Node): string | undefined =>
  entry.type === 'shorthand_property_identifier'
    ? entry.text
    : (field(entry, entry.type === 'keyword_argument' ? 'name' : 'key')?.text ?? '').replace(/^["']|["']$/g, '');

const newWords = /uuid|guid|random|ulid|nanoid|cuid|ksuid|now|time|date/i;

/** Where the key that is new each time is made: in the item, or where its name is set. */
function madeKey(
  source: Source,
  item: Node,
  keys: readonly string[],
  scope: HandlerScope,
): { readonly place: Node } | undefined {
  const places = keys.flatMap((key) => {
    const entry = kids(item).find((one) => nameOf(one) === key);
    const written = entry && (entry.type === 'shorthand_property_identifier' ? entry : field(entry, 'value'));
    const value = written && (typedValue(written) ?? written);
    if (!value) return [];
    const isName = value.type === 'identifier' || value.type === 'shorthand_property_identifier';
    const place = isName ? onlyValueOf(value.text, scope.fn) : value;
    return place ? [place] : [];
  });
  const made = places.length === 1 ? places : places.filter(({ text }) => newWords.test(text));
  const [place] = made;
  return made.length === 1 && place && source.text.slice(place.startIndex, place.endIndex) !== ''
    ? { place }
    : undefined;
}

/** `{ S: id }` of the low-level clients. */
function typedValue(value: Node): Node | undefined {
  const [only, ...more] = value.type === 'object' || value.type === 'dictionary' ? kids(value) : [];
  return only && more.length === 0 && nameOf(only) === 'S' ? (field(only, 'value') ?? undefined) : undefined;
}

/** Names that are no reserved words for certain ("Reserved words in DynamoDB": none ends so but `UUID` and `VOID`). */
const plainName = /^(id|pk|sk|[a-z]\w*_id|[a-z]\w*Id)$/i;

function conditionFor(source: Source, input: Node, key: string): readonly SourceEdit[] | undefined {
  const quote = quoteOf(source);
  const text = (value: string) => `${quote}${value}${quote}`;
  const isPlain = plainName.test(key) && !/^(uu|vo)id$/i.test(key);
  const named = source.language === 'python';
  const names = named ? `{${text('#key')}: ${text(key)}}` : `{ ${text('#key')}: ${text(key)} }`;
  const equals = named ? '=' : ': ';
  const items = [
    `ConditionExpression${equals}${text(`attribute_not_exists(${isPlain ? key : '#key'})`)}`,
    ...(isPlain ? [] : [`ExpressionAttributeNames${equals}${names}`]),
  ];
  const added = appendItems(source, input, items, indentUnit(source));
  return added.length === 0 ? undefined : added;
}

function inPython(source: Source, statement: Node, call: Node): readonly SourceEdit[] | undefined {
  const callee = field(call, 'function');
  const client = callee && field(callee, 'object')?.text;
  const args = field(call, 'arguments');
  // A batch writer takes no conditions, and what is awaited is another library.
  if (!client || !args || !/^[\w.]+$/.test(client) || field(callee, 'attribute')?.text !== 'put_item') return undefined;
  if (/batch/i.test(client) || statement.descendantsOfType('await').length > 0) return undefined;
  const isTable = !kids(args).some((one) => nameOf(one) === 'TableName');
  const indent = indentAt(source, statement.startIndex);
  const unit = indentUnit(source);
  const error = `${client}${isTable ? '.meta.client' : ''}.exceptions.ConditionalCheckFailedException`;
  return [
    insert(source, statement.startIndex, `try:\n${indent}${unit}`),
    ...deeper(source, statement.startIndex, statement.endIndex, unit),
    insert(
      source,
      lineEnd(source.text, statement.endIndex),
      `\n${indent}except ${error}:\n${indent}${unit}pass  # It was written when the event came before.`,
    ),
  ];
}

function inEcmascript(source: Source, statement: Node): readonly SourceEdit[] {
  const indent = indentAt(source, statement.startIndex);
  const unit = indentUnit(source);
  const end = semicolonOf(source);
  const error = freeName(source, 'error');
  const name = `${error}.name !== ${quoteOf(source)}ConditionalCheckFailedException${quoteOf(source)}`;
  const isOther = source.language === 'typescript' ? `!(${error} instanceof Error) || ${name}` : name;
  return [
    insert(source, statement.startIndex, `try {\n${indent}${unit}`),
    ...deeper(source, statement.startIndex, statement.endIndex, unit),
    insert(
      source,
      lineEnd(source.text, statement.endIndex),
      `\n${indent}} catch (${error}) {\n${indent}${unit}// It was written when the event came before.\n${indent}${unit}if (${isOther}) throw ${error}${end}\n${indent}}`,
    ),
  ];
}
