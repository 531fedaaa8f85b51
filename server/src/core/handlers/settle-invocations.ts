/** Invoking a function of the same app that may run twice itself is no harm: what it does is known only once all are read. */
import type { FunctionId } from '../model/app';
import type { Span } from '../text/span';
import { type Effect, type HandlerFacts, hole } from './handler-facts';
import { judge } from './verdict';

/** With invocations by names that have holes aimed at the functions that are meant. */
function aimed(facts: HandlerFacts, like: Invoked['like']): HandlerFacts {
  const isHoled = ({ operation, target }: Effect): boolean =>
    isInvocation(operation) && target.resource === null && target.expression?.includes(hole) === true;
  if (!facts.effects.some(isHoled)) return facts;
  const effects = facts.effects.map((effect) =>
    isHoled(effect)
      ? { ...effect, target: { ...effect.target, resource: like(effect.target.expression ?? '') ?? null } }
      : effect,
  );
  return { ...facts, effects };
}

export interface Invoked {
  /** As the facts were made with it. */
  atLeastOnce(fn: FunctionId): boolean | undefined;
  /** The function that a name means of which not all is known. */
  like(name: string): FunctionId | undefined;
}

export function settleInvocations(
  facts: ReadonlyMap<FunctionId, HandlerFacts>,
  { atLeastOnce, like }: Invoked,
): ReadonlyMap<FunctionId, HandlerFacts> {
  const all = new Map([...facts].map(([fn, one]) => [fn, aimed(one, like)]));
  const settled = new Map(all);
  // What one function hands to another without waiting is delivered to it at least once, whatever else invokes it.
  const handedOn = new Set(handovers(all).map(({ to }) => to));
  const repeats = (fn: FunctionId): boolean | undefined => handedOn.has(fn) || atLeastOnce(fn);
  for (const [fn, facts] of all) {
    if (handedOn.has(fn) && atLeastOnce(fn) === false)
      settled.set(fn, { ...facts, ...judge(true, facts.location, facts.effects, facts.gaps, isFollowed(facts)) });
  }
  // A chain of invocations is settled from its end, one link a round.
  for (let round = 0; round < all.size; round++) {
    let changed = false;
    for (const [fn, facts] of settled) {
      const effects = facts.effects.map((effect) => ({ ...effect, ...invoked(effect, fn, settled) }));
      if (effects.every((effect, index) => effect.repeat === facts.effects[index]?.repeat)) continue;
      const verdict = judge(repeats(fn), facts.location, effects, facts.gaps, isFollowed(facts));
      settled.set(fn, { ...facts, effects, ...verdict });
      changed = true;
    }
    if (!changed) break;
  }
  return settled;
}

const isFollowed = ({ complete, gaps }: HandlerFacts): boolean => complete || gaps.length > 0;

/** A function of the app that gets an asynchronous invocation by another. */
export interface Handover {
  readonly to: FunctionId;
  readonly by: FunctionId;
  /** Where it is invoked. */
  readonly span: Span;
}

export const handovers = (all: ReadonlyMap<FunctionId, HandlerFacts>): readonly Handover[] =>
  [...all].flatMap(([by, { effects }]) =>
    effects.flatMap(({ operation, labels, target, span }) => {
      const to = isInvocation(operation) && labels.get('InvocationType') === 'Event' ? target.resource : null;
      return to === null || to === by ? [] : [{ to, by, span }];
    }),
  );

/** What an invocation comes to, where that is less than harm. */
function invoked(
  effect: Effect,
  by: FunctionId,
  all: ReadonlyMap<FunctionId, HandlerFacts>,
): Pick<Effect, 'repeat' | 'reason'> | undefined {
  if (effect.repeat !== 'harmful' || !isInvocation(effect.operation)) return undefined;
  const { resource } = effect.target;
  const facts = resource === null ? undefined : all.get(resource);
  // One that goes on by invoking itself does no more in the next run than in this.
  const again = ({ operation, target }: Effect): boolean => isInvocation(operation) && target.resource === resource;
  if (facts?.complete === true && facts.effects.every((one) => one.repeat === 'harmless' || again(one)))
    return { repeat: 'harmless', reason: 'the invoked function may run twice without harm' };
  if (resource === by) return { repeat: 'unknown', reason: 'it goes on by invoking itself' };
  // What the other does could not be followed to its end, and no harm was seen on the way.
  const isOpen = facts?.effects.every((one) => one.repeat !== 'harmful') ?? isNamedElsewhere(effect, all);
  return isOpen ? { repeat: 'unknown', reason: 'it could not be told what the invoked function does' } : undefined;
}

/** A name that is written in the code and that no function here has: mostly another template of the workspace has it. */
const isNamedElsewhere = ({ target }: Effect, here: ReadonlyMap<FunctionId, HandlerFacts>): boolean =>
  target.resource === null &&
  target.variable === null &&
  target.eventPath === null &&
  target.expression !== null &&
  !target.expression.includes(hole) &&
  !target.expression.startsWith('arn:') &&
  // What stands in for a variable that is missing is mostly called so here.
  !here.has(target.expression);

const isInvocation = (operation: string): boolean => operation.startsWith('lambda:Invoke');
