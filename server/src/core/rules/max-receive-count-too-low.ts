/**
 * A throttled invocation counts as a receive, so a short burst is enough to move good messages aside when few receives
 * are allowed; AWS advises at least five (Lambda developer guide, "Using Lambda with Amazon SQS").
 */
import { lookup } from '../graph/lookup';
import { asNumber } from '../model/data';
import { possible } from '../model/value';
import type { Rule } from './rule';
import { under } from './shared/combinations';
import { whence } from './shared/provenance';
import { advisedReceives, isQueue } from './shared/queues';
import { listed, queueConsumers } from './shared/triggers';

export const maxReceiveCountTooLow: Rule = {
  meta: {
    id: 'max-receive-count-too-low',
    summary: 'A message goes to the dead-letter queue after fewer than five receives',
    level: 'warning',
    category: 'failure-path',
    recommended: true,
  },
  check({ app, graph }, report) {
    for (const queue of app.resources.values()) {
      if (!isQueue(queue) || queue.generated) continue;
      const consumers = queueConsumers(queue, graph);
      if (consumers.length === 0) continue;
      for (const { value, when } of possible(asNumber(lookup(queue.properties, 'RedrivePolicy', 'maxReceiveCount')))) {
        if (value.value >= advisedReceives) continue;
        const count = value.value === 1 ? '1 receive' : `${value.value} receives`;
        report({
          message:
            `\`${queue.id}\` gives a message up after ${count}${whence(value)}${under(when)}: throttling of ` +
            `${listed(consumers.map(({ fn }) => `\`${fn}\``))} counts as well, so good messages end in the ` +
            `dead-letter queue without being tried. Allow at least ${advisedReceives}.`,
          span: value.span,
          resource: queue,
          related: consumers.map((trigger) => ({ span: trigger.nameSpan, message: `\`${trigger.fn}\` works on it` })),
          fixes: [
            {
              title: `Set \`maxReceiveCount\` to ${advisedReceives}`,
              grade: 'review',
              edits: () => app.author.replace(value, advisedReceives),
            },
          ],
        });
      }
    }
  },
};
