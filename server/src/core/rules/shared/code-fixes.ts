/** Fixes in handler code that several rules offer. */

import { lookup, mapsIn } from '../../graph/lookup';
import type { Effect, HandlerFacts } from '../../handlers/handler-facts';
import type { LambdaFunction, Resource } from '../../model/app';
import { asString, type DataMap } from '../../model/data';
import { known } from '../../model/value';
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

/** A put under a key that is new each time. A second put into the table would find the item of the first. */
export function writeOnceFixes(view: AppView, fn: LambdaFunction, facts: HandlerFacts, effect: Effect): readonly Fix[] {
  const id = eventIdOf(fn, view);
  const { span } = facts.location;
  const { resource } = effect.target;
  const table = resource === null ? undefined : view.app.resources.get(resource);
  const isMade = effect.operation === 'dynamodb:PutItem' && (effect.key === 'random' || effect.key === 'time');
  const others = facts.effects.filter((one) => one.access === 'write' && one.target.resource === resource);
  const keys = isMade && table !== undefined && others.length === 1 ? textKeys(table) : [];
  const name = id?.path.at(-1);
  if (id === undefined || name === undefined || span === null || keys.length === 0) return [];
  return [
    {
      title: `Put the item under \`${name}\` of the ${id.records === null ? 'event' : 'record'}, and only if it is not there yet`,
      grade: 'review',
      edits: () => (sharesHandler(view, fn) ? undefined : view.code?.writeOnce(effect.span, span, keys, id)),
    },
  ];
}

/** Key attributes that are text, the partition key first; none where the table's keys can't be read. */
function textKeys(table: Resource): readonly string[] {
  const types = new Map(
    mapsIn(lookup(table.properties, 'AttributeDefinitions')).map((one) => [
      nameIn(one),
      known(asString(one.get('AttributeType'))),
    ]),
  );
  const keys = mapsIn(lookup(table.properties, 'KeySchema')).map(nameIn);
  const texts = keys.filter((name) => name !== undefined && types.get(name) === 'S');
  return keys.length === texts.length ? texts.filter((name) => name !== undefined) : [];
}

const nameIn = (map: DataMap): string | undefined => known(asString(map.get('AttributeName')));
