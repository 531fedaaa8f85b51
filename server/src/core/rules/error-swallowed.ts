/** A handler that catches an error and goes on tells Lambda that all is well: there is no retry, and nothing is kept. */
import { eventSource } from '../catalog/event-sources';
import type { Rule } from './rule';
import { rethrowFix } from './shared/code-fixes';
import { functionsWithFacts } from './shared/repeats';
import { listed, triggerWords } from './shared/triggers';

export const errorSwallowed: Rule = {
  meta: {
    id: 'error-swallowed',
    summary: 'A handler catches an error without telling, so the event is taken for done',
    level: 'warning',
    category: 'idempotency',
    recommended: true,
    readsCode: true,
  },
  check(view, report) {
    for (const { fn, facts } of functionsWithFacts(view)) {
      const triggers = view.graph
        .triggersOf(fn.id)
        .filter(({ kind, invocation }) => invocation !== 'sync' && eventSource(kind).invocation !== 'sync');
      const [trigger] = triggers;
      if (trigger === undefined) continue;
      // With partial batches on, `partial-batch-not-returned` tells it, and more exactly.
      if (
        facts.returnsBatchItemFailures === false &&
        triggers.every(({ settings }) => settings.get('FunctionResponseTypes') !== undefined)
      )
        continue;
      for (const span of facts.swallowsErrors) {
        report({
          message: `The error ends here, so \`${fn.id}\` reports success to ${listed(triggers.map(triggerWords))}: there is no retry, and the failed event is kept nowhere. Throw it again, or report the failed record.`,
          span,
          fn,
          trigger,
          related: [{ span: trigger.nameSpan, message: 'what would deliver it again' }],
          fixes: [rethrowFix(view, span)],
        });
      }
    }
  },
};
