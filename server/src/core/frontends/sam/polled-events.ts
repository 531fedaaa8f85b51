/** Events that SAM turns into an event source mapping. */
import type { EventSourceKind } from '../../catalog/event-sources';
import { type Data, type DataMap, isMap } from '../../model/data';
import { known, type Value } from '../../model/value';
import { enabledBy } from '../cloudformation/draft';
import { mappingSource, withMappingDefaults } from '../cloudformation/event-source-mapping';
import { lazyMap, mapOf } from '../values/data-maps';
import type { EventType } from './sam-event';

const polled =
  (kind: EventSourceKind, sourceName: string): EventType =>
  (event) => {
    const mapping = asMapping(event.properties, sourceName, kind);
    const span = event.asResource.nameSpan;
    return {
      triggers: [
        event.draft({
          kind,
          source: mappingSource(mapping),
          settings: withMappingDefaults(mapping, kind, span),
          enabled: enabledBy(mapping, 'Enabled', span),
        }),
      ],
    };
  };

export const polledEvents: ReadonlyMap<string, EventType> = new Map([
  ['SQS', polled('sqs', 'Queue')],
  ['Kinesis', polled('kinesis', 'Stream')],
  ['DynamoDB', polled('dynamodb', 'Stream')],
  ['MSK', polled('msk', 'Stream')],
  ['MQ', polled('mq', 'Broker')],
  ['DocumentDB', polled('documentdb', 'Cluster')],
  ['SelfManagedKafka', polled('kafka', 'KafkaBootstrapServers')],
]);

/** The event's properties as `AWS::Lambda::EventSourceMapping` spells them. */
function asMapping(properties: DataMap, sourceName: string, kind: EventSourceKind): DataMap {
  const isKafka = kind === 'kafka';
  const renames = new Map([[sourceName, isKafka ? 'SelfManagedEventSource' : 'EventSourceArn']]);
  if (kind === 'documentdb') for (const name of documentDbNames) renames.set(name, 'DocumentDBEventSourceConfig');
  const originals = new Map([...renames].map(([from, to]) => [to, from]));
  const keys = properties.keys.map((key) => renames.get(key) ?? key);
  return lazyMap(
    [...new Set(keys)],
    (key) => {
      if (key === 'SelfManagedEventSource' && isKafka) return endpoints(properties.get(sourceName));
      if (key === 'DocumentDBEventSourceConfig') return documentDbConfig(properties);
      return properties.get(originals.get(key) ?? key);
    },
    (key) => properties.keySpan(originals.get(key) ?? key),
  );
}

const documentDbNames = ['DatabaseName', 'CollectionName', 'FullDocument'] as const;

function documentDbConfig(properties: DataMap): Value<Data> | undefined {
  const entries = Object.fromEntries(documentDbNames.map((name) => [name, properties.get(name)]));
  return wrapped(entries);
}

function endpoints(servers: Value<Data> | undefined): Value<Data> | undefined {
  if (servers === undefined || isMap(known(servers))) return servers;
  const inner = wrapped({ KafkaBootstrapServers: servers });
  return inner && wrapped({ Endpoints: inner });
}

function wrapped(entries: Readonly<Record<string, Value<Data> | undefined>>): Value<Data> | undefined {
  const [first] = Object.values(entries).filter((value) => value !== undefined);
  return first && { kind: 'located', value: mapOf(entries), origin: 'literal', span: first.span };
}
