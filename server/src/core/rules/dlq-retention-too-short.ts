/**
 * A message of a standard queue keeps its age when it is moved to the dead-letter queue, so that queue must keep messages
 * longer than the one they come from (SQS developer guide, "Dead-letter queue retention"). FIFO queues start anew.
 */
import { duration } from '../graph/duration';
import { lookup } from '../graph/lookup';
import { defaultRetention } from '../graph/timeline';
import type { Resource } from '../model/app';
import { asNumber } from '../model/data';
import { known, type Located } from '../model/value';
import type { Rule } from './rule';
import { whence } from './shared/provenance';
import { isFifo, isQueue, longestRetention } from './shared/queues';

export const dlqRetentionTooShort: Rule = {
  meta: {
    id: 'dlq-retention-too-short',
    summary: 'A dead-letter queue keeps messages no longer than the queue they come from',
    level: 'warning',
    category: 'failure-path',
    recommended: true,
  },
  check({ app, graph }, report) {
    const reported = new Set<string>();
    for (const queue of app.resources.values()) {
      if (!isQueue(queue) || isFifo(queue) !== false) continue;
      const target = graph.resolve(lookup(queue.properties, 'RedrivePolicy', 'deadLetterTargetArn'));
      if (target.kind !== 'resource' || !isQueue(target.resource) || reported.has(target.id)) continue;
      const dlq = target.resource;
      const source = retention(queue);
      const kept = retention(dlq);
      if (source === undefined || kept === undefined || kept.seconds > source.seconds) continue;
      // Both at the longest there is: nothing can be done, and little is lost.
      if (source.seconds >= longestRetention || dlq.generated) continue;
      reported.add(dlq.id);
      const isShorter = kept.seconds < source.seconds;
      report({
        message:
          `\`${dlq.id}\` keeps messages for ${duration(kept.seconds)}${whence(kept.value)}, and \`${queue.id}\` for ` +
          `${duration(source.seconds)}${whence(source.value)}: a message keeps its age when it is moved, so it is ` +
          `deleted ${isShorter ? 'before anybody sees it' : 'sooner than one thinks'}. Keep it for 14 days.`,
        span: kept.value?.span ?? dlq.nameSpan,
        // With equal times only what the retries took is missing at the end.
        ...(isShorter ? {} : { level: 'info' }),
        resource: dlq,
        related: [{ span: source.value?.span ?? queue.nameSpan, message: `\`${queue.id}\` keeps them as long` }],
        fixes: [
          {
            title: `Keep messages in \`${dlq.id}\` for 14 days`,
            grade: 'safe',
            edits: () =>
              kept.value
                ? app.author.replace(kept.value, longestRetention)
                : app.author.set(dlq.site, ['MessageRetentionPeriod'], longestRetention),
          },
        ],
      });
    }
  },
};

interface Retention {
  readonly seconds: number;
  readonly value: Located<number> | undefined;
}

function retention(queue: Resource): Retention | undefined {
  const value = asNumber(lookup(queue.properties, 'MessageRetentionPeriod'));
  if (value === undefined) return { seconds: defaultRetention, value: undefined };
  const seconds = known(value);
  return seconds === undefined || value.kind !== 'located' ? undefined : { seconds, value };
}
