/** A thousand uploads are a thousand invocations at once. A queue between them and the function keeps what does not fit yet. */
import { eventSource } from '../catalog/event-sources';
import type { Rule } from './rule';
import { bufferFix } from './shared/buffer-fix';

export const s3BurstUnbuffered: Rule = {
  meta: {
    id: 's3-burst-unbuffered',
    summary: 'A bucket or topic invokes a function directly, without a queue that takes up a burst',
    level: 'hint',
    category: 'cost',
    recommended: false,
  },
  check({ app, graph }, report) {
    for (const trigger of app.triggers) {
      const fn = app.functions.get(trigger.fn);
      if ((trigger.kind !== 's3' && trigger.kind !== 'sns') || fn === undefined || trigger.generated) continue;
      const { label } = eventSource(trigger.kind);
      report({
        message: `${label} invokes \`${fn.id}\` directly: a burst of events is as many invocations at once, and what is throttled for too long is dropped. Put a queue with a dead-letter queue between them.`,
        span: trigger.nameSpan,
        fn,
        trigger,
        fixes: bufferFix(trigger, fn, graph),
      });
    }
  },
};
