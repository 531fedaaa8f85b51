/**
 * `constructs` of the plugin Lift. A queue construct is a queue with a dead-letter queue and a worker function, as its
 * documentation describes: visibility 6 x timeout + window, 3 receives, 14 days in the dead-letter queue.
 */
import type { Unseen } from '../../model/app';
import { asNumber, type Data } from '../../model/data';
import { known, type Value } from '../../model/value';
import type { Span } from '../../text/span';
import { type MapNode, type Pair, type ScalarNode, type SeqNode, valueAt, type YamlNode } from '../../yaml/node';
import type { Fragment } from '../cloudformation/fragment';
import { mapOf } from '../values/data-maps';
import { readFunction } from './function-reader';
import { generated } from './generated-resource';
import { constructParts } from './naming';
import { field, isFalse, made, plainText, readValue, reference, type ServiceContext } from './service-context';
import type { ServiceState } from './service-state';
import { fixed, settingsOf, taken } from './settings';
import { noSite } from './site';

const defaults = { maxRetries: 3, batchSize: 1, maxBatchingWindow: 0, timeout: 6 } as const;
const twoWeeks = 1_209_600;

const kept = new WeakMap<Pair, { readonly state: ServiceState; readonly fragment: Fragment }>();

export function constructFragments(root: MapNode, state: ServiceState): readonly Fragment[] {
  return constructsOf(root, state).flatMap((pair) => {
    if (plainText(field(pair.value, 'type')) !== 'queue') return [];
    const before = kept.get(pair);
    if (before?.state === state) return [before.fragment];
    const fragment = queueFragment(pair, state.service);
    kept.set(pair, { state, fragment });
    return [fragment];
  });
}

/** What constructs do beyond the queues that are read. */
export function unseenConstructs(root: MapNode, state: ServiceState): readonly Unseen[] {
  return constructsOf(root, state).flatMap(({ key, value }): readonly Unseen[] => {
    const who = `construct \`${key.text}\``;
    const type = plainText(field(value, 'type'));
    if (type === 'vpc') return [{ who, what: ['network'] }];
    if (type === 'webhook') return [{ who, what: ['triggers'] }];
    return field(value, 'alarm') ? [{ who, what: ['alarms'] }] : [];
  });
}

function constructsOf(root: MapNode, state: ServiceState): readonly Pair[] {
  const written = valueAt(root, 'constructs');
  const constructs = written && state.variables.expand(written);
  return constructs?.kind === 'map' ? constructs.pairs.filter(({ value }) => value.kind === 'map') : [];
}

function queueFragment(pair: Pair, service: ServiceContext): Fragment {
  const { key, value } = pair;
  const ids = constructParts(key.text);
  const span = key.span;
  const fifo = field(value, 'fifo');
  const isFifo = fifo !== undefined && !isFalse(fifo);
  const retries = field(value, 'maxRetries');
  const redrive = settingsOf([
    fixed('deadLetterTargetArn', reference(ids.dlq, 'Arn', span)),
    taken('maxReceiveCount', value, 'maxRetries', service, { value: defaults.maxRetries, span }),
  ]);
  const fifoSettings = isFifo ? { FifoQueue: made(true, span) } : {};
  const queue = mapOf({
    VisibilityTimeout: visibility(value, service, span),
    RedrivePolicy: made(redrive, retries?.span ?? span),
    ...(isFifo ? { ContentBasedDeduplication: made(true, span) } : {}),
    ...fifoSettings,
  });
  const dlq = mapOf({ MessageRetentionPeriod: made(twoWeeks, span), ...fifoSettings });
  const worker = workerPair(pair, ids.queue);
  const nothing = () => undefined;
  const fragment: Fragment = worker
    ? readFunction(worker, service, { typeOf: nothing, propertiesOf: nothing, file: nothing, uriOf: nothing })
    : {};
  return {
    ...fragment,
    triggers: (fragment.triggers ?? []).map((trigger) =>
      trigger.kind === 'sqs' ? { ...trigger, site: noSite(span) } : trigger,
    ),
    resources: [
      ...(fragment.resources ?? []),
      generated({ id: ids.queue, type: 'AWS::SQS::Queue', properties: queue }, span),
      generated({ id: ids.dlq, type: 'AWS::SQS::Queue', properties: dlq }, span, ids.queue),
    ],
  };
}

/** Six times the worker's timeout and the batching window. */
function visibility(construct: YamlNode, service: ServiceContext, span: Span): Value<Data> {
  const written = field(field(construct, 'worker'), 'timeout') ?? field(service.provider, 'timeout');
  const window = field(construct, 'maxBatchingWindow');
  const number = (node: YamlNode | undefined, standard: number) =>
    node === undefined ? standard : known(asNumber(readValue(node, service)));
  const timeout = number(written, defaults.timeout);
  const wait = number(window, defaults.maxBatchingWindow);
  if (timeout === undefined || wait === undefined) {
    return { kind: 'unresolved', reason: 'the timeout of its worker is not known', expression: '', span };
  }
  return made(timeout * 6 + wait, span);
}

/** The worker as the function that Lift adds to the service. */
function workerPair({ key, value }: Pair, queueId: string): Pair | undefined {
  const worker = valueAt(value, 'worker');
  if (worker?.kind !== 'map') return undefined;
  const at = key.span;
  const scalar = (content: string | number, tag?: string): ScalarNode => {
    const text = String(content);
    return { kind: 'scalar', span: at, fullSpan: at, value: content, text, style: 'plain', ...(tag ? { tag } : {}) };
  };
  const pair = (name: string, node: YamlNode): Pair => ({ key: scalar(name), value: node, span: at });
  const optional = (name: string, from: string, standard?: number): readonly Pair[] => {
    const written = field(value, from);
    return written ? [pair(name, written)] : standard === undefined ? [] : [pair(name, scalar(standard))];
  };
  const map = (pairs: readonly Pair[]): MapNode => ({ kind: 'map', span: at, fullSpan: at, pairs, flow: false });
  const event = map([
    pair('arn', scalar(`${queueId}.Arn`, '!GetAtt')),
    ...optional('batchSize', 'batchSize', defaults.batchSize),
    ...optional('maximumBatchingWindow', 'maxBatchingWindow'),
    ...optional('maximumConcurrency', 'maxConcurrency'),
    pair('functionResponseType', scalar('ReportBatchItemFailures')),
  ]);
  const events: SeqNode = { kind: 'seq', span: at, fullSpan: at, items: [map([pair('sqs', event)])], flow: false };
  const name: ScalarNode = { ...key, value: `${key.text}Worker`, text: `${key.text}Worker` };
  return { key: name, value: { ...worker, pairs: [...worker.pairs, pair('events', events)] }, span: worker.span };
}
