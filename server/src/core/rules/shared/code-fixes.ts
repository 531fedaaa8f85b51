/** Fixes in handler code that several rules offer. */
import type { Effect, HandlerFacts } from '../../handlers/handler-facts';
import type { LambdaFunction } from '../../model/app';
import type { Span } from '../../text/span';
import type { AppView, Fix } from '../rule';
import { eventIdOf } from './event-id';
import { sharesHandler } from './shared-code';

export const rethrowFix = ({ code }: AppView, caught: Span): Fix => ({
  title: 'Throw the error again',
  grade: 'review',
  edits: () => code?.rethrow(caught),
});

/** Sets parameters of a call from the event. A second call of the kind would be taken for the same, so there must be one. */
export function identifyFix(
  view: AppView,
  fn: LambdaFunction,
  facts: HandlerFacts,
  effect: Effect,
  parameters: readonly string[],
): Fix {
  const id = eventIdOf(fn, view);
  const name = id?.path.at(-1) ?? 'id';
  const others = facts.effects.filter(({ operation }) => operation === effect.operation);
  const { span } = facts.location;
  return {
    title: `Take \`${name}\` of the ${id?.records == null ? 'event' : 'record'} for ${parameters.map((one) => `\`${one}\``).join(' and ')}`,
    grade: 'review',
    edits: () =>
      id === undefined ||
      span === null ||
      others.length > 1 ||
      sharesHandler(view, fn) ||
      /batch|PutRecords|PutEvents/i.test(effect.operation)
        ? undefined
        : view.code?.identify(effect.span, span, parameters, id),
  };
}
