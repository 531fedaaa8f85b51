/** What a template holds, in the order of the file: functions with their events, and every resource with its kind. */
import { invocation } from '../diagram/function-details';
import type { NodeKind } from '../diagram/picture';
import { resourceKind } from '../diagram/resource-kinds';
import type { Checked } from '../project/checked';
import { type Place, placeOf, type Span } from '../text/span';

export type OutlineKind = 'function' | 'event' | 'alarm' | 'network' | 'permission' | NodeKind;

export interface OutlineItem {
  readonly name: string;
  readonly detail: string;
  readonly kind: OutlineKind;
  readonly place: Place;
  readonly namePlace: Place;
  readonly children: readonly OutlineItem[];
}

/** In the order of the file. */
export function outline({ app, graph }: Checked, uri: string): readonly OutlineItem[] {
  const functions = [...app.functions.values()].map((fn): OutlineItem => {
    const place = placeOf(fn.span);
    const events = graph
      .triggersOf(fn.id)
      .filter((trigger) => !trigger.generated && isInside(placeOf(trigger.span), place))
      .map((trigger) => {
        const what = invocation(trigger);
        // Events of the Serverless Framework have no name in the file.
        const isNamed = trigger.name !== null && app.framework !== 'serverless';
        return isNamed ? item(trigger.name, what, 'event', trigger) : item(what, '', 'event', trigger);
      });
    return { ...item(fn.id, 'function', 'function', fn), children: events };
  });
  const isFunction = new Set([...app.functions.values()].map((fn) => fn.logicalId));
  const resources = [...app.resources.values()]
    .filter(({ id, generated }) => !generated && !isFunction.has(id))
    .map((resource) => {
      const isDlq = graph.deadLetterUsers(resource.id).length > 0;
      const { label } = resourceKind(resource.type);
      const kind = isDlq ? 'dlq' : kindOf(resource.type);
      return item(resource.id, isDlq ? `${label}, for failed events` : label, kind, resource);
    });
  return [...functions, ...resources]
    .filter(({ place }) => place.uri === uri)
    .sort((a, b) => a.place.start - b.place.start);
}

function kindOf(type: string): OutlineKind {
  const { kind } = resourceKind(type);
  if (kind !== 'service') return kind;
  if (type.startsWith('AWS::ApiGateway')) return 'api';
  if (type.startsWith('AWS::CloudWatch::')) return 'alarm';
  if (type.startsWith('AWS::EC2::')) return 'network';
  return /^AWS::IAM::|Permission$|Policy$/.test(type) ? 'permission' : kind;
}

function item(name: string, detail: string, kind: OutlineKind, at: { span: Span; nameSpan: Span }): OutlineItem {
  const place = placeOf(at.span);
  const named = placeOf(at.nameSpan);
  return { name, detail, kind, place: around(place, named), namePlace: named, children: [] };
}

const around = (a: Place, b: Place): Place => ({
  uri: a.uri,
  start: Math.min(a.start, b.start),
  end: Math.max(a.end, b.end),
});

const isInside = (inner: Place, outer: Place): boolean =>
  inner.uri === outer.uri && outer.start <= inner.start && inner.end <= outer.end;
