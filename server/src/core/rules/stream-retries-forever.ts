/**
 * Without a bound Lambda tries a failing batch of a stream until its records expire, and everything behind it in the
 * shard waits (Lambda API, CreateEventSourceMapping: MaximumRetryAttempts and MaximumRecordAgeInSeconds are -1).
 */
import { eventSource } from '../catalog/event-sources';
import { lookup } from '../graph/lookup';
import type { App, LambdaFunction, Trigger } from '../model/app';
import type { Fix, Rule } from './rule';
import { allOf, type Edits } from './shared/all-of';
import { dlqName, newDeadLetterQueue } from './shared/queues';
import { isOff, triggerWords } from './shared/triggers';

/** Enough to sit out a short failure of what the function depends on, and hours less than a day-old shard. */
const retries = 10;
const age = 21_600;

export const streamRetriesForever: Rule = {
  meta: {
    id: 'stream-retries-forever',
    summary: 'One bad record blocks a shard of a stream until it expires',
    level: 'warning',
    category: 'failure-path',
    recommended: true,
  },
  check({ app, graph }, report) {
    for (const trigger of app.triggers) {
      const source = eventSource(trigger.kind);
      if (trigger.invocation !== 'stream' || isOff(trigger) || !source.boundedRetries) continue;
      const path = graph.failurePath(trigger);
      const fn = app.functions.get(trigger.fn);
      if (path.end !== 'blocks' || fn === undefined) continue;
      const isProvisioned = lookup(trigger.settings, 'ProvisionedPollerConfig') !== undefined;
      const isHard = source.boundsNeedProvisionedMode === true && !isProvisioned;
      report({
        message:
          `${triggerWords(trigger)} repeats a batch that \`${fn.id}\` can't handle ${path.attempts}: one bad record ` +
          'stops its shard. Set `MaximumRetryAttempts` or `MaximumRecordAgeInSeconds`, and where failures go.',
        span: trigger.nameSpan,
        ...(isHard ? { level: 'info' } : {}),
        fn,
        trigger,
        fixes: isHard ? [] : [boundsFix(app, fn, trigger)],
      });
    }
  },
};

function boundsFix(app: App, fn: LambdaFunction, trigger: Trigger): Fix {
  const { author } = app;
  const hasDestination = lookup(trigger.settings, 'DestinationConfig', 'OnFailure') !== undefined;
  return {
    title: `Bound the retries${hasDestination ? '' : ' and tell a new queue about batches that were given up'}`,
    grade: 'review',
    edits() {
      const bounds: Edits[] = [
        author.set(trigger.site, ['MaximumRetryAttempts'], retries),
        author.set(trigger.site, ['MaximumRecordAgeInSeconds'], age),
      ];
      // Batches of a tumbling window can't be split.
      if (lookup(trigger.settings, 'TumblingWindowInSeconds') === undefined) {
        bounds.push(author.set(trigger.site, ['BisectBatchOnFunctionError'], true));
      }
      if (hasDestination) return allOf(...bounds);
      const queue = newDeadLetterQueue(app, { name: dlqName(fn.id), after: fn.site });
      return allOf(...bounds, author.failureDestination(trigger.site, queue.id), author.addResources([queue]));
    },
  };
}
