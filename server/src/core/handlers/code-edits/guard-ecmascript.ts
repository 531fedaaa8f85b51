/** Powertools for TypeScript: `makeIdempotent` around a handler, or around what is done for a record. */
import type { SourceEdit } from '../../text/source-edit';
import type { IdempotencyGuard } from '../code-author';
import { field, hasToken, kids, type Node } from '../languages/tree-node';
import { type HandlerScope, parameterNames, type RecordLoop, recordLoops, topStatement } from './handler-scope';
import { ecmascriptImports, type Imported } from './imports';
import { standsAlone } from './loop-body';
import {
  freeName,
  indentAt,
  indentUnit,
  insert,
  quoteOf,
  replace,
  type Source,
  semicolonOf,
  startsLine,
} from './source';

const imports: readonly Imported[] = [
  { module: '@aws-lambda-powertools/idempotency', names: ['IdempotencyConfig', 'makeIdempotent'] },
  { module: '@aws-lambda-powertools/idempotency/dynamodb', names: ['DynamoDBPersistenceLayer'] },
];

export function guardEcmascript(
  source: Source,
  scope: HandlerScope,
  guard: IdempotencyGuard,
): readonly SourceEdit[] | undefined {
  const { fn } = scope;
  if (!hasToken(fn, 'async')) return undefined;
  const statement = topStatement(fn);
  const quote = quoteOf(source);
  const end = semicolonOf(source);
  const unit = indentUnit(source);
  const store = freeName(source, 'persistenceStore');
  const config = freeName(source, 'idempotencyConfig');
  const path = guard.id.path.join('.');
  const variable = `process.env.${guard.variable}`;
  // The name is set in the template; the type of an environment variable does not say so.
  const table = source.language === 'typescript' ? `${variable} ?? ${quote}${quote}` : variable;
  const made = `const ${store} = new DynamoDBPersistenceLayer({ tableName: ${table} })${end}
const ${config} = new IdempotencyConfig({
${unit}eventKeyJmesPath: ${quote}${path}${quote},
${unit}expiresAfterSeconds: ${guard.expiresAfterSeconds},
})${end}
`;
  const options = `{ ${store === 'persistenceStore' ? store : `persistenceStore: ${store}`}, config: ${config} }`;

  if (guard.id.records === null) {
    const wrapped = wrapHandler(source, fn, statement, options);
    return (
      wrapped && [...ecmascriptImports(source, imports), insert(source, statement.startIndex, `${made}\n`), ...wrapped]
    );
  }

  const [loop, ...more] = recordLoops(source, scope, guard.id);
  const context = contextOf(source, fn);
  const body = field(fn, 'body');
  const first = body?.type === 'statement_block' ? kids(body)[0] : undefined;
  if (!loop || more.length > 0 || !first || !context || !startsLine(source, first.startIndex)) return undefined;
  const repeated = wrapRecord(source, scope, loop, options);
  return (
    repeated && [
      ...ecmascriptImports(source, [...imports, ...context.imports]),
      insert(source, statement.startIndex, `${made}\n${repeated.before}`),
      ...context.edits,
      insert(
        source,
        first.startIndex,
        `${config}.registerLambdaContext(${context.name})${end}\n${indentAt(source, first.startIndex)}`,
      ),
      ...repeated.edits,
    ]
  );
}

function wrapHandler(source: Source, fn: Node, statement: Node, options: string): readonly SourceEdit[] | undefined {
  const end = semicolonOf(source);
  if (fn.type === 'arrow_function' || fn.type === 'function_expression') {
    const isWhole = /^(variable_declarator|assignment_expression)$/.test(fn.parent?.type ?? '');
    // A parameter gets its type from the declared type of the handler, and would lose it inside another call.
    const hasTypes = source.language !== 'typescript' || fn.parent?.childForFieldName('type') == null;
    if (!isWhole || !hasTypes) return undefined;
    return [insert(source, fn.startIndex, 'makeIdempotent('), insert(source, fn.endIndex, `, ${options})`)];
  }
  const name = field(fn, 'name')?.text;
  const isExported = statement.type === 'export_statement' && !hasToken(statement, 'default');
  const uses = source.text.match(new RegExp(`\\b${name}\\b`, 'g'))?.length ?? 0;
  // A declaration can be called before it; a constant can not.
  if (fn.type !== 'function_declaration' || name === undefined || !isExported || uses > 1) return undefined;
  return [
    insert(source, fn.startIndex, `const ${name} = makeIdempotent(`),
    insert(source, fn.endIndex, `, ${options})${end}`),
  ];
}

interface Wrapped {
  /** New code before the handler. */
  readonly before: string;
  readonly edits: readonly SourceEdit[];
}

function wrapRecord(source: Source, scope: HandlerScope, loop: RecordLoop, options: string): Wrapped | undefined {
  const { callback, body, record } = loop;
  if (callback) {
    // Of a `forEach` nobody waits for what is done, and that comes first.
    if (!hasToken(callback, 'async') || field(field(loop.node, 'function') ?? callback, 'property')?.text !== 'map')
      return undefined;
    if (
      source.language === 'typescript' &&
      field(callback, 'parameter') === null &&
      !/:/.test(field(callback, 'parameters')?.text ?? '')
    ) {
      return undefined;
    }
    return {
      before: '',
      edits: [
        insert(source, callback.startIndex, 'makeIdempotent('),
        insert(source, callback.endIndex, `, ${options})`),
      ],
    };
  }
  if (!standsAlone(loop, scope.fn)) return undefined;
  const type = source.language === 'typescript' ? recordType(source, scope) : '';
  if (type === undefined) return undefined;
  const once = freeName(source, `handle${record.charAt(0).toUpperCase()}${record.slice(1)}`);
  const end = semicolonOf(source);
  const indent = indentAt(source, loop.node.startIndex);
  const last = kids(body).at(-1);
  if (!last || !startsLine(source, kids(body)[0]?.startIndex ?? 0)) return undefined;
  const inner = indentAt(source, last.startIndex);
  return {
    before: `const ${once} = makeIdempotent(async (${record}${type}) => ${dedented(source, body, indent)}, ${options})${end}\n\n`,
    edits: [replace(source, body.startIndex, body.endIndex, `{\n${inner}await ${once}(${record})${end}\n${indent}}`)],
  };
}

/** The record's type, taken from that of the event, or of the handler. */
function recordType(source: Source, { fn, event }: HandlerScope): string | undefined {
  const parameters = field(fn, 'parameters');
  const own = (parameters ? kids(parameters) : []).find((one) => field(one, 'pattern')?.text === event);
  const written = own && field(own, 'type')?.text.replace(/^:\s*/, '');
  const quote = quoteOf(source);
  if (written !== undefined) return /^\w+$/.test(written) ? `: ${written}[${quote}Records${quote}][number]` : undefined;
  const handler = fn.parent?.childForFieldName('type')?.text.replace(/^:\s*/, '');
  return handler !== undefined && /^\w+Handler$/.test(handler)
    ? `: Parameters<${handler}>[0][${quote}Records${quote}][number]`
    : undefined;
}

interface Context {
  readonly name: string;
  readonly edits: readonly SourceEdit[];
  readonly imports: readonly Imported[];
}

/** The context parameter; one is added where there is none. */
function contextOf(source: Source, fn: Node): Context | undefined {
  const names = parameterNames(fn);
  if (names.length > 1) return names[1] === undefined ? undefined : { name: names[1], edits: [], imports: [] };
  const name = freeName(source, 'context');
  const single = field(fn, 'parameter');
  if (single)
    return {
      name,
      edits: [replace(source, single.startIndex, single.endIndex, `(${single.text}, ${name})`)],
      imports: [],
    };
  const list = field(fn, 'parameters');
  const last = list && kids(list).at(-1);
  if (!last) return undefined;
  const isTyped = source.language === 'typescript' && field(last, 'type') !== null;
  const type = isTyped ? `: ${/\bContext\b/.test(source.text) ? 'import("aws-lambda").Context' : 'Context'}` : '';
  if (type.includes('import(')) return undefined;
  return {
    name,
    edits: [insert(source, last.endIndex, `, ${name}${type}`)],
    imports: isTyped ? [{ module: 'aws-lambda', names: ['Context'], type: true }] : [],
  };
}

/** The block at the margin of the file. */
function dedented(source: Source, body: Node, indent: string): string {
  const inText = body.descendantsOfType('template_string').filter((one) => one.text.includes('\n'));
  let at = body.startIndex;
  return source.text
    .slice(body.startIndex, body.endIndex)
    .split('\n')
    .map((line) => {
      const start = at;
      at += line.length + 1;
      if (inText.some((one) => one.startIndex < start && start <= one.endIndex)) return line;
      return line.startsWith(indent) ? line.slice(indent.length) : line;
    })
    .join('\n')
    .replaceAll('\r\n', '\n');
}
