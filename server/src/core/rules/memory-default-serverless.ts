/** The framework's default of 1024 MB is eight times that of the service, and paid for by the millisecond. */
import type { Rule } from './rule';

const frameworkDefault = 1024;

export const memoryDefaultServerless: Rule = {
  meta: {
    id: 'memory-default-serverless',
    summary: 'A function has 1024 MB only because the framework says so',
    level: 'info',
    category: 'cost',
    recommended: false,
  },
  check({ app }, report) {
    for (const fn of app.functions.values()) {
      const { memory } = fn;
      if (memory.kind !== 'located' || memory.origin !== 'default' || memory.value !== frameworkDefault) continue;
      report({
        message: `\`${fn.id}\` has ${frameworkDefault} MB because nobody said otherwise, and every millisecond is paid by the size. Measure, and set what it needs.`,
        span: fn.nameSpan,
        fn,
      });
    }
  },
};
