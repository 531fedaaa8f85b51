/** A few seconds are little for a function that calls others: a slow answer or a cold start is enough to cut it off. */
import { eventSource } from '../catalog/event-sources';
import { lookup } from '../graph/lookup';
import type { LambdaFunction } from '../model/app';
import { asNumber } from '../model/data';
import { known } from '../model/value';
import type { AppView, Rule } from './rule';
import { callNames } from './shared/lost-calls';
import { functionsWithFacts } from './shared/repeats';

const wished = 30;

export const timeoutLeftAtDefault: Rule = {
  meta: {
    id: 'timeout-left-at-default',
    summary: 'A function that calls others runs with the default timeout of a few seconds',
    level: 'warning',
    category: 'timing',
    recommended: true,
    readsCode: true,
  },
  check(view, report) {
    for (const { fn, facts } of functionsWithFacts(view)) {
      const { timeout } = fn;
      const calls = facts.outbound.filter(({ name }) => name !== null);
      if (timeout.kind !== 'located' || timeout.origin !== 'default' || calls.length === 0) continue;
      const better = roomFor(fn, view);
      report({
        message: `\`${fn.id}\` calls ${callNames(calls)} and has the default timeout of ${timeout.value} s: one slow answer after a cold start cuts it off half-way. Set a timeout that fits.`,
        span: fn.nameSpan,
        fn,
        related: calls.slice(0, 3).map((call) => ({ span: call.span, message: `\`${call.name}\` is called here` })),
        fixes:
          better <= timeout.value
            ? []
            : [
                {
                  title: `Set the timeout to ${better} s`,
                  grade: 'review',
                  edits: () => view.app.author.set(fn.site, ['Timeout'], better),
                },
              ],
      });
    }
  },
};

/** As much as its callers wait and the visibility of its queues leaves room for. */
function roomFor(fn: LambdaFunction, { graph }: AppView): number {
  const limits = graph.triggersOf(fn.id).map((trigger) => {
    if (trigger.kind !== 'sqs') return eventSource(trigger.kind).callerTimeout ?? wished;
    const queue = graph.resolve(trigger.source);
    if (queue.kind !== 'resource') return wished;
    const visibility = known(asNumber(lookup(queue.resource.properties, 'VisibilityTimeout'))) ?? 30;
    const window = known(asNumber(lookup(trigger.settings, 'MaximumBatchingWindowInSeconds'))) ?? 0;
    return Math.floor((visibility - window) / 6);
  });
  return Math.min(wished, ...limits);
}
