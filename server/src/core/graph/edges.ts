/** Every connection of the app: what invokes functions, what feeds what, and where failures go. */
import type { App, Trigger } from '../model/app';
import type { Data, DataMap } from '../model/data';
import type { Value } from '../model/value';
import type { Edge, Target } from './graph';
import { lookup, mapsIn, mapsOf } from './lookup';
import type { Resolve } from './resolve';

/** Ends are ids of functions and resources of the app; a source without a resource is its trigger's id. */
export function findEdges(app: App, resolve: Resolve): readonly Edge[] {
  const edges: Edge[] = [];
  const seen = new Set<string>();
  const add = (from: string | undefined, to: string | undefined, kind: Edge['kind'], trigger?: Trigger) => {
    if (from === undefined || to === undefined) return;
    const key = `${from}\n${to}\n${kind}\n${trigger?.id ?? ''}`;
    if (seen.has(key)) return;
    seen.add(key);
    edges.push(trigger ? { from, to, kind, trigger } : { from, to, kind });
  };
  const each = (value: Value<Data> | undefined): readonly (string | undefined)[] =>
    optionsOf(value).map((option) => idOf(resolve(option)));

  for (const trigger of app.triggers) {
    add(idOf(resolve(trigger.source)) ?? trigger.id, trigger.fn, 'invokes', trigger);
    const target = lookup(trigger.settings, 'DestinationConfig', 'OnFailure', 'Destination');
    if (trigger.invocation === 'stream') for (const to of each(target)) add(trigger.fn, to, 'on-failure');
    const undelivered =
      lookup(trigger.settings, 'DeadLetterConfig', 'Arn') ??
      lookup(trigger.settings, 'RedrivePolicy', 'deadLetterTargetArn');
    if (trigger.invocation === 'async') {
      for (const to of each(undelivered)) add(idOf(resolve(trigger.source)) ?? trigger.id, to, 'delivery-dlq');
    }
  }
  for (const fn of app.functions.values()) {
    for (const { target } of fn.failureTargets) for (const to of each(target)) add(fn.id, to, 'on-failure');
    for (const { properties } of fn.invokeConfigs) {
      const to = lookup(properties, 'DestinationConfig', 'OnSuccess', 'Destination');
      for (const id of each(to)) add(fn.id, id, 'on-success');
    }
  }
  for (const resource of app.resources.values()) {
    for (const link of links[resource.type]?.(resource.properties) ?? []) {
      const from = link.from === undefined ? [resource.id] : each(link.from);
      for (const source of from) {
        for (const to of each(link.to)) {
          // How functions are invoked is told by triggers, with all that belongs to them.
          if (to !== undefined && app.functions.has(to) && link.kind === 'feeds') continue;
          add(source, to, link.kind);
        }
      }
    }
  }
  return edges;
}

function idOf(target: Target): string | undefined {
  return target.kind === 'resource' || target.kind === 'function' ? target.id : undefined;
}

function optionsOf(value: Value<Data> | undefined): readonly Value<Data>[] {
  if (value === undefined) return [];
  return value.kind === 'alternatives' ? value.options.flatMap((option) => optionsOf(option.value)) : [value];
}

interface Link {
  /** Undefined: the resource itself. */
  readonly from?: Value<Data> | undefined;
  readonly to: Value<Data> | undefined;
  readonly kind: Edge['kind'];
}

const notification = (properties: DataMap, list: string, target: string): readonly Link[] =>
  mapsOf(lookup(properties, 'NotificationConfiguration')).flatMap((configuration) =>
    mapsIn(lookup(configuration, list)).map((one): Link => ({ to: lookup(one, target), kind: 'feeds' })),
  );

/** How each type of resource passes events on, by its own properties. */
const links: Readonly<Record<string, (properties: DataMap) => readonly Link[]>> = {
  'AWS::SQS::Queue': (properties) => [
    { to: lookup(properties, 'RedrivePolicy', 'deadLetterTargetArn'), kind: 'redrive' },
  ],
  'AWS::S3::Bucket': (properties) => [
    ...notification(properties, 'TopicConfigurations', 'Topic'),
    ...notification(properties, 'QueueConfigurations', 'Queue'),
  ],
  'AWS::SNS::Topic': (properties) =>
    mapsIn(lookup(properties, 'Subscription')).map((one): Link => ({ to: lookup(one, 'Endpoint'), kind: 'feeds' })),
  'AWS::SNS::Subscription': (properties) => {
    const from = lookup(properties, 'TopicArn');
    if (from === undefined) return [];
    const undelivered = lookup(properties, 'RedrivePolicy', 'deadLetterTargetArn');
    return [
      { from, to: lookup(properties, 'Endpoint'), kind: 'feeds' },
      { from, to: undelivered, kind: 'delivery-dlq' },
    ];
  },
  'AWS::Events::Rule': (properties) => {
    const bus = lookup(properties, 'EventBusName');
    const targets = mapsIn(lookup(properties, 'Targets')).flatMap((one): readonly Link[] => [
      { to: lookup(one, 'Arn'), kind: 'feeds' },
      { to: lookup(one, 'DeadLetterConfig', 'Arn'), kind: 'delivery-dlq' },
    ]);
    return bus === undefined ? targets : targets.map((link) => ({ ...link, from: bus }));
  },
  'AWS::Scheduler::Schedule': (properties) => [
    { to: lookup(properties, 'Target', 'Arn'), kind: 'feeds' },
    { to: lookup(properties, 'Target', 'DeadLetterConfig', 'Arn'), kind: 'delivery-dlq' },
  ],
  'AWS::Pipes::Pipe': (properties) => {
    const from = lookup(properties, 'Source');
    return from === undefined ? [] : [{ from, to: lookup(properties, 'Target'), kind: 'feeds' }];
  },
};
