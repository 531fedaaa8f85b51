/**
 * Streams: a batch that fails is tried again in place, and the records behind it wait. Source: Lambda API,
 * CreateEventSourceMapping; Lambda developer guide, pages on Kinesis, DynamoDB and Kafka error handling.
 */
import type { Trigger } from '../model/app';
import { asBoolean, asNumber, type Data } from '../model/data';
import { known, type Value } from '../model/value';
import { duration } from './duration';
import type { FailurePath, Step } from './graph';
import { lookup } from './lookup';
import { attempt, keptAt, lost, type PathContext, plural, unclear } from './timeline';

const endless = -1;
/** With a failure destination and no bound of its own Lambda stops after ten retries of a Kafka batch. */
const kafkaRetries = 10;

export function streamPath(trigger: Trigger, context: PathContext): FailurePath {
  const { settings } = trigger;
  const target = lookup(settings, 'DestinationConfig', 'OnFailure', 'Destination');
  const bounds = boundsOf(trigger, target);
  const batch = known(asBoolean(lookup(settings, 'BisectBatchOnFunctionError')))
    ? 'the batch again, in halves'
    : 'the whole batch again';
  const first = attempt('at 0 s', 'the batch');
  const base = { target: null, horizon: bounds.age };

  if (bounds.kind === 'unknown') {
    const steps = [first, attempt('at once', batch), unclear('how long it is tried is not known from the files')];
    return { ...base, end: 'unknown', attempts: 'as often as the mapping says', timeline: steps };
  }
  if (bounds.kind === 'endless') {
    const until = retentionText(trigger, context);
    const blocks: Step = { when: 'meanwhile', what: 'the records behind it wait', kind: 'blocks' };
    const steps = [first, attempt('at once', `${batch}, until it succeeds or ${until}`), blocks];
    return { ...base, end: 'blocks', attempts: `until it succeeds or ${until}`, timeline: steps };
  }
  const tried = [first, attempt('at once', `${batch}, ${bounds.words}`)];
  const attempts = bounds.attempts;
  if (target === undefined) {
    const gone = lost('then', 'the records are skipped: no failure destination');
    return { ...base, end: 'lost', attempts, timeline: [...tried, gone] };
  }
  const kept = keptAt(target, context);
  const step = isBucket(kept.target.type)
    ? kept.step
    : { ...kept.step, what: `${kept.step.what}; it gets the position of the batch, not the records` };
  return { ...base, end: 'kept', attempts, timeline: [...tried, step], target: kept.target };
}

type Bounds =
  | { readonly kind: 'bounded'; readonly attempts: string; readonly words: string; readonly age: number | undefined }
  | { readonly kind: 'endless'; readonly age: undefined }
  | { readonly kind: 'unknown'; readonly age: undefined };

/** Whether the mapping bounds retries by number or by age, and what that comes to. */
export function boundsOf(trigger: Trigger, target: Value<Data> | undefined): Bounds {
  const retriesValue = lookup(trigger.settings, 'MaximumRetryAttempts');
  const ageValue = lookup(trigger.settings, 'MaximumRecordAgeInSeconds');
  const retries = retriesValue === undefined ? endless : known(asNumber(retriesValue));
  const age = ageValue === undefined ? endless : known(asNumber(ageValue));
  const isKafka = trigger.kind === 'kafka' || trigger.kind === 'msk';
  const counted = retries === endless && isKafka && target !== undefined ? kafkaRetries : retries;
  if (counted === endless && age === endless) return { kind: 'endless', age: undefined };
  const byCount = counted !== undefined && counted >= 0;
  const byAge = age !== undefined && age >= 0;
  if (!byCount && !byAge) return { kind: 'unknown', age: undefined };
  const words = [
    ...(byCount ? [`up to ${counted === 1 ? '1 retry' : `${counted} retries`}`] : []),
    ...(byAge ? [`until the record is ${duration(age)} old`] : []),
  ];
  const attempts = byCount ? plural(counted + 1, 'attempt') : `until the record is ${byAge ? duration(age) : ''} old`;
  return { kind: 'bounded', attempts, words: words.join(', '), age: byAge ? age : undefined };
}

/** How long the source itself keeps a record. */
function retentionText(trigger: Trigger, { resolve }: PathContext): string {
  if (trigger.kind === 'dynamodb') return 'it is 24 h old';
  if (trigger.kind !== 'kinesis') return 'the source drops it';
  const source = resolve(trigger.source);
  if (source.kind !== 'resource') return 'the stream drops it';
  const value = lookup(source.resource.properties, 'RetentionPeriodHours');
  const hours = value === undefined ? 24 : known(asNumber(value));
  return hours === undefined ? 'the stream drops it' : `it is ${hours} h old`;
}

const isBucket = (type: string | null): boolean => type === 'AWS::S3::Bucket';
