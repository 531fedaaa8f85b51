/** No concurrency means no invocation: synchronous callers are throttled, async events go to the dead-letter queue or are lost. */
import { lookup } from '../graph/lookup';
import { asNumber } from '../model/data';
import { possible } from '../model/value';
import type { Rule } from './rule';
import { under } from './shared/combinations';
import { homeOf, whence } from './shared/provenance';

export const functionDisabled: Rule = {
  meta: {
    id: 'function-disabled',
    summary: 'A reserved concurrency of 0 turns the function off',
    level: 'warning',
    category: 'timing',
    recommended: true,
  },
  check({ app }, report) {
    for (const fn of app.functions.values()) {
      const options = possible(asNumber(lookup(fn.properties, 'ReservedConcurrentExecutions')));
      const off = options.find(({ value }) => value.value === 0);
      // Off in one stage and on in another is a decision somebody made.
      if (off === undefined || options.length > 1) continue;
      const { value, when } = off;
      report({
        message: `\`${fn.id}\` has a reserved concurrency of 0${whence(value)}${under(when)}: every invocation is throttled, and nothing runs. Raise or remove it, unless the function is meant to be off.`,
        span: value.span,
        fn,
        related: homeOf(value, 'the concurrency'),
        fixes:
          value.origin === 'literal'
            ? [
                {
                  title: 'Remove the reserved concurrency',
                  grade: 'review',
                  edits: () => app.author.remove(fn.site, ['ReservedConcurrentExecutions']),
                },
              ]
            : [],
      });
    }
  },
};
