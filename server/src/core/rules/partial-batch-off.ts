/** Without ReportBatchItemFailures one failed record repeats all the records of its batch. */
import { eventSource } from '../catalog/event-sources';
import { lookup } from '../graph/lookup';
import type { Trigger } from '../model/app';
import { asNumber } from '../model/data';
import { known } from '../model/value';
import type { AppView, Fix, Rule } from './rule';
import { allOf } from './shared/all-of';
import { isFifo, isQueue } from './shared/queues';
import { sharesHandler } from './shared/shared-code';

export const partialBatchOff: Rule = {
  meta: {
    id: 'partial-batch-off',
    summary: 'A batch is repeated as a whole when one of its records fails',
    level: 'info',
    category: 'timing',
    recommended: true,
  },
  check(view, report) {
    const { app, handlers } = view;
    for (const trigger of app.triggers) {
      const source = eventSource(trigger.kind);
      if (!source.partialFailure || trigger.generated || known(trigger.enabled) === false) continue;
      const size = known(asNumber(lookup(trigger.settings, 'BatchSize')));
      if (size === undefined || size < 2 || lookup(trigger.settings, 'FunctionResponseTypes') !== undefined) continue;
      // A handler that returns failed records already has a rule of its own, and a worse problem.
      if (handlers?.get(trigger.fn)?.returnsBatchItemFailures === true) continue;
      const fn = app.functions.get(trigger.fn);
      if (fn === undefined) continue;
      report({
        message: `\`${fn.id}\` gets records from ${source.label} in batches, and when one fails, the whole batch is repeated. Set \`ReportBatchItemFailures\` and return the failed ones.`,
        span: trigger.nameSpan,
        fn,
        trigger,
        fixes: [...withCode(trigger, view), ...flagOnly(trigger, view)],
      });
    }
  },
};

/** Where errors end in the handler, the flag alone changes nothing: no failed record is returned. */
function flagOnly({ fn, site }: Trigger, { app, handlers }: AppView): readonly Fix[] {
  const facts = handlers?.get(fn);
  if (facts?.returnsBatchItemFailures === false && facts.swallowsErrors.length > 0) return [];
  return [
    {
      title: 'Set `ReportBatchItemFailures` (the handler then returns the failed records)',
      grade: 'review',
      edits: () => app.author.set(site, ['FunctionResponseTypes'], ['ReportBatchItemFailures']),
    },
  ];
}

/** In queues without order each message stands for itself; a FIFO queue or stream must stop at the first that fails. */
function withCode(trigger: Trigger, view: AppView): readonly Fix[] {
  const { app, graph, handlers, code } = view;
  const fn = app.functions.get(trigger.fn);
  const source = graph.resolve(trigger.source);
  const name = handlers?.get(trigger.fn)?.location.span;
  const isOnly = graph.triggersOf(trigger.fn).length === 1;
  if (source.kind !== 'resource' || !isQueue(source.resource) || isFifo(source.resource) !== false) return [];
  if (name == null || code === undefined || !isOnly || fn === undefined || sharesHandler(view, fn)) return [];
  return [
    {
      title: 'Set `ReportBatchItemFailures`, and return the messages that failed from the handler',
      grade: 'review',
      edits: () =>
        allOf(
          code.reportFailures(name),
          app.author.set(trigger.site, ['FunctionResponseTypes'], ['ReportBatchItemFailures']),
        ),
    },
  ];
}
