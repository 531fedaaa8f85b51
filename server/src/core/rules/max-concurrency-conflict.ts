/** A queue's mapping scales by pollers or up to a maximum, not both (Lambda API, ProvisionedPollerConfig). */
import { lookup } from '../graph/lookup';
import { asNumber } from '../model/data';
import { known } from '../model/value';
import type { Rule } from './rule';

export const maxConcurrencyConflict: Rule = {
  meta: {
    id: 'max-concurrency-conflict',
    summary: 'Maximum concurrency and provisioned pollers are set on the same mapping',
    level: 'error',
    category: 'timing',
    recommended: true,
  },
  check({ app }, report) {
    for (const trigger of app.triggers) {
      if (trigger.kind !== 'sqs') continue;
      const maximum = lookup(trigger.settings, 'ScalingConfig', 'MaximumConcurrency');
      const pollers = lookup(trigger.settings, 'ProvisionedPollerConfig');
      // Under a condition each may be there when the other is not.
      if (known(asNumber(maximum)) === undefined || pollers?.kind !== 'located') continue;
      const remove = (key: string) => ({
        title: `Remove \`${key}\``,
        grade: 'review' as const,
        edits: () => app.author.remove(trigger.site, [key]),
      });
      report({
        message:
          '`MaximumConcurrency` and `ProvisionedPollerConfig` exclude each other: Lambda refuses the mapping. Keep one of them.',
        span: trigger.settings.keySpan('ProvisionedPollerConfig') ?? pollers.span,
        trigger,
        related: maximum ? [{ span: maximum.span, message: 'the maximum concurrency' }] : [],
        fixes: [remove('ProvisionedPollerConfig'), remove('ScalingConfig')],
      });
    }
  },
};
