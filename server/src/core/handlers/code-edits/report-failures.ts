/** Lets a handler return the records that failed: each is tried by itself, and its id is kept when that fails. */
import type { SourceEdit } from '../../text/source-edit';
import { field, kids, type Node } from '../languages/tree-node';
import { deeper } from './deeper';
import { handlerScope } from './handler-scope';
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
  startsLine,
} from './source';

export function reportFailures(source: Source, handlerAt: number): readonly SourceEdit[] | undefined {
  const scope = handlerScope(source, handlerAt);
  if (!scope || /batch_?item_?failures|BatchProcessor/i.test(source.text)) return undefined;
  const { fn } = scope;
  const body = field(fn, 'body');
  const [loop, ...more] = recordLoops(source, scope, { records: 'Records', path: [] });
  if (!body || loop?.record == null || more.length > 0 || loop.callback || !loop.node.parent?.equals(body))
    return undefined;
  // What is declared to return something else would have to be declared anew.
  if (field(fn, 'return_type') || loop.body.descendantsOfType(['return_statement', 'yield']).length > 0)
    return undefined;
  const statements = kids(body);
  const behind = statements.slice(statements.findIndex((one) => one.equals(loop.node)) + 1);
  const [last] = behind;
  if (behind.length > 1 || (last && !isPlainReturn(last))) return undefined;
  if (!startsLine(source, loop.node.startIndex) || !startsLine(source, firstOf(loop)?.startIndex ?? 0))
    return undefined;
  // Lines of a long text would be moved with the code around them.
  const texts = loop.body.descendantsOfType(['string', 'template_string']);
  if (texts.some(({ text }) => text.includes('\n'))) return undefined;
  if (source.language === 'python') return inPython(source, loop, last);
  return isEcmascript(source) ? inEcmascript(source, loop, last) : undefined;
}

const firstOf = ({ body }: RecordLoop): Node | undefined => kids(body)[0];

/** A return that does nothing else. */
const isPlainReturn = (node: Node): boolean =>
  node.type === 'return_statement' && node.descendantsOfType(['call', 'call_expression', 'identifier']).length === 0;

function inPython(source: Source, loop: RecordLoop, last: Node | undefined): readonly SourceEdit[] {
  const outer = indentAt(source, loop.node.startIndex);
  const unit = indentUnit(source);
  const inner = indentAt(source, loop.body.startIndex);
  const quote = quoteOf(source);
  const failures = freeName(source, 'failures');
  const error = freeName(source, 'error');
  const kept = `${failures}.append({${quote}itemIdentifier${quote}: ${loop.record}[${quote}messageId${quote}]})`;
  return [
    insert(source, loop.node.startIndex, `${failures} = []\n${outer}`),
    insert(source, loop.body.startIndex, `try:\n${inner}${unit}`),
    ...deeper(source, loop.body.startIndex, loop.body.endIndex, unit),
    ...ending(
      source,
      loop.body.endIndex,
      `\n${inner}except Exception as ${error}:\n${inner}${unit}print(${error})\n${inner}${unit}${kept}`,
      `${outer}return {${quote}batchItemFailures${quote}: ${failures}}`,
      last,
    ),
  ];
}

function inEcmascript(source: Source, loop: RecordLoop, last: Node | undefined): readonly SourceEdit[] | undefined {
  const first = firstOf(loop);
  if (!first) return undefined;
  const outer = indentAt(source, loop.node.startIndex);
  const unit = indentUnit(source);
  const inner = indentAt(source, first.startIndex);
  const end = semicolonOf(source);
  const failures = freeName(source, 'failures');
  const error = freeName(source, 'error');
  const type = source.language === 'typescript' ? ': { itemIdentifier: string }[]' : '';
  const close = loop.body.endIndex - 1;
  return [
    insert(source, loop.node.startIndex, `const ${failures}${type} = []${end}\n${outer}`),
    insert(source, first.startIndex, `try {\n${inner}${unit}`),
    ...deeper(source, first.startIndex, close, unit),
    insert(
      source,
      source.text.slice(0, close).trimEnd().length,
      `\n${inner}} catch (${error}) {\n${inner}${unit}console.error(${error})${end}\n${inner}${unit}${failures}.push({ itemIdentifier: ${loop.record}.messageId })${end}\n${inner}}`,
    ),
    ...ending(source, loop.node.endIndex, '', `${outer}return { batchItemFailures: ${failures} }${end}`, last),
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
