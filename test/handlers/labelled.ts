// Labelled handlers: source text with the expected verdict in a heading and the effects in markers, and the one check for them.
// A case begins with `===== name | trigger | verdict`, further files of it with `----- path`. `^ harmful operation [key]` says
// what the line above it does. `table VARIABLE key[,sort]` gives the table behind an environment variable its
// keys, `express VARIABLE` says that an Express workflow is behind it, `fifo VARIABLE` a queue that goes by the content.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root as repository } from '../../scripts/root';
import type { EventSourceKind } from '../../server/src/core/catalog/event-sources';
import { createHandlerAnalysis, type HandlerContext } from '../../server/src/core/handlers/handler-analysis';
import type { HandlerFacts } from '../../server/src/core/handlers/handler-facts';
import type { LambdaFunction, Resource } from '../../server/src/core/model/app';
import { type Data, type DataMap, emptyMap } from '../../server/src/core/model/data';
import type { Located, Value } from '../../server/src/core/model/value';
import { type Span, wholeFile } from '../../server/src/core/text/span';
import { workspace } from '../support/memory-host';
import { grammarHost } from './grammar-host';

export interface Case {
  readonly name: string;
  readonly trigger: EventSourceKind;
  readonly verdict: HandlerFacts['verdict'];
  readonly files: ReadonlyMap<string, string>;
  /** By the environment variable they are behind. */
  readonly resources: ReadonlyMap<string, { readonly type: string; readonly properties: unknown }>;
  readonly handler: string;
  readonly runtime: string;
  readonly expected: readonly Expected[];
  /** Other expectations: `facts swallows 1`, `facts batch true`. */
  readonly facts: ReadonlyMap<string, string>;
}

export interface Expected {
  readonly file: string;
  readonly line: number;
  readonly repeat: string;
  readonly operation: string;
  readonly key: string | undefined;
}

const runtimes: Readonly<
  Record<string, { readonly runtime: string; readonly file: string; readonly handler: string }>
> = {
  python: { runtime: 'python3.13', file: 'app.py', handler: 'app.handler' },
  javascript: { runtime: 'nodejs22.x', file: 'app.mjs', handler: 'app.handler' },
  typescript: { runtime: 'nodejs22.x', file: 'app.ts', handler: 'app.handler' },
  java: { runtime: 'java21', file: 'src/main/java/shop/App.java', handler: 'shop.App::handleRequest' },
  go: { runtime: 'provided.al2023', file: 'main.go', handler: 'bootstrap' },
  csharp: { runtime: 'dotnet8', file: 'Function.cs', handler: 'Shop::Shop.Function::FunctionHandler' },
  ruby: { runtime: 'ruby3.4', file: 'app.rb', handler: 'app.handler' },
};

export function casesOf(language: string): Case[] {
  const folder = join(repository, 'test', 'handlers', language);
  return readdirSync(folder)
    .sort()
    .flatMap((file) =>
      readFileSync(join(folder, file), 'utf8')
        .split(/^(?:#|\/\/) ===== /m)
        .slice(1),
    )
    .map((text) => readCase(language, text));
}

export function readCase(language: string, text: string): Case {
  const settings = runtimes[language];
  if (!settings) throw new Error(`no runtime for ${language}`);
  const [heading = '', ...lines] = text.split('\n');
  const [name = '', trigger = '', verdict = ''] = heading.split('|').map((part) => part.trim());
  const files = new Map<string, string[]>();
  const resources = new Map<string, { readonly type: string; readonly properties: unknown }>();
  const facts = new Map<string, string>();
  const expected: Expected[] = [];
  let { file, handler } = settings;
  let current: string[] = [];
  files.set(file, current);
  for (const line of lines) {
    const comment = /^\s*(?:#|\/\/) (.*)$/.exec(line)?.[1];
    const other = /^----- (\S+)/.exec(comment ?? '')?.[1];
    const marker = /^\^+ (harmful|harmless|unknown) (\S+)(?: key (\w+))?/.exec(comment ?? '');
    const table = /^table (\w+) (\S+)/.exec(comment ?? '');
    const fifo = /^fifo (\w+)/.exec(comment ?? '');
    const express = /^express (\w+)/.exec(comment ?? '');
    const fact = /^facts (\w+) (.*)$/.exec(comment ?? '');
    const entry = /^handler (\S+)/.exec(comment ?? '');
    if (other !== undefined) {
      file = other;
      current = files.get(file) ?? [];
      files.set(file, current);
    } else if (marker)
      expected.push({
        file,
        line: current.length - 1,
        repeat: marker[1] ?? '',
        operation: marker[2] ?? '',
        key: marker[3],
      });
    else if (table) {
      const KeySchema = (table[2] ?? '').split(',').map((AttributeName) => ({ AttributeName }));
      resources.set(table[1] ?? '', { type: 'AWS::DynamoDB::Table', properties: { KeySchema } });
    } else if (express)
      resources.set(express[1] ?? '', {
        type: 'AWS::StepFunctions::StateMachine',
        properties: { StateMachineType: 'EXPRESS' },
      });
    else if (fifo)
      resources.set(fifo[1] ?? '', {
        type: 'AWS::SQS::Queue',
        properties: { FifoQueue: true, ContentBasedDeduplication: true },
      });
    else if (fact) facts.set(fact[1] ?? '', (fact[2] ?? '').trim());
    else if (entry) handler = entry[1] ?? handler;
    else current.push(line);
  }
  return {
    name,
    trigger: trigger as EventSourceKind,
    verdict: verdict as Case['verdict'],
    files: new Map([...files].map(([path, content]) => [path, content.join('\n')])),
    resources,
    handler,
    runtime: settings.runtime,
    expected,
    facts,
  };
}

const root = workspace;
const span: Span = { block: wholeFile(`${root}/template.yaml`), start: 0, end: 1 };
const located = <T>(value: T): Located<T> => ({ kind: 'located', value, origin: 'literal', span });

export function dataOf(plain: unknown): Data {
  if (Array.isArray(plain)) return { kind: 'list', items: plain.map((item) => located(dataOf(item))) };
  if (typeof plain === 'object' && plain !== null) {
    const entries = new Map<string, Value<Data>>(
      Object.entries(plain).map(([key, value]) => [key, located(dataOf(value))]),
    );
    return { kind: 'map', keys: [...entries.keys()], get: (key) => entries.get(key), keySpan: () => undefined };
  }
  return plain as Data;
}

export function functionOf(
  code: Partial<LambdaFunction['code']> & { readonly handlerText?: string; readonly runtimeText?: string },
  properties: DataMap = emptyMap,
): LambdaFunction {
  return {
    id: 'Fn',
    logicalId: 'Fn',
    nameSpan: span,
    span,
    properties,
    timeout: located(3),
    memory: located(128),
    code: {
      runtime: code.runtimeText === undefined ? undefined : located(code.runtimeText),
      handler: code.handlerText === undefined ? undefined : located(code.handlerText),
      path: undefined,
      packageType: 'zip',
      inline: undefined,
      baseUri: root,
      metadata: undefined,
      ...code,
    },
    failureTargets: [],
    invokeConfigs: [],
    role: { kind: 'unknown', reason: '', span },
    condition: null,
    site: { span },
  };
}

export async function analyseCase(one: Case): Promise<HandlerFacts> {
  const host = grammarHost(one.files);
  const variables = new Set(
    [...one.files.values()].flatMap((text) => [...text.matchAll(/\b[A-Z][A-Z0-9_]{2,}\b/g)].map((match) => match[0])),
  );
  const properties = dataOf({
    Environment: { Variables: Object.fromEntries([...variables].map((name) => [name, name])) },
  }) as DataMap;
  const context: HandlerContext = {
    atLeastOnce: one.verdict !== 'not-needed',
    kinds: [one.trigger],
    resourceAt: (value) => ({ id: value?.kind === 'located' ? String(value.value) : null, expression: null }),
    resource(id) {
      const found = one.resources.get(id);
      if (!found) return undefined;
      return {
        id,
        type: found.type,
        properties: dataOf(found.properties) as DataMap,
        condition: null,
        attributes: emptyMap,
        nameSpan: span,
        span,
        generated: false,
        owner: null,
        site: { span },
      } satisfies Resource;
    },
  };
  const analysis = createHandlerAnalysis(host);
  const fn = functionOf({ handlerText: one.handler, runtimeText: one.runtime }, properties);
  await analysis.prepare([fn]);
  return analysis.facts(fn, context);
}

/** What differs from the labels; empty when all is as labelled. */
export function differences(one: Case, facts: HandlerFacts): string[] {
  const wrong: string[] = [];
  if (facts.location.status !== 'found') wrong.push(`handler ${facts.location.status}: ${facts.location.reason}`);
  if (facts.verdict !== one.verdict)
    wrong.push(`verdict ${facts.verdict}, expected ${one.verdict}: ${facts.reasons.join('; ')}`);
  for (const label of one.expected) {
    const text = one.files.get(label.file) ?? '';
    const here = facts.effects.filter((effect) => {
      const place = effect.span;
      return (
        place.block.uri === `${root}/${label.file}` &&
        lineOf(text, place.start) <= label.line &&
        lineOf(text, place.end) >= label.line
      );
    });
    const fits = here.find(
      (effect) =>
        effect.operation === label.operation &&
        effect.repeat === label.repeat &&
        (label.key === undefined || effect.key === label.key),
    );
    if (!fits) {
      const seen = here
        .map((effect) => `${effect.repeat} ${effect.operation} key ${effect.key} (${effect.reason})`)
        .join('; ');
      wrong.push(
        `${label.file}:${label.line + 1} expected ${label.repeat} ${label.operation}${label.key ? ` key ${label.key}` : ''}, found ${seen || 'nothing'}`,
      );
    }
  }
  for (const [name, value] of one.facts) {
    const is = factValue(facts, name);
    if (is !== value) wrong.push(`${name} is ${is}, expected ${value}`);
  }
  return wrong;
}

function factValue(facts: HandlerFacts, name: string): string {
  switch (name) {
    case 'swallows':
      return String(facts.swallowsErrors.length);
    case 'floating':
      return String(facts.notAwaited.length);
    case 'batch':
      return String(facts.returnsBatchItemFailures);
    case 'wholeEvent':
      return String(facts.idempotency.some((use) => use.wholeEvent));
    case 'randomToken':
      return facts.effects
        .map((effect) => effect.randomToken?.parameter)
        .filter(Boolean)
        .join();
    case 'outbound':
      return [...new Set(facts.outbound.map((call) => `${call.kind}:${call.name}`))].sort().join();
    case 'target':
      return [
        ...new Set(facts.effects.map((effect) => effect.target.resource ?? effect.target.expression).filter(Boolean)),
      ].join();
    case 'access':
      return [...new Set(facts.effects.map((effect) => effect.access))].join();
    case 'noTimeout':
      return String(facts.withoutTimeout.length);
    case 'timeouts':
      return facts.timeouts.map(({ seconds }) => seconds).join();
    case 'inRecordLoop':
      return String(facts.effects.some((effect) => effect.inRecordLoop));
    default:
      return `no fact called ${name}`;
  }
}

const lineOf = (text: string, offset: number): number => text.slice(0, offset).split('\n').length - 1;
