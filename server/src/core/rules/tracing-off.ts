/** Without tracing nobody sees where the time of a slow or failing invocation went. */
import { lookup } from '../graph/lookup';
import { asString } from '../model/data';
import { known } from '../model/value';
import type { Rule } from './rule';

export const tracingOff: Rule = {
  meta: {
    id: 'tracing-off',
    summary: 'A function is not traced',
    level: 'info',
    category: 'observability',
    recommended: false,
  },
  check({ app }, report) {
    for (const fn of app.functions.values()) {
      const mode = lookup(fn.properties, 'TracingConfig', 'Mode');
      if (mode !== undefined && known(asString(mode)) !== 'PassThrough') continue;
      report({
        message: `\`${fn.id}\` is not traced: nobody sees what it was waiting for when it is slow or fails. Turn on active tracing.`,
        span: mode?.span ?? fn.nameSpan,
        fn,
        fixes: [
          {
            title: 'Turn on active tracing',
            grade: 'review',
            edits: () => app.author.set(fn.site, ['TracingConfig', 'Mode'], 'Active'),
          },
        ],
      });
    }
  },
};
