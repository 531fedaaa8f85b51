/** A value that is nothing but a reference, in whichever form it is written. */
import { type Data, isReference, isTemplate, type Reference } from '../../model/data';
import type { Value } from '../../model/value';

/** The reference that stands there by itself, also as the only part of a text. */
export function referenceIn(value: Value<Data> | undefined): Reference | undefined {
  const data = value?.kind === 'located' ? value.value : undefined;
  if (isReference(data)) return data;
  const parts = isTemplate(data) ? data.parts.filter((part) => part !== '') : [];
  const [first] = parts;
  return parts.length === 1 && typeof first === 'object' && first.kind === 'ref' ? first : undefined;
}
