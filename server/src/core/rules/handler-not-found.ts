/** The template names a handler that the code does not have: every invocation fails. */
import type { Rule } from './rule';
import { homeOf } from './shared/provenance';
import { functionsWithFacts } from './shared/repeats';

export const handlerNotFound: Rule = {
  meta: {
    id: 'handler-not-found',
    summary: 'The handler does not exist where the template says',
    level: 'error',
    category: 'idempotency',
    recommended: true,
    readsCode: true,
  },
  check(view, report) {
    const { app } = view;
    for (const { fn, facts } of functionsWithFacts(view)) {
      const { status, candidates, expression, reason } = facts.location;
      const handler = fn.code.handler;
      // Where the code has no handlers at all, it is somewhere else or not built yet.
      if (status !== 'missing' || candidates.length === 0 || handler?.kind !== 'located') continue;
      report({
        message: `There is no handler \`${expression}\` for \`${fn.id}\`${reason === null ? '' : ` (${reason})`}: every invocation fails. Name one that exists.`,
        span: handler.span,
        fn,
        related: homeOf(handler, 'the handler'),
        // The candidates are names in the same file: what stands before the last `.` or `::` is kept.
        fixes: candidates
          .slice(0, 3)
          .map((candidate) => handler.value.replace(/[^.:]+$/, candidate))
          .map((written) => ({
            title: `Use \`${written}\``,
            grade: 'review',
            edits: () => app.author.replace(handler, written),
          })),
      });
    }
  },
};
