/** Whether a queue or topic is FIFO, as far as the files tell. */

import type { Graph, Target } from '../../graph/graph';
import { lookup } from '../../graph/lookup';
import { asBoolean, type Data } from '../../model/data';
import { known, type Value } from '../../model/value';

export type Order = 'fifo' | 'standard' | 'unknown';

export function orderOf(graph: Graph, value: Value<Data> | undefined): Order {
  return orderOfTarget(graph.resolve(value));
}

/** The names of FIFO queues and topics must end in `.fifo`, so an ARN tells it as well. */
export function orderOfTarget(target: Target): Order {
  if (target.kind === 'external') {
    // A name with holes may end in anything.
    return target.expression.endsWith('.fifo') ? 'fifo' : /\}$/.test(target.expression) ? 'unknown' : 'standard';
  }
  if (target.kind !== 'resource') return 'unknown';
  const property = orderProperties[target.resource.type];
  if (property === undefined) return 'unknown';
  const value = lookup(target.resource.properties, property);
  if (value === undefined) return 'standard';
  const fifo = known(asBoolean(value));
  return fifo === undefined ? 'unknown' : fifo ? 'fifo' : 'standard';
}

const orderProperties: Readonly<Record<string, string>> = {
  'AWS::SQS::Queue': 'FifoQueue',
  'AWS::SNS::Topic': 'FifoTopic',
};
