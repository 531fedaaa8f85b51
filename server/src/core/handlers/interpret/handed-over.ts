/** Functions of libraries that are handed over to be called: `executor.submit(sns.publish, ...)`, `.map(sns::publish)`. */
import type { Machine, Site } from './machine';
import { type CallArgs, shapeOf, type Value } from './value';

/** Undefined where it is no function of note. */
export function callHanded(machine: Machine, value: Value | undefined, args: CallArgs, site: Site): Value | undefined {
  const shape = shapeOf(value, 'external');
  return shape && machine.library.acts(machine, shape)
    ? machine.library.call(machine, shape, args, site, false)
    : undefined;
}

/** The first of the arguments that is one, called with this. */
export function callHandedWith(machine: Machine, { list }: CallArgs, given: Value, site: Site): Value | undefined {
  for (const value of list) {
    const result = callHanded(machine, value, { list: [given], named: new Map() }, site);
    if (result) return result;
  }
  return undefined;
}
