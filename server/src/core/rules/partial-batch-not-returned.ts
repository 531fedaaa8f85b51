/** The mapping asks for failed records, and the handler swallows errors without returning any: failed messages are deleted. */
import { eventSource } from '../catalog/event-sources';
import { itemsOf, lookup } from '../graph/lookup';
import type { HandlerFacts } from '../handlers/handler-facts';
import type { LambdaFunction, Trigger } from '../model/app';
import { asString } from '../model/data';
import { known } from '../model/value';
import type { Span } from '../text/span';
import type { AppView, Fix, Rule } from './rule';
import { rethrowFix } from './shared/code-fixes';
import { isFifo, isQueue } from './shared/queues';
import { functionsWithFacts } from './shared/repeats';
import { sharesHandler } from './shared/shared-code';
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
            fixes: [...returnFixes(view, fn, facts, trigger, span), rethrowFix(view, span)],
          });
        }
      }
    }
  },
};

/** In queues without order each message stands for itself; a FIFO queue or stream must stop at the first that fails. */
function returnFixes(
  view: AppView,
  fn: LambdaFunction,
  { location }: HandlerFacts,
  trigger: Trigger,
  caught: Span,
): readonly Fix[] {
  const source = view.graph.resolve(trigger.source);
  const isPlainQueue = source.kind === 'resource' && isQueue(source.resource) && isFifo(source.resource) === false;
  const { span } = location;
  if (!isPlainQueue || span === null || view.graph.triggersOf(fn.id).length > 1 || sharesHandler(view, fn)) return [];
  return [
    {
      title: 'Return the messages that failed',
      grade: 'review',
      edits: () => view.code?.returnFailed(caught, span),
    },
  ];
}
