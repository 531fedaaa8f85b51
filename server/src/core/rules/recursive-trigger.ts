/**
 * A function that writes into what invokes it. Lambda stops such loops through S3, SQS and SNS after about 16 rounds
 * (Lambda developer guide, "Recursive loop detection"); others run until somebody notices the bill.
 */
import type { EventSourceKind } from '../catalog/event-sources';
import { itemsOf, lookup, mapsIn } from '../graph/lookup';
import type { Effect } from '../handlers/handler-facts';
import type { Trigger } from '../model/app';
import type { Level, Rule } from './rule';
import { functionsWithFacts } from './shared/repeats';
import { triggerWords } from './shared/triggers';

interface Loop {
  readonly operations: ReadonlySet<string>;
  readonly level: Level;
  readonly cure: string;
}

const loops: Readonly<Partial<Record<EventSourceKind, Loop>>> = {
  s3: {
    operations: new Set(['s3:PutObject', 's3:CopyObject', 's3:Upload', 's3:CompleteMultipartUpload']),
    level: 'warning',
    cure: 'Write to another bucket, or filter the trigger by a prefix',
  },
  sns: { operations: new Set(['sns:Publish', 'sns:PublishBatch']), level: 'warning', cure: 'Publish to another topic' },
  kinesis: {
    operations: new Set(['kinesis:PutRecord', 'kinesis:PutRecords']),
    level: 'error',
    cure: 'Write to another stream',
  },
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
        const source = view.graph.resolve(trigger.source);
        if (loop === undefined || source.kind !== 'resource' || isFiltered(trigger)) continue;
        for (const effect of facts.effects) {
          if (effect.target.resource !== source.id || !loop.operations.has(effect.operation)) continue;
          report({
            message: `\`${effect.operation}\` writes to \`${source.id}\`, which invokes \`${fn.id}\` again: a loop that ${loop.level === 'error' ? 'nothing stops' : 'Lambda stops only after some rounds'}. ${loop.cure}.`,
            level: loop.level,
            span: effect.span,
            fn,
            trigger,
            related: [
              { span: trigger.nameSpan, message: `${triggerWords(trigger)} invokes \`${fn.id}\`` },
              ...where(effect, fn.nameSpan, fn.id),
            ],
          });
        }
      }
    }
  },
};

const where = (_: Effect, span: Trigger['span'], id: string) => [{ span, message: `the handler of \`${id}\`` }];

/** With a filter the function's own writes may be left out. Only removals, and S3 invokes nothing for what is written. */
function isFiltered({ kind, settings }: Trigger): boolean {
  const filters = ['Filter', 'FilterCriteria', 'FilterPolicy', 'FilterPolicyScope'];
  if (filters.some((key) => lookup(settings, key) !== undefined)) return true;
  if (kind !== 's3') return false;
  const events = itemsOf(lookup(settings, 'Events') ?? lookup(settings, 'Event')).items;
  const names = events.map((event) => (event.kind === 'located' ? String(event.value) : ''));
  return (
    mapsIn(lookup(settings, 'Filter')).length > 0 ||
    (names.length > 0 && !names.some((name) => /ObjectCreated|^$/.test(name)))
  );
}
