/** `AWS::Lambda::EventSourceMapping`: queues, streams and brokers that Lambda polls. */
import { type EventSourceKind, eventSource } from '../../catalog/event-sources';
import { type Data, type DataMap, isReference, isTemplate } from '../../model/data';
import { known, possible, type Value } from '../../model/value';
import type { Span } from '../../text/span';
import { asIs } from '../sam/site';
import { byDefault, layered, mapOf } from '../values/data-maps';
import { draftOf, enabledBy } from './draft';
import type { Extractor, Surroundings } from './fragment';

export const eventSourceMapping: Extractor = (resource, surroundings) => {
  const { properties } = resource;
  const kind = mappingKind(properties, surroundings);
  if (kind === undefined) return {};
  return {
    triggers: [
      draftOf(resource, {
        kind,
        target: properties.get('FunctionName'),
        source: mappingSource(properties),
        settings: withMappingDefaults(properties, kind, resource.nameSpan),
        enabled: enabledBy(properties, 'Enabled', resource.nameSpan),
        inside: asIs,
      }),
    ],
  };
};

export function mappingSource(properties: DataMap): Value<Data> | undefined {
  const arn = properties.get('EventSourceArn');
  if (arn !== undefined) return arn;
  const endpoints = step(step(properties.get('SelfManagedEventSource'), 'Endpoints'), 'KafkaBootstrapServers');
  return endpoints ?? properties.get('SelfManagedEventSource');
}

function step(value: Value<Data> | undefined, key: string): Value<Data> | undefined {
  const data = value?.kind === 'located' ? value.value : undefined;
  return typeof data === 'object' && data?.kind === 'map' ? data.get(key) : undefined;
}

/** The service's defaults, where the catalogue of sources and the API model of Lambda give one. */
export function withMappingDefaults(properties: DataMap, kind: EventSourceKind, span: Span): DataMap {
  const source = eventSource(kind);
  const defaults: Record<string, Value<Data>> = {
    Enabled: byDefault(true, span),
    MaximumBatchingWindowInSeconds: byDefault(0, span),
  };
  if (source.defaultBatchSize !== undefined) defaults.BatchSize = byDefault(source.defaultBatchSize, span);
  if (source.boundedRetries) {
    defaults.MaximumRetryAttempts = byDefault(-1, span);
    defaults.MaximumRecordAgeInSeconds = byDefault(-1, span);
    defaults.BisectBatchOnFunctionError = byDefault(false, span);
  }
  return layered(properties, mapOf(defaults));
}

/** Undefined when nothing tells what is polled. */
function mappingKind(properties: DataMap, { typeOf }: Surroundings): EventSourceKind | undefined {
  const has = (key: string) => properties.get(key) !== undefined;
  if (has('SelfManagedEventSource')) return 'kafka';
  if (has('DocumentDBEventSourceConfig')) return 'documentdb';
  for (const { value } of possible(properties.get('EventSourceArn'))) {
    const kind = kindOfSource(value.value, typeOf);
    if (kind !== undefined) return kind;
  }
  if (has('Queues')) return 'mq';
  if (has('Topics')) return 'msk';
  const arn = properties.get('EventSourceArn');
  if (arn === undefined) return undefined;
  // Streams can't do without a starting position, queues can't have one.
  if (!has('StartingPosition')) return 'sqs';
  // An output of another stack, say, has but its name to go by.
  const data = known(arn);
  const name = arn.kind === 'unresolved' ? arn.expression : isReference(data) ? (data.attribute ?? data.target) : '';
  return /dynamo|table/i.test(name) ? 'dynamodb' : 'kinesis';
}

function kindOfSource(data: Data, typeOf: Surroundings['typeOf']): EventSourceKind | undefined {
  if (isReference(data)) {
    const type = typeOf(data.target);
    const byType = type === undefined ? undefined : kindOfType[type];
    return byType ?? (data.attribute === 'StreamArn' ? 'dynamodb' : undefined);
  }
  const [first] = isTemplate(data) ? data.parts.filter((part) => typeof part === 'object' && part.kind === 'ref') : [];
  if (typeof first === 'object' && first.kind === 'ref' && isTemplate(data) && data.parts.length === 1) {
    return kindOfSource(first, typeOf);
  }
  const text = isTemplate(data) ? data.parts.map((part) => (typeof part === 'string' ? part : '*')).join('') : data;
  const service = typeof text === 'string' ? text.split(':')[2] : undefined;
  return service === undefined ? undefined : kindOfService[service];
}

const kindOfType: Readonly<Record<string, EventSourceKind>> = {
  'AWS::SQS::Queue': 'sqs',
  'AWS::Kinesis::Stream': 'kinesis',
  'AWS::Kinesis::StreamConsumer': 'kinesis',
  'AWS::DynamoDB::Table': 'dynamodb',
  'AWS::DynamoDB::GlobalTable': 'dynamodb',
  'AWS::Serverless::SimpleTable': 'dynamodb',
  'AWS::MSK::Cluster': 'msk',
  'AWS::MSK::ServerlessCluster': 'msk',
  'AWS::AmazonMQ::Broker': 'mq',
  'AWS::DocDB::DBCluster': 'documentdb',
};

const kindOfService: Readonly<Record<string, EventSourceKind>> = {
  sqs: 'sqs',
  kinesis: 'kinesis',
  dynamodb: 'dynamodb',
  kafka: 'msk',
  mq: 'mq',
  rds: 'documentdb',
};
