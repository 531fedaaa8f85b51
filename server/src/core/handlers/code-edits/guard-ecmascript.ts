/** Powertools for TypeScript: `makeIdempotent` around a handler, or around what is done for a record. */
import { type EventId, keyPathOf } from '../../catalog/event-ids';
import type { SourceEdit } from '../../text/source-edit';
import type { IdempotencyGuard } from '../code-author';
import { field, hasToken, kids, type Node } from '../languages/tree-node';
import { type HandlerScope, parameterNames, topStatement } from './handler-scope';
import { ecmascriptImports, type Imported } from './imports';
import { continuesOf, sharedWith } from './loop-body';
import { movedBlock } from './move-block';
import { type RecordLoop, recordLoops } from './record-loops';
import {
  freeName,
  indentAt,
  indentUnit,
  insert,
  quoted,
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
  const variable = `process.env.${guard.variable}`;
  // The name is set in the template; the type of an environment variable does not say so.
  const table = source.language === 'typescript' ? `${variable} ?? ${quote}${quote}` : variable;
  const made = `const ${store} = new DynamoDBPersistenceLayer({ tableName: ${table} })${end}
const ${config} = new IdempotencyConfig({
${unit}eventKeyJmesPath: ${quoted(keyPathOf(guard.id), quote)},
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
  const repeated = wrapRecord(source, scope, loop, guard.id, options);
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
    const event = firstParameter(fn);
    const declared = source.language === 'typescript' ? handlerType(fn) : undefined;
    if (!isWhole || !event) return undefined;
    // A parameter gets its type from the declared type of the handler, and would lose it inside another call.
    const types = declared === undefined ? [] : typed(source, event, `: Parameters<${declared}>[0]`);
    return [insert(source, fn.startIndex, 'makeIdempotent('), ...types, insert(source, fn.endIndex, `, ${options})`)];
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

function wrapRecord(
  source: Source,
  scope: HandlerScope,
  loop: RecordLoop,
  id: EventId,
  options: string,
): Wrapped | undefined {
  const { callback, body, record, left } = loop;
  const type = source.language === 'typescript' ? recordType(source, scope, id) : '';
  if (type === undefined) return undefined;
  if (callback) {
    // Of a `forEach` nobody waits for what is done, and that comes first.
    if (!hasToken(callback, 'async') || field(field(loop.node, 'function') ?? callback, 'property')?.text !== 'map')
      return undefined;
    return {
      before: '',
      edits: [
        insert(source, callback.startIndex, 'makeIdempotent('),
        ...typed(source, left, type),
        insert(source, callback.endIndex, `, ${options})`),
      ],
    };
  }
  const continues = continuesOf(loop);
  const [first] = kids(body);
  if (!continues || !first || !startsLine(source, first.startIndex)) return undefined;
  const isClosure = sharedWith(scope.fn, loop).used.size > 0 || sharedWith(scope.fn, loop).changed;
  if (isClosure && !startsLine(source, loop.node.startIndex)) return undefined;
  const name = record ?? freeName(source, 'record');
  const once = freeName(source, `handle${name.charAt(0).toUpperCase()}${name.slice(1)}`);
  const end = semicolonOf(source);
  const indent = indentAt(source, loop.node.startIndex);
  const margin = isClosure ? indent : '';
  const inner = indentAt(source, first.startIndex);
  const changes = continues.map((node) => ({ node, text: `return${node.text.endsWith(';') ? ';' : ''}` }));
  const moved = movedBlock(source, body, indent, margin, changes);
  const made = `const ${once} = makeIdempotent(async (${left.text}${type}) => ${moved}, ${options})${end}\n`;
  return {
    before: isClosure ? '' : `${made}\n`,
    edits: [
      ...(isClosure ? [insert(source, loop.node.startIndex, `${made}${indent}`)] : []),
      ...(record === null ? [replace(source, left.startIndex, left.endIndex, name)] : []),
      replace(source, body.startIndex, body.endIndex, `{\n${inner}await ${once}(${name})${end}\n${indent}}`),
    ],
  };
}

/** The record's type, taken from that of the event. */
function recordType(source: Source, { fn }: HandlerScope, { records, nested }: EventId): string | undefined {
  const event = eventType(fn);
  const quote = quoteOf(source);
  return event && `: ${event}[${quote}${records}${quote}]${nested ? '[string]' : ''}[number]`;
}

/** As its parameter says it, or the declared type of the handler. */
function eventType(fn: Node): string | undefined {
  const written = firstParameter(fn)?.childForFieldName('type')?.text.replace(/^:\s*/, '');
  if (written !== undefined) return /^\w+$/.test(written) ? written : undefined;
  const handler = handlerType(fn);
  const event = /^Handler<(\w+)[,>]/.exec(handler ?? '')?.[1];
  if (event !== undefined) return event;
  return handler !== undefined && /^\w+Handler$/.test(handler) ? `Parameters<${handler}>[0]` : undefined;
}

const handlerType = (fn: Node): string | undefined => fn.parent?.childForFieldName('type')?.text.replace(/^:\s*/, '');

function firstParameter(fn: Node): Node | undefined {
  const list = field(fn, 'parameters');
  return field(fn, 'parameter') ?? (list ? kids(list)[0] : undefined);
}

/** A parameter whose type comes from where its function stands has to say it itself when it moves. */
function typed(source: Source, parameter: Node, type: string): readonly SourceEdit[] {
  if (field(parameter, 'type')) return [];
  const isBare = parameter.parent?.type === 'arrow_function';
  return isBare
    ? [replace(source, parameter.startIndex, parameter.endIndex, `(${parameter.text}${type})`)]
    : [insert(source, parameter.endIndex, type)];
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
