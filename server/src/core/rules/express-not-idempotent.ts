/** Express workflows started asynchronously run at least once, with all their steps (Step Functions developer guide, workflow types). */
import { lookup } from '../graph/lookup';
import { asString } from '../model/data';
import { known } from '../model/value';
import type { Rule } from './rule';
import { isHarmful } from './shared/repeats';

export const expressNotIdempotent: Rule = {
  meta: {
    id: 'express-not-idempotent',
    summary: 'An Express workflow, which may run twice, has a step that must not',
    level: 'warning',
    category: 'workflow',
    recommended: true,
    readsCode: true,
  },
  check({ app, graph, handlers }, report) {
    for (const trigger of app.triggers) {
      const machine = graph.resolve(trigger.source);
      if (trigger.kind !== 'step-functions' || machine.kind !== 'resource') continue;
      const type =
        lookup(machine.resource.properties, 'StateMachineType') ?? lookup(machine.resource.properties, 'Type');
      const fn = app.functions.get(trigger.fn);
      const effect = fn && handlers?.get(fn.id)?.effects.find(isHarmful);
      if (known(asString(type)) !== 'EXPRESS' || fn === undefined || effect === undefined) continue;
      report({
        message: `\`${machine.id}\` is an Express workflow and may run twice for one start, and \`${fn.id}\` then does \`${effect.operation}\` twice (${effect.reason}). Guard the step by an id from the input, or use a Standard workflow.`,
        span: trigger.nameSpan,
        fn,
        trigger,
        related: [{ span: effect.span, message: `\`${effect.operation}\`: ${effect.reason}` }],
      });
    }
  },
};
