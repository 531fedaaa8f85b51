/** A task that waits for a token without a limit waits for a year when the token never comes (Step Functions quotas). */

import { textOf } from '../graph/arn';
import { lookup } from '../graph/lookup';
import type { Trigger } from '../model/app';
import { asString, isTemplate } from '../model/data';
import { known } from '../model/value';
import type { Rule } from './rule';

const limits = ['TimeoutSeconds', 'TimeoutSecondsPath', 'HeartbeatSeconds', 'HeartbeatSecondsPath'];

export const stepWithoutTimeout: Rule = {
  meta: {
    id: 'step-without-timeout',
    summary: 'A task of a state machine has no timeout',
    level: 'info',
    category: 'workflow',
    recommended: true,
  },
  check({ app }, report) {
    for (const trigger of app.triggers) {
      const fn = app.functions.get(trigger.fn);
      if (trigger.kind !== 'step-functions' || trigger.generated || fn === undefined) continue;
      if (limits.some((key) => lookup(trigger.settings, key) !== undefined)) continue;
      const waits = waitsForToken(trigger);
      const state = trigger.name === null ? 'A task' : `The task \`${trigger.name}\``;
      report({
        message: waits
          ? `${state} waits for \`${fn.id}\` to send back its token, and has no timeout: when the token never comes, the execution waits for up to a year. Set \`TimeoutSeconds\` or \`HeartbeatSeconds\`.`
          : `${state} has no timeout of its own: only the timeout of \`${fn.id}\` ends it. Set \`TimeoutSeconds\`.`,
        span: trigger.nameSpan,
        fn,
        trigger,
        // The function's own timeout ends a plain task, after 15 minutes at most.
        ...(waits ? { level: 'warning' as const } : { strictOnly: true }),
      });
    }
  },
};

function waitsForToken(trigger: Trigger): boolean {
  const resource = lookup(trigger.settings, 'Resource');
  const text =
    resource?.kind === 'located' && isTemplate(resource.value) ? textOf(resource.value) : known(asString(resource));
  return text?.endsWith('.waitForTaskToken') ?? false;
}
