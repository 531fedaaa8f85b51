/** Logs as text can be read; logs as JSON can be asked. */
import { lookup } from '../graph/lookup';
import { asString } from '../model/data';
import { known } from '../model/value';
import type { Rule } from './rule';

export const logFormatText: Rule = {
  meta: {
    id: 'log-format-text',
    summary: 'A function logs plain text instead of JSON',
    level: 'info',
    category: 'observability',
    recommended: false,
  },
  check({ app }, report) {
    for (const fn of app.functions.values()) {
      const format = lookup(fn.properties, 'LoggingConfig', 'LogFormat');
      if (format !== undefined && known(asString(format)) !== 'Text') continue;
      report({
        message: `\`${fn.id}\` logs plain text: log levels can not be set from outside, and queries have to take lines apart. Set the log format to \`JSON\`.`,
        span: format?.span ?? fn.nameSpan,
        fn,
        fixes: [
          {
            title: 'Log as JSON',
            grade: 'review',
            edits: () => app.author.set(fn.site, ['LoggingConfig', 'LogFormat'], 'JSON'),
          },
        ],
      });
    }
  },
};
