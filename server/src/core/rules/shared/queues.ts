/** What the rules about failure paths ask of queues and topics, and the dead-letter queues their fixes add. */
import type { Graph } from '../../graph/graph';
import { lookup } from '../../graph/lookup';
import type { App, Resource, ResourceId, Site } from '../../model/app';
import type { NewResource, Plain } from '../../model/author';
import { asBoolean, asString, type Data } from '../../model/data';
import { known, type Value } from '../../model/value';

export const isQueue = (resource: Resource): boolean => resource.type === 'AWS::SQS::Queue';
export const isTopic = (resource: Resource): boolean => resource.type === 'AWS::SNS::Topic';

/** FIFO or standard; undefined where a condition decides. */
export function isFifo(resource: Resource): boolean | undefined {
  const flag = lookup(resource.properties, isTopic(resource) ? 'FifoTopic' : 'FifoQueue');
  return flag === undefined ? false : known(asBoolean(flag));
}

/** Whether what a value points to is FIFO, also by an ARN alone; undefined where it can't be told. */
export function pointsToFifo(value: Value<Data> | undefined, graph: Graph): boolean | undefined {
  const target = graph.resolve(value);
  if (target.kind === 'resource') {
    return isQueue(target.resource) || isTopic(target.resource) ? isFifo(target.resource) : undefined;
  }
  if (target.kind !== 'external' || !/^arn:[^:]*:(sqs|sns):/.test(target.expression)) return undefined;
  // A name with holes may end in anything.
  return target.expression.endsWith('}') ? undefined : target.expression.endsWith('.fifo');
}

/** A queue that is there for failed messages: used as such here, open to be, or called so for other stacks to use. */
export function isDeadLetterQueue(queue: Resource, graph: Graph): boolean {
  if (graph.deadLetterUsers(queue.id).length > 0) return true;
  if (lookup(queue.properties, 'RedriveAllowPolicy') !== undefined) return true;
  return soundsLikeDlq(queue.id) || soundsLikeDlq(known(asString(lookup(queue.properties, 'QueueName'))) ?? '');
}

const soundsLikeDlq = (name: string): boolean => /dlq|dead[-_]?letter/i.test(name);

/** SQS keeps messages for 14 days at most (SQS API, MessageRetentionPeriod). */
export const longestRetention = 1_209_600;

/** AWS advises at least five receives for a queue that Lambda polls (Lambda developer guide, "Using Lambda with SQS"). */
export const advisedReceives = 5;

export interface QueueWish {
  /** A telling name; a number is put behind it where it is taken. */
  readonly name: string;
  readonly fifo?: boolean;
  readonly after?: Site;
}

/** A queue for failed messages: it keeps them as long as it can. */
export function newDeadLetterQueue(app: App, { name, fifo = false, after }: QueueWish): NewResource {
  const properties: [string, Plain][] = [['MessageRetentionPeriod', longestRetention]];
  if (fifo) properties.unshift(['FifoQueue', true]);
  return {
    id: app.author.freeId(name),
    type: 'AWS::SQS::Queue',
    properties: { map: properties },
    ...(after ? { after } : {}),
  };
}

/** `OrdersQueue` -> `OrdersDlq`, `ship-order` -> `ShipOrderDlq`. */
export function dlqName(owner: ResourceId): string {
  const words = owner.split(/[^A-Za-z0-9]+/).filter((word) => word !== '');
  const name = words.map((word) => word.charAt(0).toUpperCase() + word.slice(1)).join('');
  return `${name.replace(/(?<=.)Queue$/, '')}Dlq`;
}

/** Dead-letter queues of the app that nobody uses yet: perhaps meant for just this. */
export function idleDeadLetterQueues(graph: Graph, fifo: boolean): readonly Resource[] {
  return graph
    .resourcesOf('AWS::SQS::Queue')
    .filter(
      (resource) =>
        !resource.generated &&
        soundsLikeDlq(resource.id) &&
        isFifo(resource) === fifo &&
        graph.deadLetterUsers(resource.id).length === 0 &&
        graph.consumersOf(resource.id).length === 0,
    );
}

export const redrivePolicy = (dlq: ResourceId): Plain => ({
  map: [
    ['deadLetterTargetArn', { getAtt: [dlq, 'Arn'] }],
    ['maxReceiveCount', advisedReceives],
  ],
});
