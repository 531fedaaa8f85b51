/** From effects to the verdict on a function, with its reasons. */
import type { Effect, HandlerFacts, HandlerLocation } from './handler-facts';

export function judge(
  atLeastOnce: boolean | undefined,
  location: HandlerLocation,
  effects: readonly Effect[],
  gaps: readonly { readonly text: string }[],
  followed: boolean,
): Pick<HandlerFacts, 'verdict' | 'reasons'> {
  if (atLeastOnce === false) return { verdict: 'not-needed', reasons: ['no source delivers the same event twice'] };
  const harmful = effects.filter((effect) => effect.repeat === 'harmful');
  if (harmful.length > 0)
    return { verdict: 'not-idempotent', reasons: harmful.map((effect) => `${effect.operation}: ${effect.reason}`) };
  if (!followed) return { verdict: 'unknown', reasons: [location.reason ?? 'the handler could not be read'] };
  const unsure = effects.filter((effect) => effect.repeat === 'unknown');
  if (unsure.length > 0)
    return { verdict: 'unknown', reasons: unsure.map((effect) => `${effect.operation}: ${effect.reason}`) };
  if (gaps.length > 0) return { verdict: 'unknown', reasons: gaps.map((gap) => gap.text) };
  const reasons = effects
    .filter((effect) => effect.guard !== null)
    .map((effect) => `${effect.operation}: ${effect.reason}`);
  return { verdict: 'idempotent', reasons: reasons.length > 0 ? reasons : ['nothing it does differs the second time'] };
}
