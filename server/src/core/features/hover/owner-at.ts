/** The function or resource that a place lies in, and the condition it exists under. */
import { covers } from '../node-at';
import type { HoverInput } from './hover';

export function conditionAround({ checked, document, offset }: HoverInput): string | null {
  const { functions, resources } = checked.app;
  for (const owner of [...functions.values(), ...resources.values()]) {
    if (owner.condition !== null && covers(owner.span, document.uri, offset)) return owner.condition;
  }
  return null;
}
