/** The handler returns the failed records, and nobody listens: without the flag every return is success, and failed messages are deleted. */
import { eventSource } from '../catalog/event-sources';
import { lookup } from '../graph/lookup';
import type { Rule } from './rule';
import { functionsWithFacts } from './shared/repeats';
import { triggerWords } from './shared/triggers';

export const partialBatchNotEnabled: Rule = {
  meta: {
    id: 'partial-batch-not-enabled',
    summary: 'A handler returns failed records, but the mapping does not ask for them',
    level: 'error',
    category: 'timing',
    recommended: true,
    readsCode: true,
  },
  check(view, report) {
    const { app, graph } = view;
    for (const { fn, facts } of functionsWithFacts(view)) {
      if (facts.returnsBatchItemFailures !== true) continue;
      for (const trigger of graph.triggersOf(fn.id)) {
        if (
          !eventSource(trigger.kind).partialFailure ||
          lookup(trigger.settings, 'FunctionResponseTypes') !== undefined
        )
          continue;
        report({
          message: `\`${fn.id}\` returns \`batchItemFailures\`, but ${triggerWords(trigger)} does not ask for them: the whole batch counts as done, and the failed records are gone. Set \`ReportBatchItemFailures\`.`,
          span: trigger.nameSpan,
          fn,
          trigger,
          related: facts.location.span ? [{ span: facts.location.span, message: 'the handler that returns them' }] : [],
          fixes: [
            {
              title: 'Set `ReportBatchItemFailures`',
              grade: 'safe',
              edits: () => app.author.set(trigger.site, ['FunctionResponseTypes'], ['ReportBatchItemFailures']),
            },
          ],
        });
      }
    }
  },
};
