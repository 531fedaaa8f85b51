/** The record of what was done expires while the same event may still come again. */
import { duration } from '../graph/duration';
import type { Rule } from './rule';
import { functionsWithFacts, repeatingTriggers } from './shared/repeats';
import { triggerWords } from './shared/triggers';

const day = 86_400;

export const idempotencyWindowTooShort: Rule = {
  meta: {
    id: 'idempotency-window-too-short',
    summary: 'What was done is forgotten while the same event may still come again',
    level: 'warning',
    category: 'idempotency',
    recommended: true,
    readsCode: true,
  },
  check(view, report) {
    for (const { fn, facts } of functionsWithFacts(view)) {
      const [longest] = repeatingTriggers(fn, view)
        .flatMap((trigger) => {
          const { horizon } = view.graph.failurePath(trigger);
          return horizon === undefined || !Number.isFinite(horizon) ? [] : [{ trigger, horizon }];
        })
        .sort((a, b) => b.horizon - a.horizon);
      if (longest === undefined) continue;
      // Whole days: nobody remembers 21,600.
      const kept = Math.ceil(longest.horizon / day) * day;
      for (const { span, expiresAfterSeconds } of facts.idempotency) {
        if (expiresAfterSeconds === null || expiresAfterSeconds >= longest.horizon) continue;
        report({
          message: `\`${fn.id}\` remembers an event for ${duration(expiresAfterSeconds)}, but ${triggerWords(longest.trigger)} may deliver it again for ${duration(longest.horizon)}: a late retry is done twice. Let the record expire after ${longest.horizon} s or more.`,
          span,
          fn,
          trigger: longest.trigger,
          related: [{ span: longest.trigger.nameSpan, message: 'what may deliver again' }],
          fixes: [
            {
              title: `Remember for ${duration(kept)}`,
              grade: 'review',
              edits: () => view.code?.keepFor(span, kept),
            },
          ],
        });
      }
    }
  },
};
