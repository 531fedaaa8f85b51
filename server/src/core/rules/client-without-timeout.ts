/** An HTTP client without a timeout waits as long as the other side likes: the function's own timeout ends it, and nobody knows why. */
import type { Rule } from './rule';
import { functionsWithFacts } from './shared/repeats';

export const clientWithoutTimeout: Rule = {
  meta: {
    id: 'client-without-timeout',
    summary: 'An HTTP call waits without a timeout',
    level: 'info',
    category: 'idempotency',
    recommended: true,
    readsCode: true,
  },
  check(view, report) {
    for (const { fn, facts } of functionsWithFacts(view)) {
      for (const span of facts.withoutTimeout) {
        report({
          message: `This call has no timeout: when the other side hangs, \`${fn.id}\` hangs with it until its own timeout, and what it was waiting for is told nowhere. Give the call a timeout below the function's.`,
          span,
          fn,
          related: [{ span: fn.timeout.span, message: 'the timeout of the function' }],
        });
      }
    }
  },
};
