/** Powertools for Python: `@idempotent` on a handler, `@idempotent_function` on what is done for a record. */
import { keyPathOf } from '../../catalog/event-ids';
import type { SourceEdit } from '../../text/source-edit';
import type { IdempotencyGuard } from '../code-author';
import { field, hasToken, kids, type Node } from '../languages/tree-node';
import { type HandlerScope, parameterNames, topStatement } from './handler-scope';
import { pythonImports } from './imports';
import { continuesOf, sharedWith } from './loop-body';
import { movedBlock } from './move-block';
import { recordLoops } from './record-loops';
import {
  freeName,
  indentAt,
  indentUnit,
  insert,
  lineStart,
  quoted,
  quoteOf,
  replace,
  type Source,
  startsLine,
} from './source';

const library = 'aws_lambda_powertools.utilities.idempotency';

/** Decorators that leave the event as it is. */
const harmlessDecorator = /^@(logger|tracer|metrics)\./;

export function guardPython(
  source: Source,
  scope: HandlerScope,
  guard: IdempotencyGuard,
): readonly SourceEdit[] | undefined {
  const { fn } = scope;
  const statement = topStatement(fn);
  const decorators = statement.namedChildren.filter(({ type }) => type === 'decorator');
  const isPlain = statement.equals(fn) || (statement.type === 'decorated_definition' && fn.parent?.equals(statement));
  if (!isPlain || hasToken(fn, 'async') || !decorators.every(({ text }) => harmlessDecorator.test(text)))
    return undefined;
  const quote = quoteOf(source);
  const store = freeName(source, 'idempotency_store');
  const config = freeName(source, 'idempotency_config');
  const made = [
    `${store} = DynamoDBPersistenceLayer(table_name=os.environ[${quote}${guard.variable}${quote}])`,
    `${config} = IdempotencyConfig(event_key_jmespath=${quoted(keyPathOf(guard.id), quote)}, expires_after_seconds=${guard.expiresAfterSeconds})`,
  ].join('\n');
  const common = `persistence_store=${store}, config=${config}`;
  const names = ['DynamoDBPersistenceLayer', 'IdempotencyConfig'];
  const imported = (decorator: string) =>
    pythonImports(source, [{ module: library, names: [...names, decorator] }], ['os']);

  if (guard.id.records === null) {
    return [
      ...imported('idempotent'),
      ...(statement.equals(fn)
        ? [insert(source, fn.startIndex, `${made}\n\n\n@idempotent(${common})\n`)]
        : [
            insert(source, statement.startIndex, `${made}\n\n\n`),
            insert(source, fn.startIndex, `@idempotent(${common})\n`),
          ]),
    ];
  }

  const [loop, ...more] = recordLoops(source, scope, guard.id);
  const context = parameterNames(fn)[1];
  const body = field(fn, 'body');
  const first = body && kids(body).find((one) => !isDocstring(one));
  const continues = loop && continuesOf(loop);
  if (!loop || loop.record === null || more.length > 0 || !first || context === undefined || !continues)
    return undefined;
  const shared = sharedWith(fn, loop);
  // What a function sets is its own.
  if (shared.changed || loop.body.descendantsOfType('await').length > 0 || !startsLine(source, loop.body.startIndex))
    return undefined;
  const once = freeName(source, `handle_${loop.record}`);
  const isClosure = shared.used.size > 0;
  const margin = isClosure ? indentAt(source, loop.node.startIndex) : '';
  if (isClosure && !startsLine(source, loop.node.startIndex)) return undefined;
  const inner = margin + indentUnit(source);
  const moved = movedBlock(
    source,
    loop.body,
    indentAt(source, loop.body.startIndex),
    inner,
    continues.map((node) => ({ node, text: 'return' })),
  );
  const helper = `@idempotent_function(data_keyword_argument=${quote}${loop.record}${quote}, ${common})\n${margin}def ${once}(${loop.record}):\n${inner}${moved}\n\n`;
  const line = lineStart(source.text, loop.node.startIndex);
  const isBlankBefore = /(^|\n)[ \t]*\r?\n$/.test(source.text.slice(0, line));
  return [
    ...imported('idempotent_function'),
    insert(source, statement.startIndex, `${made}\n\n\n${isClosure ? '' : `${helper}\n`}`),
    insert(
      source,
      first.startIndex,
      `${config}.register_lambda_context(${context})\n${indentAt(source, first.startIndex)}`,
    ),
    ...(isClosure ? [insert(source, line, `${isBlankBefore ? '' : '\n'}${margin}${helper}`)] : []),
    replace(source, loop.body.startIndex, loop.body.endIndex, `${once}(${loop.record}=${loop.record})`),
  ];
}

const isDocstring = (node: Node): boolean =>
  node.type === 'expression_statement' && node.namedChild(0)?.type === 'string';
