/** Express workflows started asynchronously run at least once, with all their steps (Step Functions developer guide, workflow types). */
import { lookup } from '../graph/lookup';
import type { App, Resource } from '../model/app';
import { asString } from '../model/data';
import { known } from '../model/value';
import type { AppView, Rule } from './rule';
import { isHarmful } from './shared/repeats';
import { mentions, says } from './shared/uses-of';

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
      if (isOnlyWaitedFor(machine.resource, app, handlers)) continue;
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

/** Whoever starts it synchronously gets one run at most: the template or the code shows such a start, and no other. */
function isOnlyWaitedFor(machine: Resource, app: App, handlers: AppView['handlers']): boolean {
  if (lookup(machine.properties, 'Events') !== undefined) return false;
  const resources = [...app.resources.values()].filter(({ id }) => id !== machine.id);
  const starters = [...resources, ...app.functions.values()].map(({ properties }) => properties);
  const shows = (wanted: RegExp): boolean =>
    starters.some((properties) => [...properties.keys].some((key) => says(properties.get(key), wanted)));
  const does = (operation: string): boolean =>
    [...(handlers?.values() ?? [])].some(({ effects }) => effects.some((effect) => effect.operation === operation));
  const named = resources.some(
    ({ type, properties }) =>
      /^AWS::(Events::Rule|Scheduler::Schedule|Pipes::Pipe)$/.test(type) &&
      [...properties.keys].some((key) => mentions(properties.get(key), machine.id)),
  );
  const waits = shows(/states:(action\/)?StartSyncExecution/) || does('states:StartSyncExecution');
  return waits && !named && !shows(/states:(action\/)?StartExecution/) && !does('states:StartExecution');
}
