/** Who uses a resource as a dead-letter queue or failure destination, whatever the user is. */
import type { App, Resource, ResourceId } from '../model/app';
import type { Data, DataMap } from '../model/data';
import type { Value } from '../model/value';
import type { DeadLetterUse } from './graph';
import { lookup, mapsIn, mapsOf } from './lookup';
import type { Resolve } from './resolve';

export type DeadLetterUsers = ReadonlyMap<ResourceId, readonly DeadLetterUse[]>;

export function findDeadLetterUsers(app: App, resolve: Resolve): DeadLetterUsers {
  const users = new Map<ResourceId, DeadLetterUse[]>();
  const add = (value: Value<Data> | undefined, use: DeadLetterUse) => {
    for (const option of optionsOf(value)) {
      const target = resolve(option);
      if (target.kind !== 'resource') continue;
      const uses = users.get(target.id) ?? [];
      users.set(target.id, uses);
      if (!uses.some((other) => other.by === use.by && other.id === use.id && other.kind === use.kind)) uses.push(use);
    }
  };
  for (const fn of app.functions.values()) {
    for (const { target, kind } of fn.failureTargets) {
      add(target, { by: kind === 'dlq' ? 'function' : 'destination', id: fn.id, kind });
    }
  }
  for (const trigger of app.triggers) {
    const form = triggerForms[trigger.kind];
    if (form) add(form.read(trigger.settings), { by: form.by, id: trigger.name ?? trigger.id, kind: form.kind });
  }
  for (const resource of app.resources.values()) {
    const form = resourceForms[resource.type];
    if (form === undefined) continue;
    for (const value of form.read(resource)) add(value, { by: form.by, id: resource.id, kind: form.kind });
  }
  return users;
}

/** Each option by itself: a queue that is a dead-letter queue under one condition is one. */
function optionsOf(value: Value<Data> | undefined): readonly Value<Data>[] {
  if (value === undefined) return [];
  return value.kind === 'alternatives' ? value.options.flatMap((option) => optionsOf(option.value)) : [value];
}

interface Form<From, Found> {
  readonly by: DeadLetterUse['by'];
  readonly kind: DeadLetterUse['kind'];
  read(from: From): Found;
}

const onFailure: Form<DataMap, Value<Data> | undefined> = {
  by: 'mapping',
  kind: 'on-failure',
  read: (settings) => lookup(settings, 'DestinationConfig', 'OnFailure', 'Destination'),
};

const deliveryDlq = (by: DeadLetterUse['by']): Form<DataMap, Value<Data> | undefined> => ({
  by,
  kind: 'dlq',
  read: (settings) => lookup(settings, 'DeadLetterConfig', 'Arn'),
});

const triggerForms: Readonly<Record<string, Form<DataMap, Value<Data> | undefined>>> = {
  kinesis: onFailure,
  dynamodb: onFailure,
  msk: onFailure,
  kafka: onFailure,
  eventbridge: deliveryDlq('rule-target'),
  schedule: deliveryDlq('schedule'),
  scheduler: deliveryDlq('schedule'),
  sns: {
    by: 'subscription',
    kind: 'dlq',
    read: (settings) => lookup(settings, 'RedrivePolicy', 'deadLetterTargetArn'),
  },
};

type Values = readonly (Value<Data> | undefined)[];

const resourceForms: Readonly<Record<string, Form<Resource, Values>>> = {
  'AWS::SQS::Queue': {
    by: 'queue',
    kind: 'dlq',
    read: ({ properties }) => [lookup(properties, 'RedrivePolicy', 'deadLetterTargetArn')],
  },
  'AWS::SNS::Subscription': {
    by: 'subscription',
    kind: 'dlq',
    read: ({ properties }) => [lookup(properties, 'RedrivePolicy', 'deadLetterTargetArn')],
  },
  'AWS::SNS::Topic': {
    by: 'subscription',
    kind: 'dlq',
    read: ({ properties }) =>
      mapsIn(lookup(properties, 'Subscription')).map((one) => lookup(one, 'RedrivePolicy', 'deadLetterTargetArn')),
  },
  'AWS::Events::Rule': {
    by: 'rule-target',
    kind: 'dlq',
    read: ({ properties }) =>
      mapsIn(lookup(properties, 'Targets')).map((one) => lookup(one, 'DeadLetterConfig', 'Arn')),
  },
  'AWS::Events::EventBus': {
    by: 'rule-target',
    kind: 'dlq',
    read: ({ properties }) => [lookup(properties, 'DeadLetterConfig', 'Arn')],
  },
  'AWS::EventsV2::Subscriber': {
    by: 'subscription',
    kind: 'dlq',
    read: ({ properties }) => [lookup(properties, 'OnFailureConfiguration', 'Arn')],
  },
  'AWS::Scheduler::Schedule': {
    by: 'schedule',
    kind: 'dlq',
    read: ({ properties }) => [lookup(properties, 'Target', 'DeadLetterConfig', 'Arn')],
  },
  'AWS::Lambda::EventSourceMapping': {
    by: 'mapping',
    kind: 'on-failure',
    read: ({ properties }) => [onFailure.read(properties)],
  },
  'AWS::Lambda::EventInvokeConfig': {
    by: 'destination',
    kind: 'on-failure',
    read: ({ properties }) => [onFailure.read(properties)],
  },
  'AWS::Pipes::Pipe': {
    by: 'pipe',
    kind: 'dlq',
    read: ({ properties }) =>
      mapsOf(lookup(properties, 'SourceParameters')).flatMap((parameters) =>
        parameters.keys.map((key) => lookup(parameters, key, 'DeadLetterConfig', 'Arn')),
      ),
  },
};
