/**
 * A Lambda task that gives up at the first hiccup of the service. AWS advises to retry the service's own errors (Step
 * Functions developer guide, "Handle transient Lambda service exceptions").
 */
import { itemsOf, lookup, mapsIn } from '../graph/lookup';
import { asString } from '../model/data';
import { known } from '../model/value';
import type { Rule } from './rule';

const transient = [
  'Lambda.ServiceException',
  'Lambda.AWSLambdaException',
  'Lambda.SdkClientException',
  'States.TaskFailed',
  'States.ALL',
];

export const stepWithoutRetry: Rule = {
  meta: {
    id: 'step-without-retry',
    summary: 'A Lambda task of a state machine has no retry for errors of the service',
    level: 'warning',
    category: 'workflow',
    recommended: true,
  },
  check({ app }, report) {
    for (const trigger of app.triggers) {
      const fn = app.functions.get(trigger.fn);
      if (trigger.kind !== 'step-functions' || trigger.generated || fn === undefined) continue;
      const retry = lookup(trigger.settings, 'Retry');
      const { complete } = itemsOf(retry);
      const errors = mapsIn(retry).map((retrier) => itemsOf(lookup(retrier, 'ErrorEquals')));
      if (!complete || errors.some((found) => !found.complete)) continue;
      const names = errors.flatMap(({ items }) => items.map((item) => known(asString(item))));
      if (names.some((name) => name === undefined || transient.includes(name))) continue;
      const state = trigger.name === null ? 'A task' : `The task \`${trigger.name}\``;
      const what = names.length === 0 ? 'has no `Retry`' : 'retries none of the errors of the Lambda service';
      report({
        message: `${state} invokes \`${fn.id}\` and ${what}: a short hiccup of the service fails the whole execution. Retry \`Lambda.ServiceException\`, \`Lambda.AWSLambdaException\` and \`Lambda.SdkClientException\`.`,
        span: trigger.nameSpan,
        fn,
        trigger,
        related: retry ? [{ span: retry.span, message: 'what is retried' }] : [],
      });
    }
  },
};
