/** The calls that a chain of a library is made of: `table.Put(item).If("...").Run()`. */
import type { CallArgs, ExternalShape } from '../interpret/value';
import { lastCalled } from './last-called';

export interface Link {
  readonly name: string;
  readonly args: CallArgs;
}

/** The first one first. */
export function callChain(start: ExternalShape): Link[] {
  const links: Link[] = [];
  for (let at: ExternalShape | null = start, steps = 0; at && steps < 60; at = at.base, steps++) {
    const name = lastCalled(at.path);
    if (name !== undefined && at.args) links.unshift({ name, args: at.args });
  }
  return links;
}
