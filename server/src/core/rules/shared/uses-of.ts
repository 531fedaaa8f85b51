/** Whether something in the app names a function besides its triggers: then it may be invoked in ways the template does not tell. */

import type { Graph } from '../../graph/graph';
import { lookup } from '../../graph/lookup';
import type { LambdaFunction } from '../../model/app';
import type { Data } from '../../model/data';
import type { Value } from '../../model/value';

/** Environment variables of the other functions, and state machines: the places from which code learns a name. */
export function isNamedElsewhere(fn: LambdaFunction, { app }: Graph): boolean {
  for (const other of app.functions.values()) {
    if (other.id !== fn.id && mentions(lookup(other.properties, 'Environment'), fn.logicalId)) return true;
  }
  for (const resource of app.resources.values()) {
    if (resource.type === 'AWS::Lambda::EventSourceMapping' || !mayInvoke.test(resource.type)) continue;
    for (const key of resource.properties.keys) {
      if (mentions(resource.properties.get(key), fn.logicalId)) return true;
    }
  }
  return false;
}

const mayInvoke = /^AWS::(StepFunctions|SSM|ECS|IAM::Policy|IAM::Role|IAM::ManagedPolicy|AppConfig|EC2|Batch|Glue)/;

export function mentions(value: Value<Data> | undefined, id: string): boolean {
  const isIt = (text: string): boolean => text === id;
  return someLeaf(value, { text: isIt, piece: () => false, target: isIt, unresolved: (text) => text.includes(id) });
}

/** Whether a text in it, or the readable form of what can't be known, is as wanted. */
export function says(value: Value<Data> | undefined, wanted: RegExp): boolean {
  const isIt = (text: string): boolean => wanted.test(text);
  return someLeaf(value, { text: isIt, piece: isIt, target: () => false, unresolved: isIt });
}

/** Questions to the ends of a value: whole texts, pieces of put-together ones, what is referred to. */
interface Leaves {
  readonly text: (text: string) => boolean;
  readonly piece: (text: string) => boolean;
  readonly target: (id: string) => boolean;
  readonly unresolved: (expression: string) => boolean;
}

function someLeaf(value: Value<Data> | undefined, leaves: Leaves, depth = 0): boolean {
  const inside = (one: Value<Data> | undefined): boolean => someLeaf(one, leaves, depth + 1);
  if (value === undefined || depth > 12) return false;
  if (value.kind === 'unresolved') return leaves.unresolved(value.expression);
  if (value.kind === 'alternatives') return value.options.some((option) => inside(option.value));
  const data = value.value;
  if (typeof data === 'string') return leaves.text(data);
  if (typeof data !== 'object' || data === null) return false;
  switch (data.kind) {
    case 'ref':
      return leaves.target(data.target);
    case 'template':
      return data.parts.some((part) =>
        typeof part === 'string' ? leaves.piece(part) : part.kind === 'ref' && leaves.target(part.target),
      );
    case 'list':
      return data.items.some(inside);
    case 'map':
      return data.keys.some((key) => inside(data.get(key)));
  }
}
