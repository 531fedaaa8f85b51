/** Where a dead-letter queue belongs that stands at a function which only pollers invoke. */
import { eventSource } from '../../catalog/event-sources';
import type { Graph } from '../../graph/graph';
import { lookup } from '../../graph/lookup';
import type { Resource, Trigger } from '../../model/app';
import type { Edits } from './all-of';
import { isFifo, isQueue, redrivePolicy } from './queues';
import { triggerWords } from './triggers';

export interface Move {
  readonly title: string;
  edits(): Edits;
}

/** To where failures of the trigger really go: the policy of its queue, or the destination of its mapping. */
export function moveTo(trigger: Trigger, dlq: Resource, graph: Graph): Move | undefined {
  const { author } = graph.app;
  const { retriedBy, failureTargets } = eventSource(trigger.kind);
  if (failureTargets.includes('mapping')) {
    const isTaken = lookup(trigger.settings, 'DestinationConfig', 'OnFailure') !== undefined;
    if (isTaken || isFifo(dlq) !== false) return undefined;
    const title = `Move \`${dlq.id}\` to the failure destination of ${triggerWords(trigger)}`;
    return { title, edits: () => author.failureDestination(trigger.site, dlq.id) };
  }
  const queue = graph.resolve(trigger.source);
  if (retriedBy !== 'queue' || queue.kind !== 'resource' || !isQueue(queue.resource)) return undefined;
  const isTaken = lookup(queue.resource.properties, 'RedrivePolicy') !== undefined;
  if (isTaken || dlq.id === queue.id || isFifo(queue.resource) !== isFifo(dlq)) return undefined;
  const { site } = queue.resource;
  return {
    title: `Move \`${dlq.id}\` to the \`RedrivePolicy\` of \`${queue.id}\``,
    edits: () => author.set(site, ['RedrivePolicy'], redrivePolicy(dlq.id)),
  };
}
