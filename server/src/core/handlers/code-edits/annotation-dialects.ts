/** How Java and C# write the parts of an idempotency guard by Powertools. */
import type { SourceEdit } from '../../text/source-edit';
import type { IdempotencyGuard } from '../code-author';
import type { Language } from '../handler-facts';
import { field, hasToken, kids, type Node } from '../languages/tree-node';
import { indentAt, indentUnit, insert, replace, type Source, startsLine } from './source';

export interface Dialect {
  readonly annotation: string;
  readonly importType: string;
  readonly imports: readonly string[];
  /** Events that have an id of their own, and its name. */
  readonly eventWithId: RegExp;
  readonly idName: string;
  readonly keyName: string;
  /** By type of the event, where the loop does not say it. */
  readonly recordTypes: Readonly<Record<string, string>>;
  mayBeSetUp(owner: Node): boolean;
  /** Members of the class that configure the library once. */
  setUp(className: string, guard: IdempotencyGuard, key: string | null, unit: string): readonly string[];
  /** Further edits for the annotation on a handler; undefined where it can't stand there. */
  asHandler(source: Source, fn: Node, event: string): readonly SourceEdit[] | undefined;
  /** The id of a record. */
  idOf(event: string, record: string, path: readonly string[]): string | undefined;
  methodName(record: string): string;
  keyParameter(name: string): string;
  methodHead(
    name: string,
    parameters: string,
    more: { readonly isAsync: boolean; readonly throws: Node | null },
  ): string;
  register(context: string): string;
}

const capital = (name: string): string => name.charAt(0).toUpperCase() + name.slice(1);

const java: Dialect = {
  annotation: '@Idempotent',
  importType: 'import_declaration',
  imports: [
    'import java.time.Duration;',
    'import software.amazon.lambda.powertools.idempotency.Idempotency;',
    'import software.amazon.lambda.powertools.idempotency.IdempotencyConfig;',
    'import software.amazon.lambda.powertools.idempotency.IdempotencyKey;',
    'import software.amazon.lambda.powertools.idempotency.Idempotent;',
    'import software.amazon.lambda.powertools.idempotency.persistence.dynamodb.DynamoDBPersistenceStore;',
  ],
  eventWithId: /^(ScheduledEvent|Map<String, ?\w+>)$/,
  idName: 'id',
  keyName: 'id',
  recordTypes: {
    SQSEvent: 'SQSEvent.SQSMessage',
    SNSEvent: 'SNSEvent.SNSRecord',
    KinesisEvent: 'KinesisEvent.KinesisEventRecord',
    DynamodbEvent: 'DynamodbEvent.DynamodbStreamRecord',
  },
  mayBeSetUp: () => true,
  setUp: (_, { variable, expiresAfterSeconds }, key, unit) => [
    'static {',
    `${unit}Idempotency.config()`,
    `${unit}${unit}.withPersistenceStore(DynamoDBPersistenceStore.builder().withTableName(System.getenv("${variable}")).build())`,
    `${unit}${unit}.withConfig(IdempotencyConfig.builder()${key === null ? '' : `.withEventKeyJMESPath("${key}")`}.withExpiration(Duration.ofSeconds(${expiresAfterSeconds})).build())`,
    `${unit}${unit}.configure();`,
    '}',
  ],
  asHandler: (_, fn) =>
    field(fn, 'name')?.text === 'handleRequest' && field(fn, 'type')?.type !== 'void_type' ? [] : undefined,
  idOf(_, record, path) {
    if (path.join('.') === 'Sns.MessageId') return `${record}.getSNS().getMessageId()`;
    const [only, ...more] = path;
    return only === undefined || more.length > 0 ? undefined : `${record}.get${capital(only)}()`;
  },
  methodName: (record) => `handle${capital(record)}`,
  keyParameter: (name) => `@IdempotencyKey String ${name}`,
  methodHead: (name, parameters, { throws }) =>
    `private String ${name}(${parameters})${throws === null ? '' : ` ${throws.text}`}`,
  register: (context) => `Idempotency.registerLambdaContext(${context});`,
};

const csharp: Dialect = {
  annotation: '[Idempotent]',
  importType: 'using_directive',
  imports: ['using System;', 'using AWS.Lambda.Powertools.Idempotency;'],
  eventWithId: /^(CloudWatchEvent<.+>|ScheduledEvent)$/,
  idName: 'Id',
  keyName: 'id',
  recordTypes: {
    SQSEvent: 'SQSEvent.SQSMessage',
    SNSEvent: 'SNSEvent.SNSRecord',
    KinesisEvent: 'KinesisEvent.KinesisEventRecord',
    DynamoDBEvent: 'DynamoDBEvent.DynamodbStreamRecord',
  },
  mayBeSetUp: (owner) =>
    !hasToken(owner, 'partial') &&
    !kids(owner).some(({ type, text }) => type === 'modifier' && /^(static|partial)$/.test(text)) &&
    !owner.descendantsOfType('constructor_declaration').some(({ text }) => /^static\b/.test(text)),
  setUp: (className, { variable, expiresAfterSeconds }, key, unit) => [
    `static ${className}()`,
    '{',
    `${unit}Idempotency.Configure(builder => builder`,
    `${unit}${unit}.WithOptions(options => options${key === null ? '' : `.WithEventKeyJmesPath("${key}")`}.WithExpiration(TimeSpan.FromSeconds(${expiresAfterSeconds})))`,
    `${unit}${unit}.UseDynamoDb(Environment.GetEnvironmentVariable("${variable}")));`,
    '}',
  ],
  asHandler: withResult,
  idOf(event, record, path) {
    const names = path.map(capital);
    // The classes for streams spell it each in their own way.
    if (names.join('.') === 'EventID' && event === 'KinesisEvent') return `${record}.EventId`;
    return names.length === 0 ? undefined : `${record}.${names.join('.')}`;
  },
  methodName: (record) => `Handle${capital(record)}`,
  keyParameter: (name) => `[IdempotencyKey] string ${name}`,
  methodHead: (name, parameters, { isAsync }) =>
    `private ${isAsync ? 'async Task<string>' : 'string'} ${name}(${parameters})`,
  register: (context) => `Idempotency.RegisterLambdaContext(${context});`,
};

/** A handler without a result gets one: nobody reads it, but the library refuses a method that gives nothing back. */
function withResult(source: Source, fn: Node, event: string): readonly SourceEdit[] | undefined {
  const returns = field(fn, 'returns') ?? field(fn, 'type');
  const body = field(fn, 'body');
  const type = returns?.text;
  if (!returns || body?.type !== 'block' || type === undefined) return undefined;
  const results = body.descendantsOfType('return_statement');
  const last = kids(body).at(-1);
  // An interface, or a class above, may say what the handler returns.
  const isOwn = !/\boverride\b/.test(source.text.slice(fn.startIndex, returns.startIndex));
  if (type !== 'void' && type !== 'Task') {
    return results.some((one) => one.namedChild(0)?.type === 'null_literal') ? undefined : [];
  }
  const isAsync = /\basync\b/.test(source.text.slice(fn.startIndex, returns.startIndex));
  if (!isOwn || !last || !startsLine(source, last.startIndex) || (type === 'Task') !== isAsync) return undefined;
  if (
    body.descendantsOfType(['lambda_expression', 'local_function_statement']).some((one) => /\breturn\b/.test(one.text))
  )
    return undefined;
  const result = `return ${event}.Id;`;
  const inner = indentAt(source, last.startIndex) || indentAt(source, fn.startIndex) + indentUnit(source);
  return [
    replace(source, returns.startIndex, returns.endIndex, type === 'Task' ? 'Task<string>' : 'string'),
    ...results.map((one) => replace(source, one.startIndex, one.endIndex, result)),
    ...(last.type === 'return_statement' ? [] : [insert(source, last.endIndex, `\n${inner}${result}`)]),
  ];
}

export const dialects: Readonly<Partial<Record<Language, Dialect>>> = { java, csharp };
