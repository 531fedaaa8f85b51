/** A function URL without authorisation is open to the whole internet (Lambda developer guide, "Security and auth model"). */
import { lookup } from '../graph/lookup';
import { asString } from '../model/data';
import { possible } from '../model/value';
import type { Rule } from './rule';
import { under } from './shared/combinations';
import { homeOf } from './shared/provenance';

export const functionUrlPublic: Rule = {
  meta: {
    id: 'function-url-public',
    summary: 'A function URL is open to everybody',
    level: 'warning',
    category: 'security',
    recommended: true,
  },
  check({ app }, report) {
    for (const trigger of app.triggers) {
      const fn = app.functions.get(trigger.fn);
      if (trigger.kind !== 'function-url' || fn === undefined) continue;
      const open = possible(asString(lookup(trigger.settings, 'AuthType'))).find(({ value }) => value.value === 'NONE');
      if (open === undefined) continue;
      const { value, when } = open;
      const byDefault = value.origin === 'default';
      report({
        message: `The URL of \`${fn.id}\` needs no authorisation${byDefault ? ' (the default)' : ''}${under(when)}: everybody who finds it can invoke the function, and you pay. Use \`AWS_IAM\`, unless the function checks its callers itself.`,
        span: value.span,
        fn,
        trigger,
        related: homeOf(value, 'the authorisation'),
        fixes: byDefault
          ? []
          : [{ title: 'Use `AWS_IAM`', grade: 'review', edits: () => app.author.replace(value, 'AWS_IAM') }],
      });
    }
  },
};
