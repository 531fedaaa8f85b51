/** What the side panel and the quiet lines say of a function: settings with their origin, who invokes it, what happens when it fails. */
import { eventSource } from '../catalog/event-sources';
import type { Graph } from '../graph/graph';
import type { HandlerFacts } from '../handlers/handler-facts';
import type { LambdaFunction, Trigger } from '../model/app';
import { asNumber } from '../model/data';
import type { Value } from '../model/value';
import type { PictureRow, Timeline } from './picture';
import { expressionOf, inWords, shortName } from './words';

export function functionFacts(fn: LambdaFunction): readonly string[] {
  const runtime = fn.code.packageType === 'image' ? 'image' : inWords(fn.code.runtime);
  const timeout = inWords(fn.timeout, (value) => `${value} s`);
  return [runtime, timeout].filter((fact) => fact !== undefined);
}

export function functionRows(fn: LambdaFunction, graph: Graph, facts: HandlerFacts | undefined): readonly PictureRow[] {
  const concurrency = inWords(asNumber(fn.properties.get('ReservedConcurrentExecutions')));
  const triggers = graph.triggersOf(fn.id);
  const rows: (PictureRow | false)[] = [
    {
      label: 'Invoked by',
      value: triggers.length === 0 ? 'nothing in this template' : triggers.map(invocation).join('\n'),
    },
    { label: 'Timeout', value: withOrigin(fn.timeout, (value) => `${value} s`) },
    { label: 'Memory', value: withOrigin(fn.memory, (value) => `${value} MB`) },
    fn.code.runtime !== undefined && { label: 'Runtime', value: withOrigin(fn.code.runtime, String) },
    fn.code.handler !== undefined && { label: 'Handler', value: withOrigin(fn.code.handler, String) },
    concurrency !== undefined && { label: 'Reserved concurrency', value: concurrency },
    fn.condition !== null && { label: 'Condition', value: fn.condition },
    facts !== undefined && {
      label: 'When it runs twice',
      value: [verdicts[facts.verdict], ...facts.reasons].join('\n'),
    },
  ];
  return rows.filter((row) => row !== false);
}

/** One timeline for each way in which it is invoked; equal ones are told once. */
export function timelines(triggers: readonly Trigger[], graph: Graph): readonly Timeline[] {
  const found = new Map<string, Timeline>();
  for (const trigger of triggers) {
    const path = graph.failurePath(trigger);
    const key = JSON.stringify([path.end, path.timeline]);
    const before = found.get(key);
    const title = invocation(trigger);
    found.set(key, { title: before ? `${before.title}, ${title}` : title, end: path.end, steps: path.timeline });
  }
  return [...found.values()];
}

/** "SQS OrdersQueue", "Schedule rate(5 minutes)", "HTTP API POST /orders". */
export function invocation(trigger: Trigger): string {
  const { label, shape } = eventSource(trigger.kind);
  const source = shortName(expressionOf(trigger.source));
  // One API or bus has many routes or rules; a bucket, topic or queue is known by its name.
  const what =
    shape === 'api' || shape === 'clock' || shape === 'bus' ? (trigger.label ?? source) : source || trigger.label;
  return `${label} ${what ?? ''}`.trim();
}

const verdicts: Readonly<Record<HandlerFacts['verdict'], string>> = {
  idempotent: 'idempotent: running twice does no harm',
  'not-idempotent': 'not idempotent: running twice does harm',
  unknown: 'not known',
  'not-needed': 'no event comes twice',
};

const origins: Readonly<Record<string, string>> = {
  globals: 'from Globals',
  provider: 'from provider',
  parameter: 'from parameter',
  variable: 'from variable',
  mapping: 'from mapping',
  include: 'from an included file',
  default: 'default',
};

function withOrigin<T>(value: Value<T>, show: (value: T) => string): string {
  if (value.kind === 'unresolved') return `not known: ${value.reason}`;
  if (value.kind === 'alternatives') return inWords(value, show) ?? 'not known';
  const origin = origins[value.origin];
  const via = value.via && value.origin !== 'default' && !origin?.endsWith(value.via) ? ` ${value.via}` : '';
  return origin === undefined ? show(value.value) : `${show(value.value)} (${origin}${via})`;
}
