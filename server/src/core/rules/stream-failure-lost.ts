/**
 * When the retries of a stream are used up, Lambda goes on with the next batch; only an OnFailure destination of the
 * mapping tells what was skipped (Lambda API, CreateEventSourceMapping, DestinationConfig).
 */
import { eventSource } from '../catalog/event-sources';
import type { Fix, Rule } from './rule';
import { allOf } from './shared/all-of';
import { dlqName, newDeadLetterQueue } from './shared/queues';
import { isOff, mayBeUnseen, triggerWords } from './shared/triggers';

export const streamFailureLost: Rule = {
  meta: {
    id: 'stream-failure-lost',
    summary: 'Records of a stream are skipped after the last retry, and nothing keeps them',
    level: 'warning',
    category: 'failure-path',
    recommended: true,
  },
  check({ app, graph }, report) {
    if (mayBeUnseen(graph, 'failure-targets')) return;
    for (const trigger of app.triggers) {
      if (trigger.invocation !== 'stream' || isOff(trigger) || !eventSource(trigger.kind).boundedRetries) continue;
      const path = graph.failurePath(trigger);
      if (path.end !== 'lost') continue;
      const fn = app.functions.get(trigger.fn);
      if (fn === undefined) continue;
      const fix: Fix = {
        title: `Tell a new queue about batches that \`${fn.id}\` gave up`,
        grade: 'review',
        edits() {
          const queue = newDeadLetterQueue(app, { name: dlqName(fn.id), after: fn.site });
          return allOf(app.author.failureDestination(trigger.site, queue.id), app.author.addResources([queue]));
        },
      };
      report({
        message:
          `${triggerWords(trigger)} gives up a batch that \`${fn.id}\` can't handle (${path.attempts}) and goes on: ` +
          'nothing tells which records were skipped. Add an `OnFailure` destination.',
        span: trigger.nameSpan,
        fn,
        trigger,
        fixes: [fix],
      });
    }
  },
};
