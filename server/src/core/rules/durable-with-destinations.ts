/** Durable functions know no destinations, only a dead-letter queue (Lambda developer guide, "Invoking durable functions"). */
import { lookup } from '../graph/lookup';
import type { Rule } from './rule';

export const durableWithDestinations: Rule = {
  meta: {
    id: 'durable-with-destinations',
    summary: 'A durable function has destinations, which it does not support',
    level: 'error',
    category: 'workflow',
    recommended: true,
  },
  check({ app }, report) {
    for (const fn of app.functions.values()) {
      const durable = lookup(fn.properties, 'DurableConfig');
      if (durable?.kind !== 'located') continue;
      for (const config of fn.invokeConfigs) {
        const destinations = lookup(config.properties, 'DestinationConfig');
        if (destinations?.kind !== 'located') continue;
        report({
          message: `\`${fn.id}\` is a durable function and has destinations: Lambda does not support them there, and failed events are lost. Use a dead-letter queue.`,
          span: config.properties.keySpan('DestinationConfig') ?? destinations.span,
          fn,
          related: [{ span: fn.properties.keySpan('DurableConfig') ?? durable.span, message: 'what makes it durable' }],
          fixes: [
            {
              title: 'Remove the destinations',
              grade: 'review',
              edits: () => app.author.remove(config.site, ['DestinationConfig']),
            },
          ],
        });
      }
    }
  },
};
