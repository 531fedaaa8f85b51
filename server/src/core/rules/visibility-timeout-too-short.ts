/**
 * A queue must hide a message for as long as its function may work on it, or the message is handled twice. Lambda asks
 * for at least the function's timeout, and advises six times that plus the batching window (Lambda developer guide,
 * "Configuring an SQS event source").
 */
import { eventSource } from '../catalog/event-sources';
import { lookup } from '../graph/lookup';
import type { LambdaFunction, Resource, Trigger } from '../model/app';
import { asNumber } from '../model/data';
import { known, type Located } from '../model/value';
import type { Fix, Rule } from './rule';
import { choices, together, under } from './shared/combinations';
import { homeOf, whence } from './shared/provenance';

const defaultVisibility = 30;
const mostVisibility = 43_200;
const factor = 6;

export const visibilityTimeoutTooShort: Rule = {
  meta: {
    id: 'visibility-timeout-too-short',
    summary: 'A queue shows a message again while its function may still work on it',
    level: 'warning',
    category: 'timing',
    recommended: true,
  },
  check({ app, graph }, report) {
    for (const queue of app.resources.values()) {
      if (queue.type !== 'AWS::SQS::Queue') continue;
      const [worst] = graph
        .consumersOf(queue.id)
        .filter((trigger) => eventSource(trigger.kind).retriedBy === 'queue' && known(trigger.enabled) !== false)
        .flatMap((trigger) => {
          const fn = app.functions.get(trigger.fn);
          return fn ? shortfalls(queue, trigger, fn) : [];
        })
        .sort((a, b) => Number(b.rejected) - Number(a.rejected) || b.needed - a.needed || a.hidden - b.hidden);
      // What a framework's own queue is like is told where it is asked for; only a failing deployment is told here too.
      if (worst === undefined || (queue.generated && !worst.rejected)) continue;
      const { trigger, fn, visibility, timeout } = worst;
      report({
        message: messageOf(queue, worst),
        level: worst.rejected ? 'error' : 'warning',
        span: visibility?.span ?? queue.nameSpan,
        resource: queue,
        fn,
        trigger,
        related: [
          { span: trigger.nameSpan, message: `\`${fn.id}\` takes its messages here` },
          { span: timeout.span, message: `\`${fn.id}\` may run for ${timeout.value} s` },
          ...homeOf(timeout, 'the timeout'),
          ...homeOf(visibility, 'the visibility timeout'),
        ],
        fixes: [fixFor(queue, worst)],
      });
    }

    function fixFor(queue: Resource, { visibility, needed }: Shortfall): Fix {
      return {
        title: `Set \`VisibilityTimeout\` of \`${queue.id}\` to ${needed} s`,
        grade: 'safe',
        edits: () =>
          visibility === undefined
            ? app.author.set(queue.site, ['VisibilityTimeout'], needed)
            : app.author.replace(visibility, needed),
      };
    }
  },
};

interface Shortfall {
  readonly trigger: Trigger;
  readonly fn: LambdaFunction;
  readonly visibility: Located<number> | undefined;
  readonly timeout: Located<number>;
  readonly hidden: number;
  readonly window: number;
  readonly needed: number;
  /** Less than the timeout itself: the mapping can't be made. */
  readonly rejected: boolean;
  readonly when: readonly string[];
}

function shortfalls(queue: Resource, trigger: Trigger, fn: LambdaFunction): readonly Shortfall[] {
  const visibilities = choices(asNumber(lookup(queue.properties, 'VisibilityTimeout')));
  const windows = choices(asNumber(lookup(trigger.settings, 'MaximumBatchingWindowInSeconds')));
  return together(together(visibilities, choices(fn.timeout)), windows).flatMap(({ value, when }) => {
    const [[visibility, timeout], windowValue] = value;
    if (timeout === undefined) return [];
    const hidden = visibility?.value ?? defaultVisibility;
    const window = windowValue?.value ?? 0;
    const needed = Math.min(factor * timeout.value + window, mostVisibility);
    if (hidden >= needed) return [];
    const rejected = hidden < timeout.value;
    return [{ trigger, fn, visibility, timeout, hidden, window, needed, rejected, when }];
  });
}

function messageOf(queue: Resource, { fn, visibility, timeout, hidden, window, needed, rejected, when }: Shortfall) {
  const hides = `\`${queue.id}\` hides a message for ${hidden} s${whence(visibility)}`;
  const runs = `\`${fn.id}\` may run for ${timeout.value} s${whence(timeout)}`;
  const sum = `${factor} × ${timeout.value} s${window > 0 ? ` + ${window} s batching window` : ''}`;
  const advice = `Set \`VisibilityTimeout\` to ${needed} (${sum}).`;
  return rejected
    ? `${hides}, but ${runs}${under(when)}: Lambda refuses to connect them. ${advice}`
    : `${hides}, but ${runs}${under(when)}: a message that waits for a retry or a free slot is handled twice. ${advice}`;
}
