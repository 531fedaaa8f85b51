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

export function mentions(value: Value<Data> | undefined, id: string, depth = 0): boolean {
  if (value === undefined || depth > 12) return false;
  if (value.kind === 'unresolved') return value.expression.includes(id);
  if (value.kind === 'alternatives') return value.options.some((option) => mentions(option.value, id, depth + 1));
  const data = value.value;
  if (typeof data === 'string') return data === id;
  if (typeof data !== 'object' || data === null) return false;
  switch (data.kind) {
    case 'ref':
      return data.target === id;
    case 'template':
      return data.parts.some((part) => typeof part === 'object' && part.kind === 'ref' && part.target === id);
    case 'list':
      return data.items.some((item) => mentions(item, id, depth + 1));
    case 'map':
      return data.keys.some((key) => mentions(data.get(key), id, depth + 1));
  }
}
