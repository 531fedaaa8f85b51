/**
 * A handler whose events can come twice does something that must not happen twice. How effects are judged is written
 * down in docs/idempotency.md. Shown on the function in the template and on each effect in the code.
 */
import type { Effect, HandlerFacts } from '../handlers/handler-facts';
import type { LambdaFunction } from '../model/app';
import type { AppView, Fix, Problem, Rule } from './rule';
import { identifyFix, writeOnceFixes } from './shared/code-fixes';
import { idempotencyFixes } from './shared/idempotency-fix';
import { isFifo, isQueue, isTopic } from './shared/queues';
import { consumerNames, functionsWithFacts, isAbsorbed, isHarmful, repeatingDeliveries } from './shared/repeats';
import { listed } from './shared/triggers';

export const notIdempotent: Rule = {
  meta: {
    id: 'not-idempotent',
    summary: 'A handler whose events can come twice has an effect that must not happen twice',
    level: 'warning',
    category: 'idempotency',
    recommended: true,
    readsCode: true,
  },
  check(view, report) {
    for (const { fn, facts } of functionsWithFacts(view)) {
      if (facts.verdict !== 'not-idempotent') continue;
      const deliveries = repeatingDeliveries(fn, view);
      const [delivery] = deliveries;
      // A token that is new each time is told by `random-idempotency-key`.
      const effects = facts.effects.filter(
        (effect) => isHarmful(effect) && effect.randomToken === null && !isAbsorbed(effect, view),
      );
      if (delivery === undefined || effects.length === 0) continue;
      const onlyForwards = effects.every(({ forwards }) => forwards);
      const fixes = idempotencyFixes(view, fn, facts);
      const common: Pick<Problem, 'fn' | 'trigger' | 'level'> = {
        fn,
        ...(delivery.trigger ? { trigger: delivery.trigger } : {}),
        ...(onlyForwards ? { level: 'info' as const } : {}),
      };
      const source = listed(
        deliveries.map(({ words }) => words),
        'or',
      );
      const operations = listed(effects.map(({ operation }) => `\`${operation}\``));
      report({
        ...common,
        message: `\`${fn.id}\` can get the same event twice from ${source}, and ${operations} ${onlyForwards ? passedOn(effects, view) : `then happens twice (${effects[0]?.reason})`}. Guard it with the event's own id, or make it overwrite.`,
        span: fn.nameSpan,
        related: effects.map((effect) => ({ span: effect.span, message: `\`${effect.operation}\`: ${effect.reason}` })),
        fixes,
      });
      for (const effect of effects) {
        report({
          ...common,
          ...(effect.forwards && !onlyForwards ? { level: 'info' as const } : {}),
          message: `\`${effect.operation}\` happens again when ${source} delivers the same event to \`${fn.id}\` twice: ${effect.reason}. Guard it with the event's own id.`,
          span: effect.span,
          related: [
            { span: fn.nameSpan, message: `the handler of \`${fn.id}\`` },
            { span: delivery.span, message: `${delivery.words} delivers at least once` },
          ],
          fixes: [...fixes, ...writeOnceFixes(view, fn, facts, effect), ...deduplication(view, fn, facts, effect)],
        });
      }
    }
  },
};

function passedOn(effects: readonly Effect[], view: AppView): string {
  const names = [...new Set(effects.map((effect) => consumerNames(effect, view)).filter((name) => name !== ''))].join(
    ', ',
  );
  return names === '' ? 'then passes it on twice' : `then passes it on twice, to ${names}`;
}

/** A FIFO queue or topic drops the second message itself, within five minutes. */
function deduplication(view: AppView, fn: LambdaFunction, facts: HandlerFacts, effect: Effect): readonly Fix[] {
  const target = effect.target.resource === null ? undefined : view.app.resources.get(effect.target.resource);
  if (!effect.fifo || effect.fifo.deduplication || target === undefined) return [];
  if (!(isQueue(target) || isTopic(target)) || isFifo(target) !== true) return [];
  return [identifyFix(view, fn, facts, effect, ['MessageDeduplicationId'])];
}
