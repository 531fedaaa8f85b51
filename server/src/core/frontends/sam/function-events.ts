/** The `Events` of a SAM function: one entry each, handed to its event type. */
import type { Resource } from '../../model/app';
import { asMap, asString, emptyMap } from '../../model/data';
import { known } from '../../model/value';
import { pairOf, valueAt, type YamlNode } from '../../yaml/node';
import { draftOf } from '../cloudformation/draft';
import type { TriggerDraft } from '../cloudformation/fragment';
import { apiEvents } from './api-events';
import { polledEvents } from './polled-events';
import { pushEvents } from './push-events';
import { ruleEvents } from './rule-events';
import type { EventContext, EventType, SamEvent } from './sam-event';
import { noSite, partOf, type TemplateSite } from './site';
import { eventSpellingOf } from './spelling';

export const eventTypes: ReadonlyMap<string, EventType> = new Map([
  ...polledEvents,
  ...ruleEvents,
  ...pushEvents,
  ...apiEvents,
]);

export function eventsOf(
  owner: Resource,
  target: { readonly fn: string; readonly qualifier: string | null },
  context: EventContext,
): { readonly triggers: readonly TriggerDraft[]; readonly resources: readonly Resource[] } {
  const triggers: TriggerDraft[] = [];
  const resources: Resource[] = [];
  for (const event of samEvents(owner, target, context)) {
    const outcome = eventTypes.get(event.type)?.(event);
    triggers.push(...(outcome?.triggers ?? []));
    resources.push(...(outcome?.resources ?? []));
  }
  return { triggers, resources };
}

export function samEvents(
  owner: Resource,
  target: { readonly fn: string; readonly qualifier: string | null },
  context: EventContext,
): readonly SamEvent[] {
  const events = asMap(owner.properties.get('Events'));
  return (events?.keys ?? []).flatMap((name) => {
    const value = events?.get(name);
    const written = asMap(value);
    const type = known(asString(written?.get('Type')));
    if (value === undefined || written === undefined || type === undefined) return [];
    const asResource: Resource = {
      ...owner,
      id: owner.id + name,
      properties: asMap(written.get('Properties')) ?? emptyMap,
      nameSpan: events?.keySpan(name) ?? value.span,
      span: value.span,
      owner: owner.id,
      site: eventSite(owner, name, type, value.span),
    };
    return [samEvent(type, name, asResource, `${owner.id}/${name}`, target, context)];
  });
}

function samEvent(
  type: string,
  name: string,
  asResource: Resource,
  id: string,
  target: { readonly fn: string; readonly qualifier: string | null },
  context: EventContext,
): SamEvent {
  return {
    type,
    name,
    asResource,
    properties: asResource.properties,
    ...context,
    draft: ({ key, inside, ...parts }) => {
      const draft = draftOf(asResource, { ...parts, target: undefined });
      return {
        ...draft,
        id: key === undefined ? id : `${id}/${key}`,
        name,
        target,
        site: inside ? partOf(asResource.site, asResource.site.span, inside) : asResource.site,
      };
    },
  };
}

/** Events stand under the function's own `Events`; where they don't (an include, a loop) there is nothing to edit. */
function eventSite(owner: Resource, name: string, type: string, span: Resource['span']): TemplateSite {
  const site = owner.site as TemplateSite;
  const events: YamlNode | undefined = valueAt(valueAt(site.pair?.value, 'Properties'), 'Events');
  const pair = pairOf(events, name);
  if (pair === undefined) return noSite(span);
  return { span, pair, base: ['Properties'], spell: eventSpellingOf(type), type };
}
