/** A token that is made anew with each delivery protects from nothing: the second delivery has another one. */
import type { Rule } from './rule';
import { identifyFix } from './shared/code-fixes';
import { functionsWithFacts, repeatingDeliveries } from './shared/repeats';
import { listed } from './shared/triggers';

export const randomIdempotencyKey: Rule = {
  meta: {
    id: 'random-idempotency-key',
    summary: 'A token against doing things twice is made anew with each delivery',
    level: 'error',
    category: 'idempotency',
    recommended: true,
    readsCode: true,
  },
  check(view, report) {
    for (const { fn, facts } of functionsWithFacts(view)) {
      const deliveries = repeatingDeliveries(fn, view);
      if (deliveries.length === 0) continue;
      for (const effect of facts.effects) {
        const { operation, span, randomToken } = effect;
        if (randomToken === null) continue;
        const made = randomToken.origin === 'time' ? 'the time' : 'a random value';
        report({
          message: `\`${randomToken.parameter}\` of \`${operation}\` is made from ${made}: when ${listed(
            deliveries.map(({ words }) => words),
            'or',
          )} delivers the event again, it is another one, and the call happens twice. Make it from the event's own id.`,
          span,
          fn,
          related: [{ span: fn.nameSpan, message: `the handler of \`${fn.id}\`` }],
          fixes: [identifyFix(view, fn, facts, effect, [randomToken.parameter])],
        });
      }
    }
  },
};
