/** Makes trigger drafts of a resource that connects a source with a function. */
import type { EventSourceKind } from '../../catalog/event-sources';
import type { Resource } from '../../model/app';
import { asBoolean, asString, type Data, type DataMap, emptyMap } from '../../model/data';
import { known, mapValue, type Value } from '../../model/value';
import type { Path } from '../../yaml/edits';
import { partOf } from '../sam/site';
import type { TriggerDraft } from './fragment';

export interface DraftParts {
  readonly kind: EventSourceKind;
  readonly target: Value<Data> | undefined;
  readonly source?: Value<Data> | undefined;
  readonly settings?: DataMap;
  readonly label?: string | null;
  readonly enabled?: Value<boolean>;
  /** Tells several triggers of one resource apart. */
  readonly key?: string;
  /** Where the settings of this trigger stand among the resource's properties, if they are a part of them. */
  readonly inside?: (path: readonly string[]) => Path | undefined;
}

export function draftOf(
  resource: Resource,
  parts: DraftParts & Pick<Partial<TriggerDraft>, 'invocation' | 'weak' | 'generated'>,
): TriggerDraft {
  const { kind, target, source, settings, label, enabled, key, inside, ...rest } = parts;
  const span = target?.span ?? resource.nameSpan;
  return {
    id: key === undefined ? resource.id : `${resource.id}/${key}`,
    target: { expression: target },
    name: resource.id,
    kind,
    source,
    enabled: enabled ?? yes(resource.nameSpan),
    settings: settings ?? emptyMap,
    label: label ?? null,
    nameSpan: resource.nameSpan,
    span: key === undefined ? resource.span : span,
    condition: resource.condition,
    site: siteOf(resource, settings, inside),
    ...rest,
  };
}

/** A reference to the resource itself. */
export function selfReference(resource: Resource): Value<Data> {
  const value: Data = { kind: 'ref', target: resource.id, attribute: null };
  return { kind: 'located', value, origin: 'literal', span: resource.nameSpan };
}

export const yes = (span: Resource['nameSpan']): Value<boolean> => ({
  kind: 'located',
  value: true,
  origin: 'default',
  span,
});

/** `Enabled: false`, or on by default. */
export function enabledBy(map: DataMap, key: string, span: Resource['nameSpan']): Value<boolean> {
  return asBoolean(map.get(key)) ?? yes(span);
}

/** `Disabled: true`, or on by default. */
export function enabledUnless(map: DataMap, key: string, span: Resource['nameSpan']): Value<boolean> {
  const disabled = asBoolean(map.get(key));
  return disabled === undefined ? yes(span) : mapValue(disabled, (off) => !off);
}

/** `State: DISABLED`, or on by default. */
export function enabledByState(map: DataMap, span: Resource['nameSpan']): Value<boolean> {
  const state = asString(map.get('State'));
  return state === undefined ? yes(span) : mapValue(state, (text) => !text.toUpperCase().startsWith('DISABLED'));
}

/** The text of a certain value, for labels. */
export const textIn = (value: Value<Data> | undefined): string | undefined => known(asString(value));

/** Settings that are a part of the resource can't be edited as if they were all of it. */
function siteOf(resource: Resource, settings: DataMap | undefined, inside: DraftParts['inside']): TriggerDraft['site'] {
  if (inside === undefined && (settings === undefined || settings === resource.properties)) return resource.site;
  return partOf(resource.site, resource.site.span, inside ?? (() => undefined));
}
