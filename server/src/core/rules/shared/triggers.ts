/** Questions about triggers that several rules ask. */
import { eventSource } from '../../catalog/event-sources';
import type { Graph } from '../../graph/graph';
import type { Resource, Trigger, Unseen } from '../../model/app';
import { known } from '../../model/value';

/** Switched off for certain: it invokes nothing now, and may be switched on by hand when it is wanted. */
export const isOff = (trigger: Trigger): boolean => known(trigger.enabled) === false;

/** Functions that take messages from a queue, one trigger each. */
export function queueConsumers(queue: Resource, graph: Graph): readonly Trigger[] {
  return graph
    .consumersOf(queue.id)
    .filter((trigger) => eventSource(trigger.kind).retriedBy === 'queue' && !isOff(trigger));
}

/** A trigger in a sentence: "S3 (`Upload`)", "Schedule (`rate(1 day)`)". A name that nobody wrote would say nothing. */
export function triggerWords(trigger: Trigger): string {
  const { label } = eventSource(trigger.kind);
  const { name, nameSpan } = trigger;
  const isWritten = name !== null && nameSpan.end - nameSpan.start - name.length <= 2 && nameSpan.end > nameSpan.start;
  const detail = isWritten && nameSpan.end - nameSpan.start >= name.length ? name : trigger.label;
  return detail === null || detail.length > 60 ? label : `${label} (\`${detail}\`)`;
}

/** "`A`", "`A` and `B`", "`A`, `B` and 3 more"; with "or" where each of them alone is meant. */
export function listed(names: readonly string[], joint: 'and' | 'or' = 'and'): string {
  const quoted = [...new Set(names)];
  if (quoted.length <= 2) return quoted.join(` ${joint} `);
  return `${quoted.slice(0, 2).join(', ')} ${joint} ${quoted.length - 2} more`;
}

/** Somebody may add what seems to be missing. */
export const mayBeUnseen = (graph: Graph, ...what: readonly Unseen['what'][number][]): boolean =>
  graph.app.unseen.some((unseen) => what.some((one) => unseen.what.includes(one)));
