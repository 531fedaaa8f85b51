/** Powertools for Python: `@idempotent` on a handler, `@idempotent_function` on what is done for a record. */
import type { SourceEdit } from '../../text/source-edit';
import type { IdempotencyGuard } from '../code-author';
import { field, hasToken, kids, type Node } from '../languages/tree-node';
import { type HandlerScope, parameterNames, recordLoops, topStatement } from './handler-scope';
import { pythonImports } from './imports';
import { standsAlone } from './loop-body';
import { freeName, indentAt, indentUnit, insert, quoteOf, replace, type Source, startsLine } from './source';

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
    `${config} = IdempotencyConfig(event_key_jmespath=${quote}${guard.id.path.join('.')}${quote}, expires_after_seconds=${guard.expiresAfterSeconds})`,
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
  if (!loop || more.length > 0 || !first || context === undefined || !standsAlone(loop, fn)) return undefined;
  if (loop.body.descendantsOfType('await').length > 0 || !startsLine(source, loop.body.startIndex)) return undefined;
  const once = freeName(source, `handle_${loop.record}`);
  const helper = `@idempotent_function(data_keyword_argument=${quote}${loop.record}${quote}, ${common})\ndef ${once}(${loop.record}):\n${shifted(source, loop.body)}\n\n\n`;
  return [
    ...imported('idempotent_function'),
    insert(source, statement.startIndex, `${made}\n\n\n${helper}`),
    insert(
      source,
      first.startIndex,
      `${config}.register_lambda_context(${context})\n${indentAt(source, first.startIndex)}`,
    ),
    replace(source, loop.body.startIndex, loop.body.endIndex, `${once}(${loop.record}=${loop.record})`),
  ];
}

const isDocstring = (node: Node): boolean =>
  node.type === 'expression_statement' && node.namedChild(0)?.type === 'string';

/** The body of the loop as the body of a function at the top of the file. */
function shifted(source: Source, body: Node): string {
  const from = indentAt(source, body.startIndex);
  const to = indentUnit(source);
  const inText = body.descendantsOfType('string').filter((one) => one.text.includes('\n'));
  let at = body.startIndex;
  return source.text
    .slice(body.startIndex, body.endIndex)
    .split('\n')
    .map((line, index) => {
      const start = at;
      at += line.length + 1;
      // Lines of a text are what they are.
      if (inText.some((one) => one.startIndex < start && start <= one.endIndex)) return line;
      if (index === 0) return `${to}${line}`;
      return line.startsWith(from) ? `${to}${line.slice(from.length)}` : line;
    })
    .join('\n')
    .replaceAll('\r\n', '\n');
}
