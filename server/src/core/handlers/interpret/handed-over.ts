/** Functions of libraries that are handed over to be called: `executor.submit(sns.publish, ...)`, `.map(sns::publish)`. */
import { callValue } from './calls';
import type { Machine, Site } from './machine';
import { type CallArgs, shapeOf, type Value } from './value';

/** Undefined where it is no function of note. */
export function callHanded(machine: Machine, value: Value | undefined, args: CallArgs, site: Site): Value | undefined {
  const shape = shapeOf(value, 'external');
  if (!shape) return undefined;
  return machine.library.acts(machine, shape)
    ? machine.library.call(machine, shape, args, site, false)
    : callReferred(machine, shape.path, args, site);
}

/** `Runnable::run`, `Task::call` of Java: a method of what it is called with. */
function callReferred(machine: Machine, path: string, { list, named }: CallArgs, site: Site): Value | undefined {
  const [object, ...rest] = list;
  const isCallable = object?.shapes.some(({ kind }) => kind === 'function' || kind === 'instance');
  const method = machine.frame.unit.language === 'java' && isCallable ? reference.exec(path)?.[1] : undefined;
  return object && method !== undefined
    ? callValue(machine, null, object, method, { list: rest, named }, site)
    : undefined;
}

const reference = /(?:^|\.)[A-Z]\w*\.([a-z]\w*)$/;

/** The first of the arguments that is one, called with this. */
export function callHandedWith(machine: Machine, { list }: CallArgs, given: Value, site: Site): Value | undefined {
  for (const value of list) {
    const result = callHanded(machine, value, { list: [given], named: new Map() }, site);
    if (result) return result;
  }
  return undefined;
}
