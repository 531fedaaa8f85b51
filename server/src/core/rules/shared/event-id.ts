/** What identifies the event of a function, when all that invoke it agree. */
import { type EventId, eventIds } from '../../catalog/event-ids';
import { lookup } from '../../graph/lookup';
import type { LambdaFunction, Trigger } from '../../model/app';
import type { AppView } from '../rule';
import { handedOnTo } from './repeats';
import { mayBeUnseen } from './triggers';

export function eventIdOf(fn: LambdaFunction, view: AppView): EventId | undefined {
  const { graph } = view;
  const triggers = graph.triggersOf(fn.id);
  const [first] = triggers;
  if (first === undefined || mayBeUnseen(graph, 'triggers')) return undefined;
  // Another function hands over what it likes.
  if (handedOnTo(fn, view).length > 0) return undefined;
  const isOneKind = triggers.every((trigger) => trigger.kind === first.kind && !isReshaped(trigger));
  return isOneKind ? eventIds[first.kind] : undefined;
}

/** A rule may send something of its own in place of the event. */
const isReshaped = ({ settings }: Trigger): boolean =>
  ['Input', 'InputPath', 'InputTransformer'].some((key) => lookup(settings, key) !== undefined);
