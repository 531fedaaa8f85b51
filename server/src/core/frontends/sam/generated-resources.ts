/** Resources that SAM makes by itself. Nobody wrote them, so they stand where their owner stands and can't be edited. */
import type { Resource } from '../../model/app';
import { type Data, emptyMap } from '../../model/data';
import type { Value } from '../../model/value';
import type { Span } from '../../text/span';
import { mapOf } from '../values/data-maps';
import { noSite } from './site';

export interface Wish {
  readonly id: string;
  readonly type: string;
  readonly properties?: Readonly<Record<string, Value<Data> | undefined>>;
  /** What the author wrote to get it. */
  readonly span: Span;
}

export function generatedResource(owner: Resource, { id, type, properties, span }: Wish): Resource {
  return {
    id,
    type,
    properties: properties ? mapOf(properties) : emptyMap,
    condition: owner.condition,
    attributes: emptyMap,
    nameSpan: span,
    span,
    generated: true,
    owner: owner.owner ?? owner.id,
    site: noSite(span),
  };
}

export interface MadeQueue {
  readonly queue: Resource;
  readonly arn: Value<Data>;
}

export function generatedQueue(owner: Resource, wish: Omit<Wish, 'type'> & Pick<Partial<Wish>, 'type'>): MadeQueue {
  const queue = generatedResource(owner, { type: 'AWS::SQS::Queue', ...wish });
  return { queue, arn: generatedValue({ kind: 'ref', target: wish.id, attribute: 'Arn' }, wish.span) };
}

/** A policy that lets a service send to the queue. */
export function queuePolicy(
  owner: Resource,
  id: string,
  queue: { readonly id: string; readonly arn: Value<Data>; readonly span: Span },
  service: string,
): Resource {
  const { span } = queue;
  const text = (value: Data) => generatedValue(value, span);
  const map = (entries: Readonly<Record<string, Value<Data>>>) => text(mapOf(entries));
  const statement = map({
    Effect: text('Allow'),
    Principal: map({ Service: text(service) }),
    Action: text('sqs:SendMessage'),
    Resource: queue.arn,
  });
  return generatedResource(owner, {
    id,
    type: 'AWS::SQS::QueuePolicy',
    span,
    properties: {
      Queues: text({ kind: 'list', items: [text({ kind: 'ref', target: queue.id, attribute: null })] }),
      PolicyDocument: map({ Statement: text({ kind: 'list', items: [statement] }) }),
    },
  });
}

/** A value that follows from what the framework makes. */
export const generatedValue = (value: Data, span: Span): Value<Data> => ({
  kind: 'located',
  value,
  origin: 'default',
  span,
});
