/** Lambda freezes a function when its handler returns: work that still runs is cut off, or goes on in the next invocation. */
import { eventSource } from '../catalog/event-sources';
import type { LambdaFunction } from '../model/app';
import type { AppView, Fix, Rule } from './rule';
import { isFifo, isQueue } from './shared/queues';
import { functionsWithFacts } from './shared/repeats';

export const workNotAwaited: Rule = {
  meta: {
    id: 'work-not-awaited',
    summary: 'Work is left running when the handler returns',
    level: 'warning',
    category: 'idempotency',
    recommended: true,
    readsCode: true,
  },
  check(view, report) {
    for (const { fn, facts } of functionsWithFacts(view)) {
      for (const span of facts.notAwaited) {
        const together: Fix = { title: 'Wait for it', grade: 'review', edits: () => view.code?.awaitWork(span) };
        const inOrder: Fix = {
          title: 'Do one after the other in a loop, and wait for each',
          grade: 'review',
          edits: () => view.code?.awaitInOrder(span),
        };
        report({
          message: `\`${fn.id}\` does not wait for this: when the handler returns, Lambda freezes it, and the work is lost or done at some later time. Await it before returning.`,
          span,
          fn,
          related: [{ span: fn.nameSpan, message: `the handler of \`${fn.id}\`` }],
          fixes: isOrdered(fn, view) ? [inOrder, together] : [together, inOrder],
        });
      }
    }
  },
};

/** Streams and FIFO queues hand over records in an order that all at once would lose. */
const isOrdered = (fn: LambdaFunction, { graph }: AppView): boolean =>
  graph.triggersOf(fn.id).some(({ kind, source }) => {
    const from = graph.resolve(source);
    return (
      eventSource(kind).ordered ||
      (from.kind === 'resource' && isQueue(from.resource) && isFifo(from.resource) === true)
    );
  });
