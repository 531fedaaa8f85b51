/** Invoking a function of the same app that may run twice itself is no harm: what it does is known only once all are read. */
import type { FunctionId } from '../model/app';
import type { Effect, HandlerFacts } from './handler-facts';
import { judge } from './verdict';

/** `atLeastOnce` as the facts were made with it. */
export function settleInvocations(
  all: ReadonlyMap<FunctionId, HandlerFacts>,
  atLeastOnce: (fn: FunctionId) => boolean | undefined,
): ReadonlyMap<FunctionId, HandlerFacts> {
  const settled = new Map(all);
  // A chain of invocations is settled from its end, one link a round.
  for (let round = 0; round < all.size; round++) {
    let changed = false;
    for (const [fn, facts] of settled) {
      if (!facts.effects.some((effect) => isHarmlessInvocation(effect, settled))) continue;
      const effects = facts.effects.map((effect) =>
        isHarmlessInvocation(effect, settled)
          ? { ...effect, repeat: 'harmless' as const, reason: 'the invoked function may run twice without harm' }
          : effect,
      );
      const followed = facts.complete || facts.gaps.length > 0;
      const verdict = judge(atLeastOnce(fn), facts.location, effects, facts.gaps, followed);
      settled.set(fn, { ...facts, effects, ...verdict });
      changed = true;
    }
    if (!changed) break;
  }
  return settled;
}

function isHarmlessInvocation(effect: Effect, all: ReadonlyMap<FunctionId, HandlerFacts>): boolean {
  if (effect.repeat !== 'harmful' || !isInvocation(effect.operation)) return false;
  const { resource } = effect.target;
  const invoked = resource === null ? undefined : all.get(resource);
  // One that goes on by invoking itself does no more in the next run than in this.
  const again = ({ operation, target }: Effect): boolean => isInvocation(operation) && target.resource === resource;
  return invoked?.complete === true && invoked.effects.every((one) => one.repeat === 'harmless' || again(one));
}

const isInvocation = (operation: string): boolean => operation.startsWith('lambda:Invoke');
