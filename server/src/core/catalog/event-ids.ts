/**
 * What of an event comes again when the event is delivered again. Sources: event examples of the Lambda developer guide
 * for each service; the ids of messages, stream records and bus events are given once, before the first delivery. A record
 * of S3 has no id: bucket, key and sequencer together are one ("Event message structure", S3 user guide). So are topic,
 * partition and offset in Kafka.
 */
import type { EventSourceKind } from './event-sources';

export interface EventId {
  /** The list in the event that holds the records; null where the event itself has the id. */
  readonly records: string | null;
  /** The records are in lists, one for each key of a map. */
  readonly nested?: true;
  /** From the record, or the event, to the id; empty where no single value is one. */
  readonly path: readonly string[];
  /** In JMESPath, where that is not the path with dots. */
  readonly key?: string;
}

const inRecords = (...path: string[]): EventId => ({ records: 'Records', path });
const inEvent = (...path: string[]): EventId => ({ records: null, path });
const inPartitions: EventId = { records: 'records', nested: true, path: [], key: '[topic, partition, offset]' };

export const eventIds: Readonly<Partial<Record<EventSourceKind, EventId>>> = {
  sqs: inRecords('messageId'),
  kinesis: inRecords('eventID'),
  dynamodb: inRecords('eventID'),
  sns: inRecords('Sns', 'MessageId'),
  s3: { ...inRecords(), key: 's3.[bucket.name, object.key, object.sequencer]' },
  ses: inRecords('ses', 'mail', 'messageId'),
  eventbridge: inEvent('id'),
  schedule: inEvent('id'),
  'custom-resource': inEvent('RequestId'),
  'lambda-destination': inEvent('requestContext', 'requestId'),
  codepipeline: { ...inEvent('CodePipeline.job', 'id'), key: '"CodePipeline.job".id' },
  msk: inPartitions,
  kafka: inPartitions,
};

/** The id as a key path of an idempotency library. */
export const keyPathOf = ({ path, key }: EventId): string => key ?? path.join('.');
