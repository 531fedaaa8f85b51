/** Puts what a value comes from into the words of the verdict, and into words for people. */
import type { Effect } from '../handler-facts';
import { Origin, type Value } from '../interpret/value';
import { deepOrigin } from '../interpret/value-queries';

export type KeyOrigin = Effect['key'];

/** What a key says about a second delivery of the same event. */
export function keyOrigin(value: Value | undefined): KeyOrigin {
  if (!value) return 'none';
  const origin = deepOrigin(value);
  if (origin & Origin.random) return 'random';
  if (origin & Origin.request) return 'random';
  if (origin & Origin.time) return 'time';
  if (origin & (Origin.day | Origin.unknown | Origin.relative)) return 'unknown';
  if (origin & (Origin.event | Origin.position)) return 'event';
  // What was read is the same again as long as nobody else writes: good enough to replace something under it.
  if (origin & Origin.read) return 'event';
  return 'constant';
}

/** Whether a second delivery brings the same key. */
export const repeats = (key: KeyOrigin): boolean => key === 'event' || key === 'constant';

export function sourceText(value: Value | undefined, key: KeyOrigin): string {
  const via = value && viaOf(value);
  switch (key) {
    case 'random':
      return via
        ? `\`${via}\``
        : value && deepOrigin(value) & Origin.request && !(deepOrigin(value) & Origin.random)
          ? 'the invocation, which changes with each delivery'
          : 'a random value';
    case 'time':
      return via ? `the time (\`${via}\`)` : 'the time';
    case 'event':
      return 'the event';
    case 'constant':
      return 'a constant';
    case 'none':
      return 'nothing';
    case 'unknown':
      return 'something that could not be traced';
  }
}

/** The call that made it random. */
function viaOf(value: Value, depth = 0): string | undefined {
  if (value.via !== undefined || depth > 4) return value.via;
  for (const shape of value.shapes) {
    const parts =
      shape.kind === 'text'
        ? shape.parts
        : shape.kind === 'record' || shape.kind === 'instance'
          ? [...shape.fields.values()]
          : shape.kind === 'list'
            ? [...shape.items, ...(shape.rest ? [shape.rest] : [])]
            : [];
    for (const part of parts) {
      const via = viaOf(part, depth + 1);
      if (via !== undefined) return via;
    }
  }
  return undefined;
}
