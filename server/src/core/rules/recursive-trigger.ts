/**
 * A function that writes into what invokes it. Lambda stops such loops through S3, SQS and SNS after about 16 rounds
 * (Lambda developer guide, "Recursive loop detection"); others run until somebody notices the bill.
 */
import type { EventSourceKind } from '../catalog/event-sources';
import { lookup } from '../graph/lookup';
import type { Effect, HandlerFacts } from '../handlers/handler-facts';
import type { LambdaFunction, Trigger } from '../model/app';
import type { AppView, Fix, Level, Rule } from './rule';
import { allOf } from './shared/all-of';
import { comesBack, startOf } from './shared/own-writes';
import { functionsWithFacts } from './shared/repeats';
import { triggerWords } from './shared/triggers';

interface Loop {
  readonly level: Level;
  readonly cure: string;
}

const loops: Readonly<Partial<Record<EventSourceKind, Loop>>> = {
  s3: { level: 'warning', cure: 'Write to another bucket, or filter the trigger by a prefix' },
  sns: { level: 'warning', cure: 'Publish to another topic' },
  sqs: { level: 'warning', cure: 'Send to another queue, or count the rounds in the message and stop' },
  kinesis: { level: 'error', cure: 'Write to another stream' },
  dynamodb: {
    level: 'error',
    cure: "Write to another table, or filter the stream so that the function's own writes are left out",
  },
  eventbridge: { level: 'error', cure: 'Send it under another source or detail type' },
};

export const recursiveTrigger: Rule = {
  meta: {
    id: 'recursive-trigger',
    summary: 'A function writes into what invokes it',
    level: 'warning',
    category: 'idempotency',
    recommended: true,
    readsCode: true,
  },
  check(view, report) {
    for (const { fn, facts } of functionsWithFacts(view)) {
      for (const trigger of view.graph.triggersOf(fn.id)) {
        const loop = loops[trigger.kind];
        if (loop === undefined) continue;
        for (const effect of facts.effects) {
          if (!comesBack(trigger, effect, view)) continue;
          report({
            message: `\`${effect.operation}\` writes to ${placeOf(trigger, view)}, which invokes \`${fn.id}\` again: a loop that ${loop.level === 'error' ? 'nothing stops' : 'Lambda stops only after some rounds'}. ${loop.cure}.`,
            level: loop.level,
            span: effect.span,
            fn,
            trigger,
            related: [
              { span: trigger.nameSpan, message: `${triggerWords(trigger)} invokes \`${fn.id}\`` },
              { span: fn.nameSpan, message: `the handler of \`${fn.id}\`` },
            ],
            fixes: trigger.kind === 's3' ? bucketFixes(view, fn, facts, trigger, effect) : [],
          });
        }
      }
    }
  },
};

function placeOf(trigger: Trigger, { graph }: AppView): string {
  const source = graph.resolve(trigger.source);
  if (source.kind === 'resource') return `\`${source.id}\``;
  return trigger.kind === 'eventbridge' ? 'the default event bus' : 'the bucket of the event';
}

function bucketFixes(
  view: AppView,
  fn: LambdaFunction,
  facts: HandlerFacts,
  trigger: Trigger,
  effect: Effect,
): readonly Fix[] {
  return [...byPrefix(view, fn, trigger, effect), ...otherBucket(view, fn, facts, effect)];
}

/** Only where all that is written has a folder of its own: then the others can have one as well. */
function byPrefix({ app }: AppView, fn: LambdaFunction, trigger: Trigger, { labels }: Effect): readonly Fix[] {
  const folder = /^[^/]+\//.exec(startOf(labels.get('Key') ?? ''))?.[0];
  if (folder === undefined || lookup(trigger.settings, 'Filter') !== undefined) return [];
  const wanted = folder === 'uploads/' ? 'incoming/' : 'uploads/';
  const rule = { map: [['Name', 'prefix'] as const, ['Value', wanted] as const] };
  return [
    {
      title: `Invoke \`${fn.id}\` only for objects under \`${wanted}\`, which leaves out what it writes under \`${folder}\` (upload there, or change the prefix)`,
      grade: 'review',
      edits: () => app.author.set(trigger.site, ['Filter'], { map: [['S3Key', { map: [['Rules', [rule]]] }]] }),
    },
  ];
}

/** A variable that only names where things are written can name another bucket. */
function otherBucket(
  { app }: AppView,
  fn: LambdaFunction,
  facts: HandlerFacts,
  { target: { variable, resource } }: Effect,
): readonly Fix[] {
  const isRead = facts.effects.some(({ access, target }) => access === 'read' && target.variable === variable);
  if (variable === null || resource === null || isRead) return [];
  const bucket = app.author.freeId(`${fn.logicalId}Output`);
  return [
    {
      title: `Write to a bucket of its own: add \`${bucket}\`, and set \`${variable}\` to it`,
      grade: 'review',
      edits: () =>
        allOf(
          app.author.set(fn.site, ['Environment', 'Variables', variable], { ref: bucket }),
          app.author.allow(fn.site, ['s3:PutObject'], { sub: `\${${bucket}.Arn}/*` }),
          app.author.addResources([{ id: bucket, type: 'AWS::S3::Bucket', properties: { map: [] } }]),
        ),
    },
  ];
}
