/** A FIFO queue hands out ten messages at most, and at once (Lambda developer guide, SQS event source parameters). */
import { lookup } from '../graph/lookup';
import type { Trigger } from '../model/app';
import { asNumber } from '../model/data';
import { possible } from '../model/value';
import type { AppView, Report, Rule } from './rule';
import { under } from './shared/combinations';
import { homeOf, whence } from './shared/provenance';
import { pointsToFifo } from './shared/queues';

const mostOfFifo = 10;

export const fifoBatchLimits: Rule = {
  meta: {
    id: 'fifo-batch-limits',
    summary: 'A batch size above 10 or a batching window for a FIFO queue',
    level: 'error',
    category: 'timing',
    recommended: true,
  },
  check(view, report) {
    for (const trigger of view.app.triggers) {
      if (trigger.kind !== 'sqs' || pointsToFifo(trigger.source, view.graph) !== true) continue;
      checkSize(trigger, view, report);
      checkWindow(trigger, view, report);
    }
  },
};

function checkSize(trigger: Trigger, { app }: AppView, report: Report): void {
  const wrong = possible(asNumber(lookup(trigger.settings, 'BatchSize'))).find(({ value }) => value.value > mostOfFifo);
  if (wrong === undefined) return;
  const { value, when } = wrong;
  report({
    message: `\`BatchSize\` is ${value.value}${whence(value)}${under(when)} for a FIFO queue: above ${mostOfFifo} Lambda refuses the mapping. Set it to ${mostOfFifo} or less.`,
    span: value.span,
    trigger,
    related: homeOf(value, 'the batch size'),
    fixes: [
      {
        title: `Set \`BatchSize\` to ${mostOfFifo}`,
        grade: 'safe',
        edits: () => app.author.replace(value, mostOfFifo),
      },
    ],
  });
}

function checkWindow(trigger: Trigger, { app }: AppView, report: Report): void {
  const setting = lookup(trigger.settings, 'MaximumBatchingWindowInSeconds');
  const wrong = possible(asNumber(setting)).find(({ value }) => value.value > 0);
  if (wrong === undefined) return;
  const { value, when } = wrong;
  report({
    message: `\`MaximumBatchingWindowInSeconds\` is ${value.value}${whence(value)}${under(when)} for a FIFO queue: Lambda refuses the mapping. Remove it.`,
    span: value.span,
    trigger,
    related: homeOf(value, 'the window'),
    fixes: [
      {
        title: 'Remove `MaximumBatchingWindowInSeconds`',
        grade: 'safe',
        edits: () => app.author.remove(trigger.site, ['MaximumBatchingWindowInSeconds']),
      },
    ],
  });
}
