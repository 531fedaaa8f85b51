/**
 * Queues: the function has no say in retries. A message that was not handled becomes visible again until the queue's
 * redrive policy or its retention ends it. Sources: Lambda developer guide, "Using Lambda with Amazon SQS"; SQS
 * developer guide, "Dead-letter queues".
 */
import type { Resource, Trigger } from '../model/app';
import { asNumber } from '../model/data';
import { known } from '../model/value';
import { duration } from './duration';
import type { FailurePath, Step } from './graph';
import { lookup } from './lookup';
import { attempt, keptAt, lost, type PathContext, plural, retentionOf, unclear } from './timeline';

const defaultVisibility = 30;
/** What SQS takes where a redrive policy does not say it (SQS API, RedrivePolicy). */
const defaultReceives = 10;

export function queuePath(trigger: Trigger, context: PathContext): FailurePath {
  const source = context.resolve(trigger.source);
  if (source.kind === 'resource' && source.resource.type === 'AWS::SQS::Queue') {
    const timeout = known(context.app.functions.get(trigger.fn)?.timeout);
    const window = known(asNumber(trigger.settings.get('MaximumBatchingWindowInSeconds')));
    return pathOfQueue(source.resource, { timeout, window }, context);
  }
  const where = trigger.kind === 'mq' ? 'what the broker does with it' : 'the redrive policy of the queue';
  return {
    end: 'unknown',
    attempts: trigger.kind === 'mq' ? 'as the broker decides' : 'as the queue decides',
    timeline: [attempt('at 0 s', 'first delivery'), unclear(`${where} is not in the files`)],
    target: null,
    horizon: undefined,
  };
}

export function pathOfQueue(
  queue: Resource,
  consumer: { readonly timeout: number | undefined; readonly window: number | undefined },
  context: PathContext,
): FailurePath {
  const again = everySeconds(queue, consumer);
  const when = again === undefined ? 'each time the visibility timeout ends' : `every ${again} s`;
  const policy = lookup(queue.properties, 'RedrivePolicy');
  const first = attempt('at 0 s', 'first receive');
  const retention = retentionOf(lookup(queue.properties, 'MessageRetentionPeriod'));

  if (policy === undefined) {
    const until = retention === null ? 'until the queue drops it' : `until it is ${duration(retention)} old`;
    const after = retention === null ? 'then' : `after ${duration(retention)}`;
    return {
      end: 'lost',
      attempts: 'until retention ends',
      timeline: [first, attempt(when, `again, ${until}`), lost(after, 'the queue drops it: no dead-letter queue')],
      target: null,
      horizon: retention ?? undefined,
    };
  }
  const target = lookup(queue.properties, 'RedrivePolicy', 'deadLetterTargetArn');
  const receivesValue = lookup(queue.properties, 'RedrivePolicy', 'maxReceiveCount');
  const receives = receivesValue === undefined ? defaultReceives : known(asNumber(receivesValue));
  const attempts = receives === undefined ? 'as often as the redrive policy says' : plural(receives, 'receive');
  const repeats: readonly Step[] =
    receives === 1 ? [] : [attempt(when, receives === undefined ? 'again' : `again, up to ${attempts}`)];
  const horizon = again === undefined || receives === undefined ? undefined : again * receives;
  if (target === undefined) {
    const step = unclear('the redrive policy names no dead-letter queue');
    return { end: 'unknown', attempts, timeline: [first, ...repeats, step], target: null, horizon };
  }
  const kept = keptAt(target, context);
  return { end: 'kept', attempts, timeline: [first, ...repeats, kept.step], target: kept.target, horizon };
}

/** Seconds between two receives of a message whose function fails. */
function everySeconds(
  queue: Resource,
  { timeout, window }: { readonly timeout: number | undefined; readonly window: number | undefined },
): number | undefined {
  const value = lookup(queue.properties, 'VisibilityTimeout');
  const visibility = value === undefined ? defaultVisibility : known(asNumber(value));
  if (visibility === undefined || window === undefined || timeout === undefined) return visibility;
  // With a batching window Lambda itself makes the message invisible for longer when the queue's time is too short.
  return window > 0 && window + timeout > visibility ? window + timeout + 30 : visibility;
}
