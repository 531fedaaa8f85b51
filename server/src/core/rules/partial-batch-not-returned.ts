/** The mapping asks for failed records, and the handler swallows errors without returning any: failed messages are deleted. */
import { eventSource } from '../catalog/event-sources';
import { itemsOf, lookup } from '../graph/lookup';
import { asString } from '../model/data';
import { known } from '../model/value';
import type { Rule } from './rule';
import { rethrowFix } from './shared/code-fixes';
import { functionsWithFacts } from './shared/repeats';
import { triggerWords } from './shared/triggers';

export const partialBatchNotReturned: Rule = {
  meta: {
    id: 'partial-batch-not-returned',
    summary: 'A handler swallows errors, and returns no failed records although the mapping asks for them',
    level: 'error',
    category: 'timing',
    recommended: true,
    readsCode: true,
  },
  check(view, report) {
    for (const { fn, facts } of functionsWithFacts(view)) {
      if (facts.returnsBatchItemFailures !== false) continue;
      for (const trigger of view.graph.triggersOf(fn.id)) {
        const asked = itemsOf(lookup(trigger.settings, 'FunctionResponseTypes')).items;
        if (
          !eventSource(trigger.kind).partialFailure ||
          !asked.some((item) => known(asString(item)) === 'ReportBatchItemFailures')
        )
          continue;
        for (const span of facts.swallowsErrors) {
          report({
            message: `The error ends here, and \`${fn.id}\` never returns \`batchItemFailures\`: ${triggerWords(trigger)} takes the failed record for done, and it is gone. Return its id, or throw the error again.`,
            span,
            fn,
            trigger,
            related: [{ span: trigger.nameSpan, message: 'asks for the failed records' }],
            fixes: [rethrowFix(view, span)],
          });
        }
      }
    }
  },
};
