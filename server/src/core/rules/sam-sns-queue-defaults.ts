/**
 * `SqsSubscription: true` makes a queue with no redrive policy and 30 seconds of visibility, and leaves no way to change
 * either (SAM translator, SNS event source).
 */
import { lookup } from '../graph/lookup';
import { known } from '../model/value';
import type { Rule } from './rule';
import { allOf } from './shared/all-of';
import { dlqName, isFifo, isQueue, newDeadLetterQueue, redrivePolicy } from './shared/queues';
import { queueConsumers } from './shared/triggers';

export const samSnsQueueDefaults: Rule = {
  meta: {
    id: 'sam-sns-queue-defaults',
    summary: 'A queue that SAM puts behind a topic has no dead-letter queue and 30 s of visibility',
    level: 'warning',
    category: 'failure-path',
    recommended: true,
  },
  check({ app, graph }, report) {
    for (const queue of app.resources.values()) {
      if (!isQueue(queue) || !queue.generated || lookup(queue.properties, 'RedrivePolicy') !== undefined) continue;
      const [trigger] = queueConsumers(queue, graph);
      const fn = trigger && app.functions.get(trigger.fn);
      if (trigger === undefined || fn === undefined) continue;
      const timeout = known(fn.timeout);
      const fifo = isFifo(queue);
      report({
        message:
          `The queue that is made here has no dead-letter queue and hides a message for 30 s: what \`${fn.id}\` can't ` +
          'handle is lost after 4 days. Make a queue of your own with both.',
        span: queue.nameSpan,
        fn,
        trigger,
        fixes: [
          {
            title: 'Use a queue of its own with a dead-letter queue',
            grade: 'review',
            edits() {
              if (timeout === undefined || fifo === undefined) return undefined;
              const id = app.author.freeId(`${fn.id}Queue`);
              const dlq = newDeadLetterQueue(app, { name: dlqName(id), fifo, after: fn.site });
              const own = {
                id,
                type: 'AWS::SQS::Queue',
                properties: {
                  map: [
                    ...(fifo ? [['FifoQueue', true] as const] : []),
                    ['VisibilityTimeout', Math.max(30, 6 * timeout)] as const,
                    ['RedrivePolicy', redrivePolicy(dlq.id)] as const,
                  ],
                },
                after: fn.site,
              };
              const subscription = {
                map: [['QueueArn', { getAtt: [id, 'Arn'] as const }] as const, ['QueueUrl', { ref: id }] as const],
              };
              return allOf(
                app.author.set(trigger.site, ['SqsSubscription'], subscription),
                app.author.addResources([own, dlq]),
              );
            },
          },
        ],
      });
    }
  },
};
