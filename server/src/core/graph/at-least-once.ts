/** Whether a trigger can deliver the same event twice. */
import type { Trigger } from '../model/app';
import { itemsOf, lookup } from './lookup';

export function atLeastOnce(trigger: Trigger): boolean {
  if (trigger.invocation !== 'sync') return true;
  // A pipe polls its source and repeats what failed, also when it waits for the function.
  if (trigger.kind === 'pipe') return true;
  if (trigger.kind !== 'step-functions') return false;
  // A task with Retry runs again after an error, and an Express workflow that was started asynchronously as a whole.
  return itemsOf(lookup(trigger.settings, 'Retry')).items.length > 0;
}
