/** What objects of libraries are told after they were made: headers and bodies of requests, parameters of commands, statics of schemas. */
import type { Machine } from './machine';
import type { ExternalShape, Value } from './value';

/** Under which a request keeps what it is given to say. */
export const toldBody = ':body';

export function tellLater({ toldLater }: Machine, object: ExternalShape, name: string, value: Value): void {
  toldLater.set(object, [...(toldLater.get(object) ?? []), [name, value]]);
}

/** What is told by setting a member: the object that keeps it, and its name there. */
export function toldBySetting(
  object: ExternalShape,
  name: string,
): { readonly object: ExternalShape; readonly name: string } | undefined {
  // A command of ADO.NET is run later, with what it is told here; a request is sent later.
  if (name === 'CommandText') return { object, name };
  if (/^(body|Content|data)$/.test(name) && /(Request|Post|Put|Patch)\b/.test(object.path))
    return { object, name: toldBody };
  // A model of Mongoose has what its schema is given.
  return object.base && /Schema\(\)\.statics$/.test(object.path) ? { object: object.base, name } : undefined;
}
