/** Lets a handler return the records that failed: each is tried by itself, and its id is kept when that fails. */
import type { SourceEdit } from '../../text/source-edit';
import { field, kids, type Node } from '../languages/tree-node';
import { deeper } from './deeper';
import { handlerScope } from './handler-scope';
import { ecmascriptImports } from './imports';
import { type RecordLoop, recordLoops } from './record-loops';
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
  startingAt,
  startsLine,
  upTo,
} from './source';

export function reportFailures(source: Source, handlerAt: number): readonly SourceEdit[] | undefined {
  const found = onlyLoop(source, handlerAt);
  if (!found) return undefined;
  const { loop, node, last, types } = found;
  if (!startsLine(source, firstOf(loop)?.startIndex ?? 0)) return undefined;
  // Lines of a long text would be moved with the code around them.
  const texts = loop.body.descendantsOfType(['string', 'template_string']);
  if (texts.some(({ text }) => text.includes('\n'))) return undefined;
  const edits =
    source.language === 'python'
      ? inPython(source, loop, last)
      : isEcmascript(source)
        ? inEcmascript(source, loop, node, last)
        : undefined;
  return edits && [...types, ...edits];
}

/** Lets the `catch` that stands in the loop keep the record's id, and the handler return what was kept. */
export function returnFailed(source: Source, caughtAt: number, handlerAt: number): readonly SourceEdit[] | undefined {
  const found = onlyLoop(source, handlerAt);
  const [clause] = startingAt(source, caughtAt, ['except_clause', 'catch_clause']);
  const caught = clause && kids(clause).findLast(({ type }) => type === 'block' || type === 'statement_block');
  const tried = clause?.parent;
  if (!found || !caught || !tried?.parent?.equals(found.loop.body)) return undefined;
  const { loop, node, last, types } = found;
  const statements = kids(caught);
  const end = statements.at(-1);
  const isLeft = end !== undefined && /^(continue_statement|pass_statement)$/.test(end.type);
  const others = isLeft ? statements.slice(0, -1) : statements;
  if (others.some((one) => leavesLoop(one)) || (end && !startsLine(source, end.startIndex))) return undefined;
  const names = namesOf(source);
  const outer = indentAt(source, node.startIndex);
  const kept = keeping(source, names.failures, loop.record ?? '');
  const keep =
    isLeft && end
      ? replace(source, end.startIndex, end.endIndex, kept)
      : end
        ? insert(source, lineEnd(source.text, end.endIndex), `\n${indentAt(source, end.startIndex)}${kept}`)
        : caught.text.startsWith('{')
          ? replace(source, caught.startIndex, caught.endIndex, inBraces(source, clause, kept))
          : undefined;
  return (
    keep && [
      ...types,
      insert(source, node.startIndex, `${listOf(source, names.failures)}\n${outer}`),
      keep,
      ...ending(source, node.endIndex, '', outer + answer(source, names.failures), last),
    ]
  );
}

const leavesLoop = (node: Node): boolean =>
  /^(return|break|continue|throw|raise)_statement$/.test(node.type) ||
  node.descendantsOfType(['return_statement', 'break_statement', 'throw_statement', 'raise_statement']).length > 0;

function inBraces(source: Source, clause: Node, statement: string): string {
  const outer = indentAt(source, clause.startIndex);
  return `{\n${outer}${indentUnit(source)}${statement}\n${outer}}`;
}

interface Found {
  readonly loop: RecordLoop;
  readonly node: Node;
  /** What the handler returns so far. */
  readonly last: Node | undefined;
  /** What a declared result has to become. */
  readonly types: readonly SourceEdit[];
}

/** The one loop over the records, with nothing behind it but a plain return. */
function onlyLoop(source: Source, handlerAt: number): Found | undefined {
  const scope = handlerScope(source, handlerAt);
  if (!scope || /batch_?item_?failures|BatchProcessor/i.test(source.text)) return undefined;
  const { fn } = scope;
  const body = field(fn, 'body');
  const [loop, ...more] = recordLoops(source, scope, { records: 'Records', path: [] });
  const types = returnType(source, fn);
  const node = loop && wholeOf(loop);
  if (!body || loop?.record == null || more.length > 0 || !types || !node?.parent?.equals(body)) return undefined;
  // A callback may return: the record is done then.
  const exits = loop.callback ? ['yield'] : ['return_statement', 'yield'];
  if (loop.body.descendantsOfType(exits).length > 0) return undefined;
  const statements = kids(body);
  const behind = statements.slice(statements.findIndex((one) => one.equals(node)) + 1);
  const [last] = behind;
  if (behind.length > 1 || (last && !isPlainReturn(last)) || !startsLine(source, node.startIndex)) return undefined;
  return { loop, node, last, types };
}

/** The loop, or the statement that waits for all that a `map` starts. */
function wholeOf({ node, callback, body }: RecordLoop): Node | undefined {
  if (!callback) return node;
  const waiting = upTo(node, ['expression_statement']);
  const isAll = waiting?.text.replace(/\s/g, '').startsWith('awaitPromise.all(') === true;
  return isAll && body.type === 'statement_block' ? waiting : undefined;
}

/** What is declared to return nothing is declared anew; undefined where it returns something else. */
function returnType(source: Source, fn: Node): readonly SourceEdit[] | undefined {
  const written = field(fn, 'return_type');
  const declared = fn.parent?.childForFieldName('type')?.text ?? '';
  if (/<.*\bvoid\b/.test(declared)) return undefined;
  if (!written) return [];
  const text = written.text.replace(/^:\s*/, '');
  if (source.language === 'python') {
    if (/^(dict|Dict|Any|typing\.)/.test(text)) return [];
    return text === 'None' ? [replace(source, written.startIndex, written.endIndex, 'dict')] : undefined;
  }
  if (/^(any|Promise<any>)$|SQSBatchResponse/.test(text)) return [];
  if (text !== 'Promise<void>') return undefined;
  const isKnown = /\bSQSBatchResponse\b/.test(source.text);
  return [
    ...(isKnown ? [] : ecmascriptImports(source, [{ module: 'aws-lambda', names: ['SQSBatchResponse'], type: true }])),
    replace(source, written.startIndex, written.endIndex, ': Promise<SQSBatchResponse>'),
  ];
}

const firstOf = ({ body }: RecordLoop): Node | undefined => kids(body)[0];

/** A return that does nothing else; texts may be written as JSON. */
const isPlainReturn = (node: Node): boolean =>
  node.type === 'return_statement' &&
  node.descendantsOfType('identifier').every(({ text }) => /^(json|dumps|JSON|stringify)$/.test(text)) &&
  node
    .descendantsOfType(['call', 'call_expression'])
    .every((one) => /^(json\.dumps|JSON\.stringify)$/.test(field(one, 'function')?.text ?? ''));

const namesOf = (source: Source) => ({ failures: freeName(source, 'failures'), error: freeName(source, 'error') });

const isPython = ({ language }: Source): boolean => language === 'python';

function listOf(source: Source, failures: string): string {
  if (isPython(source)) return `${failures} = []`;
  const type = source.language === 'typescript' ? ': { itemIdentifier: string }[]' : '';
  return `const ${failures}${type} = []${semicolonOf(source)}`;
}

function keeping(source: Source, failures: string, record: string): string {
  const quote = quoteOf(source);
  return isPython(source)
    ? `${failures}.append({${quote}itemIdentifier${quote}: ${record}[${quote}messageId${quote}]})`
    : `${failures}.push({ itemIdentifier: ${record}.messageId })${semicolonOf(source)}`;
}

function answer(source: Source, failures: string): string {
  const quote = quoteOf(source);
  return isPython(source)
    ? `return {${quote}batchItemFailures${quote}: ${failures}}`
    : `return { batchItemFailures: ${failures} }${semicolonOf(source)}`;
}

function inPython(source: Source, loop: RecordLoop, last: Node | undefined): readonly SourceEdit[] {
  const outer = indentAt(source, loop.node.startIndex);
  const unit = indentUnit(source);
  const inner = indentAt(source, loop.body.startIndex);
  const { failures, error } = namesOf(source);
  const kept = keeping(source, failures, loop.record ?? '');
  return [
    insert(source, loop.node.startIndex, `${listOf(source, failures)}\n${outer}`),
    insert(source, loop.body.startIndex, `try:\n${inner}${unit}`),
    ...deeper(source, loop.body.startIndex, loop.body.endIndex, unit),
    ...ending(
      source,
      loop.body.endIndex,
      `\n${inner}except Exception as ${error}:\n${inner}${unit}print(${error})\n${inner}${unit}${kept}`,
      outer + answer(source, failures),
      last,
    ),
  ];
}

function inEcmascript(
  source: Source,
  loop: RecordLoop,
  node: Node,
  last: Node | undefined,
): readonly SourceEdit[] | undefined {
  const first = firstOf(loop);
  if (!first) return undefined;
  const outer = indentAt(source, node.startIndex);
  const unit = indentUnit(source);
  const inner = indentAt(source, first.startIndex);
  const end = semicolonOf(source);
  const { failures, error } = namesOf(source);
  const kept = keeping(source, failures, loop.record ?? '');
  const close = loop.body.endIndex - 1;
  return [
    insert(source, node.startIndex, `${listOf(source, failures)}\n${outer}`),
    insert(source, first.startIndex, `try {\n${inner}${unit}`),
    ...deeper(source, first.startIndex, close, unit),
    insert(
      source,
      source.text.slice(0, close).trimEnd().length,
      `\n${inner}} catch (${error}) {\n${inner}${unit}console.error(${error})${end}\n${inner}${unit}${kept}\n${inner}}`,
    ),
    ...ending(source, node.endIndex, '', outer + answer(source, failures), last),
  ];
}

function ending(source: Source, at: number, rest: string, result: string, last: Node | undefined) {
  const end = lineEnd(source.text, at);
  if (last) {
    return [
      ...(rest === '' ? [] : [insert(source, end, rest)]),
      replace(source, last.startIndex, last.endIndex, result.trimStart()),
    ];
  }
  return [insert(source, end, `${rest}\n${result}`)];
}
