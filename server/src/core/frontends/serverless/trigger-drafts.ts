/** Makes drafts of triggers from what was read of a function: its events, its URL, its destinations. */
import { eventSource } from '../../catalog/event-sources';
import { emptyMap } from '../../model/data';
import type { Pair } from '../../yaml/node';
import { withMappingDefaults } from '../cloudformation/event-source-mapping';
import type { TriggerDraft } from '../cloudformation/fragment';
import type { EventEntry, FunctionEntry, TriggerParts } from './event-reading';
import { naming } from './naming';
import { field, literal, made, plainText, type ServiceContext } from './service-context';
import { fixed, settingsOf, taken } from './settings';
import { eventSite, noSite } from './site';

export function triggerDraft(
  parts: TriggerParts,
  event: EventEntry,
  fn: FunctionEntry,
  condition: string | null,
  id: (name: string) => string,
): TriggerDraft {
  const { kind, at, target, settings = emptyMap, enabled, ...rest } = parts;
  const nameSpan = at?.span ?? event.pair.key.span;
  const isMapping = eventSource(kind).batches && settings.keys.includes('BatchSize');
  return {
    ...rest,
    kind,
    id: id(parts.name),
    target: target ? { expression: target } : { fn: fn.key, qualifier: fn.qualifier },
    enabled: enabled ?? { kind: 'located', value: true, origin: 'default', span: nameSpan },
    settings: isMapping ? withMappingDefaults(settings, kind, nameSpan) : settings,
    nameSpan,
    span: at?.span ?? event.pair.span,
    condition,
    site: at ? noSite(at.span) : eventSite(event.type, event.pair),
    // Every route with the same authorizer is evidence of one edge.
    ...(kind === 'authorizer' ? { weak: 'same-source' as const } : {}),
  };
}

export function urlDraft(
  pair: Pair,
  fn: FunctionEntry,
  service: ServiceContext,
  condition: string | null,
  id: (name: string) => string,
): TriggerDraft {
  const name = naming.fnUrl(fn.key);
  const iam = plainText(field(pair.value, 'authorizer')) === 'aws_iam';
  const span = pair.key.span;
  return {
    id: id(name),
    name,
    kind: 'function-url',
    source: undefined,
    target: { fn: fn.key, qualifier: fn.qualifier },
    enabled: { kind: 'located', value: true, origin: 'default', span },
    settings: settingsOf([
      iam ? fixed('AuthType', literal('AWS_IAM', pair.value.span), span) : fixed('AuthType', made('NONE', span)),
      taken('InvokeMode', pair.value, 'invokeMode', service),
    ]),
    label: null,
    nameSpan: span,
    span: pair.span,
    condition,
    site: eventSite('url', pair),
  };
}

export function destinationDraft(
  parts: TriggerParts,
  fn: FunctionEntry,
  condition: string | null,
  id: (name: string) => string,
): TriggerDraft {
  const span = parts.at?.span ?? fn.nameSpan;
  return {
    id: id(`${parts.name}/${parts.label}`),
    name: parts.name,
    kind: parts.kind,
    source: parts.source,
    target: { expression: parts.target },
    enabled: { kind: 'located', value: true, origin: 'default', span },
    settings: emptyMap,
    label: parts.label,
    nameSpan: span,
    span,
    condition,
    site: noSite(span),
  };
}
