/**
 * Pollers of a queue that ask for more than the function may run are throttled, and each throttled try counts as a
 * receive: good messages end in the dead-letter queue (Lambda developer guide, SQS scaling).
 */
import { lookup } from '../graph/lookup';
import type { LambdaFunction, Trigger } from '../model/app';
import { asNumber } from '../model/data';
import { known, type Located } from '../model/value';
import type { AppView, Report, Rule } from './rule';
import { homeOf, whence } from './shared/provenance';
import { pointsToFifo } from './shared/queues';

/** Lambda starts with five batches at a time. */
const startingBatches = 5;
const leastMaximum = 2;

export const reservedConcurrencyStarvesQueue: Rule = {
  meta: {
    id: 'reserved-concurrency-starves-queue',
    summary: 'A queue is polled faster than the reserved concurrency of its function allows',
    level: 'warning',
    category: 'timing',
    recommended: true,
  },
  check(view, report) {
    for (const fn of view.app.functions.values()) {
      const reserved = asNumber(lookup(fn.properties, 'ReservedConcurrentExecutions'));
      // 0 turns the function off, which is told elsewhere.
      if (reserved?.kind !== 'located' || reserved.value < 1) continue;
      const queues = view.graph
        .triggersOf(fn.id)
        .filter((trigger) => trigger.kind === 'sqs' && known(trigger.enabled) !== false)
        .filter((trigger) => lookup(trigger.settings, 'ProvisionedPollerConfig') === undefined);
      checkSum(fn, reserved, queues, report);
      for (const trigger of queues) checkOpen(fn, reserved, trigger, view, report);
    }
  },
};

const maximumOf = (trigger: Trigger) => lookup(trigger.settings, 'ScalingConfig', 'MaximumConcurrency');

function checkSum(fn: LambdaFunction, reserved: Located<number>, queues: readonly Trigger[], report: Report): void {
  const maxima = queues.flatMap((trigger) => {
    const value = asNumber(maximumOf(trigger));
    return value?.kind === 'located' ? [value] : [];
  });
  const sum = maxima.reduce((total, { value }) => total + value, 0);
  if (sum <= reserved.value) return;
  report({
    message: `The queues of \`${fn.id}\` may start ${sum} invocations at a time, but ${reserved.value} are reserved${whence(reserved)}: the rest is throttled, and each try counts as a receive. Reserve ${sum}, or lower \`MaximumConcurrency\`.`,
    span: reserved.span,
    fn,
    related: [
      ...maxima.map(({ span, value }) => ({ span, message: `up to ${value} at a time` })),
      ...homeOf(reserved, 'the concurrency'),
    ],
  });
}

function checkOpen(
  fn: LambdaFunction,
  reserved: Located<number>,
  trigger: Trigger,
  { app, graph }: AppView,
  report: Report,
): void {
  if (maximumOf(trigger) !== undefined || reserved.value >= startingBatches) return;
  // A FIFO queue runs one batch a message group: how many that are, nobody can tell.
  if (pointsToFifo(trigger.source, graph) !== false) return;
  const maximum = Math.max(reserved.value, leastMaximum);
  const advice =
    reserved.value < leastMaximum
      ? `Reserve at least ${leastMaximum}, which is the least \`MaximumConcurrency\` there is, and set that.`
      : 'Set `MaximumConcurrency`.';
  report({
    message: `Lambda polls this queue with ${startingBatches} batches at a time to begin with, but \`${fn.id}\` may run ${reserved.value} at a time${whence(reserved)}: throttled tries count as receives. ${advice}`,
    span: trigger.nameSpan,
    fn,
    trigger,
    related: [{ span: reserved.span, message: `${reserved.value} reserved` }, ...homeOf(reserved, 'the concurrency')],
    fixes:
      reserved.value < leastMaximum
        ? []
        : [
            {
              title: `Set \`MaximumConcurrency\` to ${maximum}`,
              grade: 'safe',
              edits: () => app.author.set(trigger.site, ['ScalingConfig', 'MaximumConcurrency'], maximum),
            },
          ],
  });
}
