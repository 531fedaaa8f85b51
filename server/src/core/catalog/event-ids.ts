/**
 * What of an event comes again when the event is delivered again. Sources: event examples of the Lambda developer guide
 * for each service; the ids of messages, stream records and bus events are given once, before the first delivery.
 */
import type { EventSourceKind } from './event-sources';

export interface EventId {
  /** The list in the event that holds the records; null where the event itself has the id. */
  readonly records: string | null;
  /** From the record, or the event, to the id. */
  readonly path: readonly string[];
}

export const eventIds: Readonly<Partial<Record<EventSourceKind, EventId>>> = {
  sqs: { records: 'Records', path: ['messageId'] },
  kinesis: { records: 'Records', path: ['eventID'] },
  dynamodb: { records: 'Records', path: ['eventID'] },
  sns: { records: 'Records', path: ['Sns', 'MessageId'] },
  eventbridge: { records: null, path: ['id'] },
  schedule: { records: null, path: ['id'] },
};
