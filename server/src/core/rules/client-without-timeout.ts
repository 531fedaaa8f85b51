/** An HTTP client without a timeout waits as long as the other side likes: the function's own timeout ends it, and nobody knows why. */
import { known } from '../model/value';
import type { Rule } from './rule';
import { functionsWithFacts } from './shared/repeats';

/** Seconds a service may take that a function waits for; less where the function has less. */
const usual = 5;

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
      const seconds = Math.min(usual, (known(fn.timeout) ?? 0) - 1);
      for (const span of facts.withoutTimeout) {
        report({
          message: `This call has no timeout: when the other side hangs, \`${fn.id}\` hangs with it until its own timeout, and what it was waiting for is told nowhere. Give the call a timeout below the function's.`,
          span,
          fn,
          related: [{ span: fn.timeout.span, message: 'the timeout of the function' }],
          fixes:
            seconds < 1
              ? []
              : [
                  {
                    title: `Give it a timeout of ${seconds} s`,
                    grade: 'review',
                    edits: () => view.code?.limitTime(span, seconds),
                  },
                ],
        });
      }
      const limit = known(fn.timeout);
      for (const { span, seconds: waits } of facts.timeouts) {
        if (limit === undefined || waits < limit) continue;
        report({
          message: `This call may wait ${waits} s, but \`${fn.id}\` is stopped after ${limit} s: its own timeout is never reached, and what the function was waiting for is told nowhere. Give the call a timeout below the function's.`,
          span,
          fn,
          related: [{ span: fn.timeout.span, message: 'the timeout of the function' }],
        });
      }
    }
  },
};
