/** Functions of JavaScript as objects: their fields, and the methods of what they make. */
import { isEcmascript } from '../handler-facts';
import type { Machine } from './machine';
import { type FunctionShape, record, shapeOf, type Value } from './value';

/** Under which name its scope keeps a field of a function. */
export const fieldName = ({ fn }: FunctionShape, field: string): string => `${fn.name || fn.at}.${field}`;

/** `Store.prototype`, to which methods are added one by one. */
export function prototypeOf(shape: FunctionShape): Value {
  const { vars } = shape.scope;
  const name = fieldName(shape, 'prototype');
  const made = vars.get(name) ?? record([]);
  vars.set(name, made);
  return made;
}

/** `new Store()` before its constructor runs. */
export const madeBy = (shape: FunctionShape): Value =>
  record(shapeOf(shape.scope.lookup(fieldName(shape, 'prototype')), 'record')?.fields ?? []);

/** Of an object of JavaScript that is known as a whole, what is not among its fields is `undefined`. */
export const isAbsent = ({ frame }: Machine, { shapes: [only, more] }: Value): boolean =>
  only?.kind === 'record' && !more && only.rest === null && only.type === null && isEcmascript(frame.unit.language);
