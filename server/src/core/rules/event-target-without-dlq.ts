/**
 * Before Lambda has an event, the service that delivers it may fail to: a deleted function, a missing permission, long
 * throttling. Only a dead-letter queue of the rule, schedule or subscription keeps such events (EventBridge developer
 * guide, "Using dead-letter queues"; SNS developer guide, "Message delivery retries").
 */
import { eventSource } from '../catalog/event-sources';
import { lookup } from '../graph/lookup';
import type { Fix, Rule } from './rule';
import { dlqName, newDeadLetterQueue } from './shared/queues';
import { isOff, mayBeUnseen, triggerWords } from './shared/triggers';

export const eventTargetWithoutDlq: Rule = {
  meta: {
    id: 'event-target-without-dlq',
    summary: 'Events that could not be delivered to a function are dropped',
    level: 'info',
    category: 'failure-path',
    recommended: false,
  },
  check({ app, graph }, report) {
    if (mayBeUnseen(graph, 'failure-targets')) return;
    for (const trigger of app.triggers) {
      const source = eventSource(trigger.kind);
      if (!source.failureTargets.includes('delivery-dlq') || isOff(trigger) || trigger.generated) continue;
      const isKept = deliveryTargets.some((path) => lookup(trigger.settings, ...path) !== undefined);
      const fn = app.functions.get(trigger.fn);
      if (isKept || fn === undefined) continue;
      // Subscribers of the newer buses give up after five attempts or five minutes, others after a day and more.
      const isHasty = lookup(trigger.settings, 'EventBusArn') !== undefined && trigger.kind === 'eventbridge';
      const own: Fix = {
        title: 'Keep undelivered events in a queue that the framework makes',
        grade: 'review',
        edits: () => app.author.deadLetterQueue(trigger.site, null),
      };
      const added: Fix = {
        title: 'Keep undelivered events in a new queue',
        grade: 'review',
        edits() {
          const queue = newDeadLetterQueue(app, { name: dlqName(`${fn.id}-undelivered`), after: fn.site });
          return app.author.deadLetterQueue(trigger.site, queue.id, queue);
        },
      };
      report({
        message:
          `${triggerWords(trigger)} drops an event it can't deliver to \`${fn.id}\`, for instance when the function is ` +
          'throttled for long or its permission is gone. Add a dead-letter queue for the delivery.',
        span: trigger.nameSpan,
        ...(isHasty ? { level: 'warning' } : {}),
        fn,
        trigger,
        fixes: [own, added],
      });
    }
  },
};

const deliveryTargets = [
  ['DeadLetterConfig'],
  ['RedrivePolicy'],
  ['OnFailureConfiguration'],
] as const satisfies readonly (readonly string[])[];
