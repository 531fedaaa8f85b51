/** Lambda freezes a function when its handler returns: work that still runs is cut off, or goes on in the next invocation. */
import type { Rule } from './rule';
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
        report({
          message: `\`${fn.id}\` does not wait for this: when the handler returns, Lambda freezes it, and the work is lost or done at some later time. Await it before returning.`,
          span,
          fn,
          related: [{ span: fn.nameSpan, message: `the handler of \`${fn.id}\`` }],
          fixes: [{ title: 'Wait for it', grade: 'review', edits: () => view.code?.awaitWork(span) }],
        });
      }
    }
  },
};
