/** Events that Lambda polls: each becomes an `AWS::Lambda::EventSourceMapping`, whose words the settings use. */
import type { EventSourceKind } from '../../catalog/event-sources';
import { asBoolean, type Data } from '../../model/data';
import type { Value } from '../../model/value';
import type { Pair, YamlNode } from '../../yaml/node';
import type { EventEntry, EventReader, EventReading, FunctionEntry } from './event-reading';
import { naming } from './naming';
import { clusterName, nameInArn, sourceOf, streamType } from './polled-sources';
import {
  field,
  isPlainMap,
  itemsOf,
  joined,
  keySpanOf,
  plainText,
  readValue,
  reference,
  type ServiceContext,
} from './service-context';
import { filterCriteria, fixed, group, type Setting, settingsOf, taken, takenAsList, takenAsMap } from './settings';

export const readSqs: EventReader = (event, fn, service) => {
  const { map, arn } = sourceOf(event);
  const source = arn && readValue(arn, service);
  return mapping(event, fn, service, {
    kind: 'sqs',
    name: naming.queue(fn.key, nameInArn(arn, ':')),
    source,
    settings: [
      ...common(event, map, service, 10),
      taken('MaximumBatchingWindowInSeconds', map, 'maximumBatchingWindow', service),
      takenAsList('FunctionResponseTypes', map, 'functionResponseType', service),
      filterCriteria(map, service),
      takenAsMap('ScalingConfig', 'MaximumConcurrency', map, 'maximumConcurrency', service),
    ],
  });
};

export const readStream: EventReader = (event, fn, service) => {
  const { map, arn } = sourceOf(event);
  const source = arn && readValue(arn, service);
  const type = streamType(map, source, service);
  const streamName = nameInArn(arn, '/');
  const consumer = type === 'kinesis' ? field(map, 'consumer') : undefined;
  const consumerId =
    consumer?.kind === 'scalar' && consumer.value === true ? naming.streamConsumer(fn.key, streamName) : undefined;
  const place = event.pair.key.span;
  const mappedSource = consumerId
    ? reference(consumerId, null, consumer?.span ?? place)
    : consumer
      ? readValue(consumer, service)
      : source;
  const reading = mapping(event, fn, service, {
    kind: type,
    name: naming.stream(fn.key, type, streamName),
    source,
    settings: [
      ...common(event, map, service, 10),
      fixed('EventSourceArn', mappedSource, keySpanOf(map, 'arn')),
      taken('StartingPosition', map, 'startingPosition', service, { value: 'TRIM_HORIZON', span: place }),
      taken('StartingPositionTimestamp', map, 'startingPositionTimestamp', service),
      taken('ParallelizationFactor', map, 'parallelizationFactor', service),
      taken('MaximumBatchingWindowInSeconds', map, 'batchWindow', service),
      taken('MaximumRetryAttempts', map, 'maximumRetryAttempts', service),
      taken('MaximumRecordAgeInSeconds', map, 'maximumRecordAgeInSeconds', service),
      taken('BisectBatchOnFunctionError', map, 'bisectBatchOnFunctionError', service),
      taken('TumblingWindowInSeconds', map, 'tumblingWindowInSeconds', service),
      takenAsList('FunctionResponseTypes', map, 'functionResponseType', service),
      onFailure(map, service),
      filterCriteria(map, service),
    ],
  });
  if (!consumerId) return reading;
  const properties = settingsOf([fixed('StreamARN', source)]);
  return { ...reading, resources: [{ id: consumerId, type: 'AWS::Kinesis::StreamConsumer', properties }] };
};

export const readMsk: EventReader = (event, fn, service) => {
  const { map, arn } = sourceOf(event);
  const topic = plainText(field(map, 'topic')) ?? '';
  return mapping(event, fn, service, {
    kind: 'msk',
    name: naming.msk(fn.key, clusterName(arn), topic),
    source: arn && readValue(arn, service),
    label: topic || null,
    settings: [
      ...common(event, map, service, undefined),
      ...kafkaSettings(event, map, service),
      takenAsMap('AmazonManagedKafkaEventSourceConfig', 'ConsumerGroupId', map, 'consumerGroupId', service),
    ],
  });
};

export const readKafka: EventReader = (event, fn, service) => {
  const map = event.node;
  const topic = plainText(field(map, 'topic')) ?? '';
  const servers = field(map, 'bootstrapServers');
  const place = servers?.span ?? event.pair.key.span;
  return mapping(event, fn, service, {
    kind: 'kafka',
    name: naming.kafka(fn.key, topic),
    source:
      servers &&
      joined(
        itemsOf(servers).flatMap((item, i) => [i > 0 ? ',' : '', readValue(item, service)]),
        place,
      ),
    label: topic || null,
    settings: [
      ...common(event, map, service, undefined),
      ...kafkaSettings(event, map, service),
      takenAsMap('SelfManagedKafkaEventSourceConfig', 'ConsumerGroupId', map, 'consumerGroupId', service),
      onFailureDestination(map, service),
    ],
  });
};

export const readActiveMq: EventReader = (event, fn, service) =>
  readBroker(event, fn, service, naming.activeMq(fn.key, plainText(field(event.node, 'queue')) ?? ''));

export const readRabbitMq: EventReader = (event, fn, service) =>
  readBroker(event, fn, service, naming.rabbitMq(fn.key, plainText(field(event.node, 'queue')) ?? ''));

function readBroker(event: EventEntry, fn: FunctionEntry, service: ServiceContext, name: string): EventReading {
  const { map, arn } = sourceOf(event);
  return mapping(event, fn, service, {
    kind: 'mq',
    name,
    source: arn && readValue(arn, service),
    label: plainText(field(map, 'queue')) ?? null,
    settings: [
      ...common(event, map, service, undefined),
      taken('MaximumBatchingWindowInSeconds', map, 'maximumBatchingWindow', service),
      takenAsList('Queues', map, 'queue', service),
      filterCriteria(map, service),
    ],
  });
}

interface Mapping {
  readonly kind: EventSourceKind;
  readonly name: string;
  readonly source: Value<Data> | undefined;
  readonly label?: string | null;
  readonly settings: readonly (Setting | undefined)[];
}

export function mapping(event: EventEntry, _fn: FunctionEntry, _service: ServiceContext, entry: Mapping): EventReading {
  const settings = settingsOf([fixed('EventSourceArn', entry.source, event.pair.key.span), ...entry.settings]);
  const enabled = asBoolean(settings.get('Enabled'));
  return {
    triggers: [
      {
        kind: entry.kind,
        name: entry.name,
        source: entry.source,
        ...(enabled ? { enabled } : {}),
        settings,
        label: entry.label ?? null,
      },
    ],
  };
}

/** What all mappings share. The framework leaves the batch size of Kafka and MQ to Lambda: 100. */
function common(
  event: EventEntry,
  map: YamlNode | undefined,
  service: ServiceContext,
  batchSize: number | undefined,
): readonly (Setting | undefined)[] {
  const span = event.pair.key.span;
  return [
    taken('BatchSize', map, 'batchSize', service, { value: batchSize ?? 100, span }),
    taken('Enabled', map, 'enabled', service, { value: true, span }),
  ];
}

function kafkaSettings(
  event: EventEntry,
  map: YamlNode | undefined,
  service: ServiceContext,
): readonly (Setting | undefined)[] {
  const poller = field(map, 'provisionedPollerConfig');
  return [
    taken('MaximumBatchingWindowInSeconds', map, 'maximumBatchingWindow', service),
    taken('StartingPosition', map, 'startingPosition', service, { value: 'TRIM_HORIZON', span: event.pair.key.span }),
    taken('StartingPositionTimestamp', map, 'startingPositionTimestamp', service),
    takenAsList('Topics', map, 'topic', service),
    filterCriteria(map, service),
    group('ProvisionedPollerConfig', poller, keySpanOf(map, 'provisionedPollerConfig'), () => [
      taken('MinimumPollers', poller, 'minimumPollers', service),
      taken('MaximumPollers', poller, 'maximumPollers', service),
    ]),
  ];
}

/** `destinations.onFailure`: an ARN, or a map with `arn`. */
function onFailure(map: YamlNode | undefined, service: ServiceContext): Setting | undefined {
  const destinations = field(map, 'destinations');
  const target = field(destinations, 'onFailure');
  if (!target) return undefined;
  const arn = isPlainMap(target) ? field(target, 'arn') : target;
  return destinationConfig(arn, destinations, 'onFailure', keySpanOf(map, 'destinations'), service);
}

function onFailureDestination(map: YamlNode | undefined, service: ServiceContext): Setting | undefined {
  const target = field(map, 'onFailureDestination');
  return (
    target && destinationConfig(target, map, 'onFailureDestination', keySpanOf(map, 'onFailureDestination'), service)
  );
}

function destinationConfig(
  arn: YamlNode | undefined,
  holder: YamlNode | undefined,
  key: string,
  keySpan: Pair['span'] | undefined,
  service: ServiceContext,
): Setting | undefined {
  return group('DestinationConfig', holder, keySpan, () => [
    group('OnFailure', holder, keySpanOf(holder, key), () => [
      fixed('Destination', arn && readValue(arn, service), keySpanOf(holder, key)),
    ]),
  ]);
}
