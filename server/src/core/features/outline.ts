/** What a template holds, by kind: functions with their events, then queues, topics and the rest. */
import { invocation } from '../diagram/function-details';
import type { NodeKind } from '../diagram/picture';
import { resourceKind } from '../diagram/resource-kinds';
import type { Checked } from '../project/checked';
import { type Place, placeOf } from '../text/span';

export interface OutlineItem {
  readonly name: string;
  readonly detail: string;
  readonly kind: 'group' | 'function' | 'event' | NodeKind;
  readonly place: Place;
  readonly namePlace: Place;
  readonly children: readonly OutlineItem[];
}

export function outline({ app, graph }: Checked, uri: string): readonly OutlineItem[] {
  const functions = [...app.functions.values()].map((fn): OutlineItem => {
    const place = placeOf(fn.span);
    const events = graph
      .triggersOf(fn.id)
      .filter((trigger) => !trigger.generated && isInside(placeOf(trigger.span), place))
      .map((trigger) => ({
        ...item(trigger.name ?? invocation(trigger), invocation(trigger), trigger),
        kind: 'event' as const,
      }));
    return { ...item(fn.id, '', fn), kind: 'function', children: events };
  });
  const isFunction = new Set([...app.functions.values()].map((fn) => fn.logicalId));
  const groups = new Map<string, OutlineItem[]>(titles.map(([title]) => [title, []]));
  groups.set('Functions', functions);
  for (const resource of app.resources.values()) {
    if (resource.generated || isFunction.has(resource.id)) continue;
    const { kind, label } = resourceKind(resource.type);
    const isDlq = graph.deadLetterUsers(resource.id).length > 0;
    groups.get(titleOf(resource.type, kind))?.push({
      ...item(resource.id, isDlq ? `${label}, for failed events` : label, resource),
      kind: isDlq ? 'dlq' : kind,
    });
  }
  return [...groups].flatMap(([title, items]) =>
    group(
      title,
      items.filter(({ place }) => place.uri === uri),
    ),
  );
}

/** In the order of the outline; the first that fits. */
const titles: readonly (readonly [title: string, fits: (type: string, kind: NodeKind) => boolean])[] = [
  ['Functions', () => false],
  ['APIs', (type, kind) => kind === 'api' || /^AWS::ApiGateway/.test(type)],
  ['Queues', (_, kind) => kind === 'queue'],
  ['Topics, buses, schedules', (_, kind) => kind === 'topic' || kind === 'bus' || kind === 'clock'],
  ['Streams', (_, kind) => kind === 'stream'],
  ['Workflows', (_, kind) => kind === 'workflow'],
  ['Tables and buckets', (_, kind) => kind === 'table' || kind === 'bucket'],
  ['Event sources', (type) => type === 'AWS::Lambda::EventSourceMapping'],
  ['Alarms and logs', (type, kind) => kind === 'log' || type.startsWith('AWS::CloudWatch::')],
  ['Network', (type) => type.startsWith('AWS::EC2::')],
  ['Roles and permissions', (type) => /^AWS::IAM::|Permission$|Policy$/.test(type)],
  ['Other', () => true],
];

function titleOf(type: string, kind: NodeKind): string {
  return titles.find(([, fits]) => fits(type, kind))?.[0] ?? 'Other';
}

function item(
  name: string,
  detail: string,
  at: { span: Parameters<typeof placeOf>[0]; nameSpan: Parameters<typeof placeOf>[0] },
): OutlineItem {
  const place = placeOf(at.span);
  const named = placeOf(at.nameSpan);
  return { name, detail, kind: 'service', place: around([place, named]), namePlace: named, children: [] };
}

/** A group reaches from its first to its last item; editors want children inside their parents. */
function group(name: string, items: readonly OutlineItem[]): readonly OutlineItem[] {
  const [first] = items;
  if (!first) return [];
  const place = around(items.map((one) => one.place));
  return [{ name, detail: String(items.length), kind: 'group', place, namePlace: first.namePlace, children: items }];
}

function around(places: readonly Place[]): Place {
  const start = Math.min(...places.map((place) => place.start));
  return { uri: places[0]?.uri ?? '', start, end: Math.max(...places.map((place) => place.end)) };
}

const isInside = (inner: Place, outer: Place): boolean =>
  inner.uri === outer.uri && outer.start <= inner.start && inner.end <= outer.end;
