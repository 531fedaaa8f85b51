/**
 * Lambda tries an asynchronous event three times and then drops it, unless a destination or a dead-letter queue keeps it
 * (Lambda developer guide, "Retaining records of asynchronous invocations").
 */
import { eventSource } from '../catalog/event-sources';
import type { App, LambdaFunction, Trigger } from '../model/app';
import type { Fix, Rule } from './rule';
import { allOf } from './shared/all-of';
import { comesAgainSoon } from './shared/comes-again-soon';
import { dlqName, newDeadLetterQueue } from './shared/queues';
import { isOff, listed, triggerWords } from './shared/triggers';

export const asyncFailureLost: Rule = {
  meta: {
    id: 'async-failure-lost',
    summary: 'An event that a function can not handle is dropped after the last attempt',
    level: 'warning',
    category: 'failure-path',
    recommended: true,
  },
  check({ app, graph }, report) {
    for (const fn of app.functions.values()) {
      const losing = graph
        .triggersOf(fn.id)
        .filter(
          (trigger) =>
            trigger.invocation === 'async' &&
            !trigger.generated &&
            !isOff(trigger) &&
            eventSource(trigger.kind).reportsBack !== true &&
            graph.failurePath(trigger).end === 'lost',
        );
      const [first] = losing;
      if (first === undefined) continue;
      const path = graph.failurePath(first);
      const elsewhere = fn.failureTargets.find(({ kind }) => kind === 'on-failure');
      const cause = elsewhere
        ? `its failure destination holds for \`${elsewhere.qualifier}\`, but \`${first.qualifier}\` is invoked`
        : 'nothing keeps it';
      report({
        message:
          `\`${fn.id}\` is invoked asynchronously by ${listed(losing.map(triggerWords))}: an event that fails ` +
          `(${path.attempts}) is dropped, ${cause}. Add a failure destination or a dead-letter queue.`,
        span: fn.nameSpan,
        ...(losing.every(comesAgainSoon) ? { level: 'info' } : {}),
        fn,
        related: losing.map((trigger) => ({ span: trigger.nameSpan, message: `${triggerWords(trigger)} invokes it` })),
        fixes: fixesFor(app, fn, losing),
      });
    }
  },
};

function fixesFor(app: App, fn: LambdaFunction, losing: readonly Trigger[]): readonly Fix[] {
  const { author } = app;
  const queue = () => newDeadLetterQueue(app, { name: dlqName(fn.id), after: fn.site });
  // A destination holds for one version or alias only, and Lambda refuses destinations on durable functions.
  const isDlqOnly =
    new Set(losing.map(({ qualifier }) => qualifier)).size > 1 || fn.properties.get('DurableConfig') !== undefined;
  const destinations: readonly Fix[] = [
    {
      title: `Send failed events of \`${fn.id}\` to a queue that the framework makes`,
      grade: 'review',
      edits: () => author.failureDestination(fn.site, null),
    },
    {
      title: `Send failed events of \`${fn.id}\` to a new queue`,
      grade: 'review',
      edits() {
        const made = queue();
        return allOf(author.failureDestination(fn.site, made.id), author.addResources([made]));
      },
    },
  ];
  const dlq: Fix = {
    title: `Give \`${fn.id}\` a dead-letter queue`,
    grade: 'review',
    edits() {
      const made = queue();
      return author.deadLetterQueue(fn.site, made.id, made);
    },
  };
  return isDlqOnly ? [dlq] : [...destinations, dlq];
}
