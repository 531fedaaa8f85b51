/** Messages to FIFO queues and topics need a group, and a deduplication id unless their content is taken for it (SQS API, SendMessage). */
import { lookup } from '../graph/lookup';
import type { Effect } from '../handlers/handler-facts';
import { asBoolean } from '../model/data';
import { known } from '../model/value';
import type { AppView, Rule } from './rule';
import { identifyFix } from './shared/code-fixes';
import { isFifo, isQueue, isTopic } from './shared/queues';
import { functionsWithFacts } from './shared/repeats';

export const fifoSendIncomplete: Rule = {
  meta: {
    id: 'fifo-send-incomplete',
    summary: 'A message to a FIFO queue or topic lacks its group or its deduplication id',
    level: 'error',
    category: 'idempotency',
    recommended: true,
    readsCode: true,
  },
  check(view, report) {
    for (const { fn, facts } of functionsWithFacts(view)) {
      for (const effect of facts.effects) {
        const missing = effect.fifo && missingOf(effect, effect.fifo, view);
        if (!missing) continue;
        const target = effect.target.resource ?? effect.target.expression ?? 'the queue';
        report({
          message: `\`${effect.operation}\` sends to \`${target}\`, which is FIFO, without a \`${missing}\`: the call is refused. Add it, made from the event.`,
          span: effect.span,
          fn,
          related: [{ span: fn.nameSpan, message: `the handler of \`${fn.id}\`` }],
          fixes: [identifyFix(view, fn, facts, effect, parametersOf(effect, view))],
        });
      }
    }
  },
};

/** All that the call lacks: one after the other would be two refusals. */
function parametersOf(effect: Effect, view: AppView): readonly string[] {
  const missing = effect.fifo && missingOf(effect, effect.fifo, view);
  if (!missing || missing === 'MessageDeduplicationId') return missing ? [missing] : [];
  const next = effect.fifo && missingOf(effect, { ...effect.fifo, group: true }, view);
  return next ? [missing, next] : [missing];
}

function missingOf(
  { target }: Effect,
  given: { readonly group: boolean; readonly deduplication: boolean },
  { app }: AppView,
): string | undefined {
  const resource = target.resource === null ? undefined : app.resources.get(target.resource);
  if (resource === undefined) {
    // Of a queue that is elsewhere it is not known whether it takes the content for the id.
    return target.expression?.endsWith('.fifo') && !given.group ? 'MessageGroupId' : undefined;
  }
  if (!(isQueue(resource) || isTopic(resource)) || isFifo(resource) !== true) return undefined;
  if (!given.group) return 'MessageGroupId';
  const byContent = lookup(resource.properties, 'ContentBasedDeduplication');
  const off = byContent === undefined || known(asBoolean(byContent)) === false;
  return off && !given.deduplication ? 'MessageDeduplicationId' : undefined;
}
