/** Whether a trigger can deliver the same event twice, and whether that matters. */
import type { Trigger } from '../model/app';
import { type Data, isMap } from '../model/data';
import type { Value } from '../model/value';
import { itemsOf, lookup } from './lookup';

export function atLeastOnce(trigger: Trigger): boolean {
  if (trigger.invocation !== 'sync') return true;
  // A pipe polls its source and repeats what failed, also when it waits for the function.
  if (trigger.kind === 'pipe') return true;
  if (trigger.kind !== 'step-functions') return false;
  // A task with Retry runs again after an error, and an Express workflow that was started asynchronously as a whole.
  return itemsOf(lookup(trigger.settings, 'Retry')).items.length > 0;
}

/** A schedule that only keeps the function warm: its event says so, and the handler does nothing with it. */
export const keepsWarm = ({ kind, settings }: Trigger): boolean =>
  kind === 'schedule' && saysWarm(lookup(settings, 'Input'));

function saysWarm(value: Value<Data> | undefined): boolean {
  if (value?.kind !== 'located') return false;
  const data = value.value;
  if (typeof data === 'string') return warming.test(data);
  return isMap(data) && data.keys.some((key) => warming.test(key) || saysWarm(data.get(key)));
}

const warming = /warm-?_?(up|er|ing)|\bwarm\b/i;
