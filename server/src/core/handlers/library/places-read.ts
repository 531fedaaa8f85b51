/** Which objects of S3 and parameters were read: what is made of another object, and written, is the same again. */
import { hole } from '../handler-facts';
import type { Machine } from '../interpret/machine';
import { Origin, type Value } from '../interpret/value';
import { isRelative, textOf } from '../interpret/value-queries';
import type { Params } from './params';

export function notePlace({ placesRead }: Machine, params: Params): void {
  const place = params.get('Key') ?? params.get('Name');
  if (place) placesRead.push(place);
}

/** The same value, or the same text of which something is known. */
export function wasRead({ placesRead }: Machine, place: Value): boolean {
  const text = textOf(place);
  const isTold = text !== undefined && text.replaceAll(hole, '') !== '';
  return placesRead.some((one) => one === place || (isTold && textOf(one) === text));
}

/** A sum, a longer list, or a text that goes on with what comes in: `before + line`. */
export function addsToRead(body: Value): boolean {
  if (isRelative(body)) return true;
  const parts = partsOf(body).map(({ origin }) => origin & (Origin.read | Origin.event));
  return parts.includes(Origin.read) && parts.includes(Origin.event);
}

const partsOf = (value: Value): readonly Value[] =>
  value.shapes.length === 0
    ? [value]
    : value.shapes.flatMap((shape) => (shape.kind === 'text' ? shape.parts.flatMap(partsOf) : [value]));
