/** Whether what a function writes invokes it again: the same place, and no filter that leaves its own writes out. */
import type { EventSourceKind } from '../../catalog/event-sources';
import { itemsOf, lookup, mapsIn, mapsOf } from '../../graph/lookup';
import { type Effect, hole } from '../../handlers/handler-facts';
import type { Trigger } from '../../model/app';
import { asString, type Data, type DataMap } from '../../model/data';
import { known, type Value } from '../../model/value';
import type { AppView } from '../rule';

/** Operations that make a new event in what invokes the function. */
const operations: Readonly<Partial<Record<EventSourceKind, ReadonlySet<string>>>> = {
  s3: new Set(['s3:PutObject', 's3:CopyObject', 's3:Upload', 's3:CompleteMultipartUpload']),
  sns: new Set(['sns:Publish', 'sns:PublishBatch']),
  sqs: new Set(['sqs:SendMessage', 'sqs:SendMessageBatch']),
  kinesis: new Set(['kinesis:PutRecord', 'kinesis:PutRecords']),
  dynamodb: new Set(['dynamodb:PutItem', 'dynamodb:UpdateItem']),
  eventbridge: new Set(['events:PutEvents']),
};

export function comesBack(trigger: Trigger, effect: Effect, view: AppView): boolean {
  const { kind, settings } = trigger;
  if (operations[kind]?.has(effect.operation) !== true || !isSamePlace(trigger, effect, view)) return false;
  switch (kind) {
    case 's3':
      return !effect.conditional && isCreated(settings) && passesKeyFilter(settings, effect);
    case 'eventbridge':
      return !effect.conditional && passesPattern(settings, effect);
    case 'dynamodb':
      // An item that is set to what it is already makes no record.
      return effect.repeat === 'harmful' && !effect.conditional && !hasFilter(settings);
    case 'sqs':
      return !effect.conditional && !hasFilter(settings);
    default:
      return !hasFilter(settings);
  }
}

function isSamePlace(trigger: Trigger, { target, labels }: Effect, { graph }: AppView): boolean {
  const source = graph.resolve(trigger.source);
  if (source.kind === 'resource') return source.id === target.resource || isBucketOfEvent(trigger, target.eventPath);
  if (trigger.kind === 'eventbridge') return isDefaultBus(trigger.source) && !labels.has('EventBusName');
  return isBucketOfEvent(trigger, target.eventPath);
}

const isBucketOfEvent = ({ kind }: Trigger, path: string | null): boolean =>
  kind === 's3' && path !== null && /(^|\.)s3\.bucket\.name$/i.test(path);

const isDefaultBus = (source: Value<Data> | undefined): boolean =>
  source === undefined || known(asString(source)) === 'default';

const hasFilter = (settings: DataMap): boolean =>
  ['FilterCriteria', 'FilterPolicy', 'FilterPolicyScope'].some((key) => lookup(settings, key) !== undefined);

/** Removals, tags and restores invoke nothing for what is written. */
function isCreated(settings: DataMap): boolean {
  const events = itemsOf(lookup(settings, 'Events') ?? lookup(settings, 'Event')).items;
  const names = events.map((event) => (event.kind === 'located' ? String(event.value) : ''));
  return names.length === 0 || names.some((name) => /ObjectCreated|^$/.test(name));
}

function passesKeyFilter(settings: DataMap, { labels }: Effect): boolean {
  const filter = lookup(settings, 'Filter');
  if (filter === undefined) return true;
  const rules = mapsOf(filter).flatMap((map) => mapsIn(lookup(map, 'S3Key', 'Rules')));
  const key = labels.get('Key');
  if (key === undefined || rules.length === 0) return false;
  return rules.every((rule) => {
    const name = known(asString(rule.get('Name')))?.toLowerCase();
    const value = known(asString(rule.get('Value')));
    if (name === undefined || value === undefined) return false;
    return name === 'prefix' ? startOf(key).startsWith(value) : name === 'suffix' && endOf(key).endsWith(value);
  });
}

/** What a text begins with for certain. */
export const startOf = (text: string): string => text.split(hole)[0] ?? '';

const endOf = (text: string): string => text.split(hole).at(-1) ?? '';

/** Only patterns by source and kind: what stands inside of the event is not known. */
function passesPattern(settings: DataMap, { labels }: Effect): boolean {
  const patterns = mapsOf(lookup(settings, 'EventPattern') ?? lookup(settings, 'Pattern'));
  const [pattern] = patterns;
  if (patterns.length !== 1 || pattern === undefined || pattern.keys.length === 0) return false;
  return pattern.keys.every((key) => {
    const sent = labels.get(key === 'source' ? 'Source' : key === 'detail-type' ? 'DetailType' : '');
    const { items, complete } = itemsOf(pattern.get(key));
    return sent !== undefined && complete && items.some((item) => known(asString(item)) === sent);
  });
}
