/** `Metadata: { redrive: { disable: [rule] } }` on a function or resource: the form that JSON has too. */
import { itemsOf, lookup } from '../graph/lookup';
import type { App } from '../model/app';
import type { Data, DataMap } from '../model/data';
import type { Value } from '../model/value';
import { placeOf, type Span } from '../text/span';
import type { Suppression } from './suppression';

export function metadataSuppressions(app: App): readonly Suppression[] {
  const found: Suppression[] = [];
  const seen = new Set<string>();
  const add = (id: string, span: Span, list: Value<Data> | undefined) => {
    const rules = itemsOf(list).items.flatMap((item) =>
      item.kind === 'located' && typeof item.value === 'string' ? [{ id: item.value, place: placeOf(item.span) }] : [],
    );
    const region = placeOf(span);
    const key = `${region.uri} ${region.start}`;
    if (rules.length === 0 || seen.has(key)) return;
    seen.add(key);
    found.push({ scope: 'entry', region, entry: id, rules, comment: undefined });
  };
  for (const fn of app.functions.values()) add(fn.id, fn.span, disabled(fn.code.metadata));
  for (const resource of app.resources.values()) {
    add(resource.id, resource.span, lookup(resource.attributes, 'Metadata', 'redrive', 'disable'));
  }
  return found;
}

const disabled = (metadata: DataMap | undefined) => lookup(metadata, 'redrive', 'disable');
