/**
 * An idempotency library that takes the whole event for its key. Queues, streams and APIs put something new into each
 * delivery (receive counts, receipt handles, request ids), so the key never comes again.
 */

import { keyPathOf } from '../catalog/event-ids';
import type { EventSourceKind } from '../catalog/event-sources';
import { lookup } from '../graph/lookup';
import type { IdempotencyUse } from '../handlers/handler-facts';
import type { LambdaFunction, Trigger } from '../model/app';
import { asNumber } from '../model/data';
import { known } from '../model/value';
import type { Span } from '../text/span';
import type { AppView, Fix, Rule } from './rule';
import { eventIdOf } from './shared/event-id';
import { functionsWithFacts } from './shared/repeats';

/** Where one path leads to the key whoever calls: batches and requests differ in their headers and numbers of records. */
const header = 'headers."idempotency-key"';
const paths: Readonly<Partial<Record<EventSourceKind, string>>> = { 'http-api': header, 'function-url': header };

/** What to take instead, by source. */
const keys: Readonly<Partial<Record<EventSourceKind, string>>> = {
  sqs: '`messageId` of the record',
  kinesis: '`eventID` of the record',
  dynamodb: '`eventID` of the record',
  api: 'an `Idempotency-Key` header or an id in the body',
  'http-api': 'an `Idempotency-Key` header or an id in the body',
  'function-url': 'an `Idempotency-Key` header or an id in the body',
};

export const idempotencyKeyNeverRepeats: Rule = {
  meta: {
    id: 'idempotency-key-never-repeats',
    summary: 'An idempotency key that is new with each delivery',
    level: 'warning',
    category: 'idempotency',
    recommended: true,
    readsCode: true,
  },
  check(view, report) {
    for (const { fn, facts } of functionsWithFacts(view)) {
      const trigger = view.graph.triggersOf(fn.id).find(({ kind }) => keys[kind] !== undefined);
      if (trigger === undefined) continue;
      for (const use of facts.idempotency) {
        if (!use.wholeEvent) continue;
        report({
          message: `The idempotency key of \`${fn.id}\` is the whole event, which is never the same twice: a repeated delivery is taken for a new one. Take ${keys[trigger.kind]} as the key.`,
          span: use.span,
          fn,
          trigger,
          related: [{ span: trigger.nameSpan, message: 'what it is invoked by' }],
          fixes: [...byHeader(use.span, fn, view), ...byRecord(use, fn, trigger, view)],
        });
      }
    }
  },
};

/** HTTP APIs and function URLs give the names of headers in small letters; others as they were sent. */
function byHeader(use: Span, fn: LambdaFunction, { graph, code }: AppView): readonly Fix[] {
  const [path, ...more] = [...new Set(graph.triggersOf(fn.id).map(({ kind }) => paths[kind]))];
  if (path === undefined || more.length > 0) return [];
  return [
    { title: 'Take the `Idempotency-Key` header for the key', grade: 'review', edits: () => code?.keyBy(use, path) },
  ];
}

/** The id of the record, from the record itself or from a batch that has only one. */
function byRecord(use: IdempotencyUse, fn: LambdaFunction, trigger: Trigger, view: AppView): readonly Fix[] {
  const id = eventIdOf(fn, view);
  const isAlone = known(asNumber(lookup(trigger.settings, 'BatchSize'))) === 1;
  if (id?.records == null || (!use.takesRecord && !isAlone)) return [];
  const path = use.takesRecord ? keyPathOf(id) : `${id.records}[0].${keyPathOf(id)}`;
  return [{ title: `Take \`${path}\` for the key`, grade: 'review', edits: () => view.code?.keyBy(use.span, path) }];
}
