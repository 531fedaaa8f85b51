/**
 * A message that its function can not handle comes back until the queue drops it. Only a redrive policy takes it aside
 * (SQS developer guide, "Dead-letter queues"); dead-letter settings of the function do not count for queues.
 */

import { duration } from '../graph/duration';
import type { Graph } from '../graph/graph';
import { lookup } from '../graph/lookup';
import { retentionOf } from '../graph/timeline';
import type { Resource } from '../model/app';
import type { Fix, Rule } from './rule';
import { allOf } from './shared/all-of';
import {
  dlqName,
  idleDeadLetterQueues,
  isDeadLetterQueue,
  isFifo,
  isQueue,
  longestRetention,
  newDeadLetterQueue,
  redrivePolicy,
} from './shared/queues';
import { listed, mayBeUnseen, queueConsumers } from './shared/triggers';

export const queueWithoutDlq: Rule = {
  meta: {
    id: 'queue-without-dlq',
    summary: 'A queue that a function works on has no dead-letter queue',
    level: 'warning',
    category: 'failure-path',
    recommended: true,
  },
  check({ app, graph }, report) {
    if (mayBeUnseen(graph, 'queues')) return;
    for (const queue of app.resources.values()) {
      if (!isQueue(queue) || queue.generated || lookup(queue.properties, 'RedrivePolicy') !== undefined) continue;
      const consumers = queueConsumers(queue, graph);
      const [first] = consumers;
      if (first === undefined || isDeadLetterQueue(queue, graph)) continue;
      const retention = retentionOf(lookup(queue.properties, 'MessageRetentionPeriod'));
      const end = retention === null ? 'it expires' : `it is deleted after ${duration(retention)}`;
      const names = listed(consumers.map(({ fn }) => `\`${fn}\``));
      report({
        message:
          `\`${queue.id}\` has no dead-letter queue: a message that ${names} can't handle is tried again and again, ` +
          `until ${end}. Add a \`RedrivePolicy\`.`,
        span: queue.nameSpan,
        resource: queue,
        trigger: first,
        related: consumers.map((trigger) => ({ span: trigger.nameSpan, message: `\`${trigger.fn}\` works on it` })),
        fixes: fixesFor(queue, graph),
      });
    }
  },
};

function fixesFor(queue: Resource, graph: Graph): readonly Fix[] {
  const { app } = graph;
  const fifo = isFifo(queue);
  if (fifo === undefined) return [];
  const idle = idleDeadLetterQueues(graph, fifo).map(
    (dlq): Fix => ({
      title: `Use \`${dlq.id}\` as dead-letter queue of \`${queue.id}\``,
      grade: 'review',
      edits() {
        const wired = app.author.set(queue.site, ['RedrivePolicy'], redrivePolicy(dlq.id));
        if (keptSeconds(dlq) > keptSeconds(queue)) return wired;
        return allOf(wired, app.author.set(dlq.site, ['MessageRetentionPeriod'], longestRetention));
      },
    }),
  );
  return [
    ...idle,
    {
      title: `Give \`${queue.id}\` a dead-letter queue`,
      grade: 'review',
      edits() {
        const dlq = newDeadLetterQueue(app, { name: dlqName(queue.id), fifo, after: queue.site });
        return allOf(
          app.author.set(queue.site, ['RedrivePolicy'], redrivePolicy(dlq.id)),
          app.author.addResources([dlq]),
        );
      },
    },
  ];
}

const keptSeconds = (queue: Resource): number =>
  retentionOf(lookup(queue.properties, 'MessageRetentionPeriod')) ?? longestRetention;
