/** Events of services that call Lambda by themselves: buckets, topics, logs, IoT, Alexa, Cognito. */
import { asBoolean, asList, asMap, asString, type Data, type DataMap, isReference } from '../../model/data';
import { known, type Value } from '../../model/value';
import { textIn } from '../cloudformation/draft';
import { withMappingDefaults } from '../cloudformation/event-source-mapping';
import { cognitoInvocation } from '../cloudformation/service-hooks';
import { byDefault, mapOf } from '../values/data-maps';
import { generatedQueue, generatedResource, queuePolicy } from './generated-resources';
import type { EventOutcome, EventType, SamEvent } from './sam-event';

const s3: EventType = (event) => {
  const { properties } = event;
  const events = properties.get('Events');
  const settings = mapOf({ Bucket: properties.get('Bucket'), Event: events, Filter: properties.get('Filter') }, (key) =>
    properties.keySpan(key === 'Event' ? 'Events' : key),
  );
  return {
    triggers: [
      event.draft({ kind: 's3', source: bucketOf(event), settings, label: textsIn(events).join(', ') || null }),
    ],
  };
};

/** SAM wants `!Ref Bucket`, so a plain text names the resource as well. */
function bucketOf({ properties, surroundings }: SamEvent): Value<Data> | undefined {
  const bucket = properties.get('Bucket');
  return asReference(bucket, (id) => surroundings.typeOf(id) === 'AWS::S3::Bucket');
}

export function asReference(
  value: Value<Data> | undefined,
  isResource: (id: string) => boolean,
): Value<Data> | undefined {
  const data = known(value);
  if (value?.kind !== 'located' || typeof data !== 'string' || !isResource(data)) return value;
  return { ...value, value: { kind: 'ref', target: data, attribute: null } };
}

const sns: EventType = (event) => {
  const { properties } = event;
  const subscription = properties.get('SqsSubscription');
  const isQueue = known(asBoolean(subscription));
  const existing = asMap(subscription);
  if (isQueue === true) return throughOwnQueue(event, subscription?.span ?? event.asResource.nameSpan);
  if (existing !== undefined)
    return throughGivenQueue(event, existing, subscription?.span ?? event.asResource.nameSpan);
  const settings = mapOf(
    {
      TopicArn: properties.get('Topic'),
      FilterPolicy: properties.get('FilterPolicy'),
      FilterPolicyScope: properties.get('FilterPolicyScope'),
      RedrivePolicy: properties.get('RedrivePolicy'),
      Region: properties.get('Region'),
    },
    (key) => properties.keySpan(key === 'TopicArn' ? 'Topic' : key),
  );
  return { triggers: [event.draft({ kind: 'sns', source: properties.get('Topic'), settings })] };
};

/** `SqsSubscription: true`: SAM puts a queue of its own between topic and function. */
function throughOwnQueue(event: SamEvent, span: Value<Data>['span']): EventOutcome {
  const { asResource, properties, surroundings } = event;
  const topic = known(properties.get('Topic'));
  const fifo = isReference(topic) ? surroundings.propertiesOf(topic.target)?.get('FifoTopic') : undefined;
  const made = generatedQueue(asResource, { id: `${asResource.id}Queue`, span, properties: { FifoQueue: fifo } });
  const policy = queuePolicy(
    asResource,
    `${asResource.id}QueuePolicy`,
    { id: made.queue.id, arn: made.arn, span },
    'sns.amazonaws.com',
  );
  const { triggers, resources } = throughQueue(event, made.arn, undefined);
  return { triggers, resources: [made.queue, policy, ...(resources ?? [])] };
}

/** The author's own queue; SAM adds the policy that lets the topic send to it. */
function throughGivenQueue(event: SamEvent, existing: DataMap, span: Value<Data>['span']): EventOutcome {
  const { asResource } = event;
  const queue = existing.get('QueueArn');
  const { triggers, resources } = throughQueue(event, queue, existing.get('BatchSize'));
  const target = known(queue);
  if (!isReference(target) || queue === undefined) return { triggers, ...(resources ? { resources } : {}) };
  const id = known(asString(existing.get('QueuePolicyLogicalId'))) ?? `${asResource.id}QueuePolicy`;
  const policy = queuePolicy(asResource, id, { id: target.target, arn: queue, span }, 'sns.amazonaws.com');
  return { triggers, resources: [policy, ...(resources ?? [])] };
}

function throughQueue(
  event: SamEvent,
  queue: Value<Data> | undefined,
  batchSize: Value<Data> | undefined,
): EventOutcome {
  const { asResource, properties } = event;
  const span = asResource.nameSpan;
  const hasMap = asMap(properties.get('SqsSubscription')) !== undefined;
  const mapping = mapOf({ EventSourceArn: queue, BatchSize: batchSize ?? byDefault(10, span) });
  const subscription = generatedResource(asResource, {
    id: asResource.id,
    type: 'AWS::SNS::Subscription',
    span,
    properties: {
      TopicArn: properties.get('Topic'),
      Protocol: byDefault('sqs', span),
      Endpoint: queue,
      FilterPolicy: properties.get('FilterPolicy'),
      FilterPolicyScope: properties.get('FilterPolicyScope'),
      RedrivePolicy: properties.get('RedrivePolicy'),
      Region: properties.get('Region'),
    },
  });
  // The translator ignores `Enabled` of a subscription.
  return {
    triggers: [
      event.draft({
        kind: 'sqs',
        source: queue,
        settings: withMappingDefaults(mapping, 'sqs', span),
        // Of the mapping only this can be said in the event.
        inside(path) {
          // The subscription itself may be replaced as a whole: by a queue of the author's own.
          if (path[0] === 'SqsSubscription') return path;
          return hasMap && path[0] === 'BatchSize' ? ['SqsSubscription', 'BatchSize'] : undefined;
        },
      }),
    ],
    resources: [subscription],
  };
}

const cloudWatchLogs: EventType = (event) => {
  const source = event.properties.get('LogGroupName');
  return {
    triggers: [
      event.draft({ kind: 'cloudwatch-logs', source, settings: event.properties, label: textIn(source) ?? null }),
    ],
  };
};

const iotRule: EventType = (event) => ({
  triggers: [
    event.draft({ kind: 'iot', settings: event.properties, label: textIn(event.properties.get('Sql')) ?? null }),
  ],
});

const alexaSkill: EventType = (event) => ({
  triggers: [event.draft({ kind: 'alexa', settings: event.properties })],
});

const cognito: EventType = (event) => {
  const { properties, surroundings } = event;
  const source = asReference(properties.get('UserPool'), (id) => surroundings.typeOf(id) === 'AWS::Cognito::UserPool');
  const triggers = textsIn(properties.get('Trigger'));
  return {
    triggers: (triggers.length > 0 ? triggers : ['']).map((trigger, index) =>
      event.draft({
        kind: 'cognito',
        source,
        settings: properties,
        label: trigger || null,
        ...cognitoInvocation(trigger),
        ...(index === 0 ? {} : { key: trigger }),
      }),
    ),
  };
};

/** One text or a list of them. */
function textsIn(value: Value<Data> | undefined): readonly string[] {
  const items = asList(value)?.items ?? (value ? [value] : []);
  return items.flatMap((item) => known(asString(item)) ?? []);
}

export const pushEvents: ReadonlyMap<string, EventType> = new Map([
  ['S3', s3],
  ['SNS', sns],
  ['CloudWatchLogs', cloudWatchLogs],
  ['IoTRule', iotRule],
  ['AlexaSkill', alexaSkill],
  ['Cognito', cognito],
]);
