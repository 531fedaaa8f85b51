/** Lambda takes more than ten messages of a queue at once only when it may wait for them (Lambda API, BatchSize). */
import { lookup } from '../graph/lookup';
import { asNumber } from '../model/data';
import type { Rule } from './rule';
import { choices, together, under } from './shared/combinations';
import { homeOf, whence } from './shared/provenance';
import { pointsToFifo } from './shared/queues';

const mostWithoutWindow = 10;

export const batchWindowMissing: Rule = {
  meta: {
    id: 'batch-window-missing',
    summary: 'A batch size above 10 for a queue without a batching window',
    level: 'error',
    category: 'timing',
    recommended: true,
  },
  check({ app, graph }, report) {
    for (const trigger of app.triggers) {
      if (trigger.kind !== 'sqs' || pointsToFifo(trigger.source, graph) === true) continue;
      const sizes = choices(asNumber(lookup(trigger.settings, 'BatchSize')));
      const windows = choices(asNumber(lookup(trigger.settings, 'MaximumBatchingWindowInSeconds')));
      const wrong = together(sizes, windows).find(
        ({ value: [size, window] }) => (size?.value ?? 0) > mostWithoutWindow && (window?.value ?? 0) < 1,
      );
      const size = wrong?.value[0];
      if (wrong === undefined || size === undefined) continue;
      report({
        message: `\`BatchSize\` is ${size.value}${whence(size)}${under(wrong.when)} without a batching window: above ${mostWithoutWindow} Lambda refuses the mapping. Set \`MaximumBatchingWindowInSeconds\` to 1 or more.`,
        span: size.span,
        trigger,
        related: homeOf(size, 'the batch size'),
        fixes: [
          {
            title: 'Set `MaximumBatchingWindowInSeconds` to 1',
            grade: 'safe',
            edits: () => app.author.set(trigger.site, ['MaximumBatchingWindowInSeconds'], 1),
          },
          {
            title: `Lower \`BatchSize\` to ${mostWithoutWindow}`,
            grade: 'review',
            edits: () => app.author.replace(size, mostWithoutWindow),
          },
        ],
      });
    }
  },
};
