/** What a method gives back is of the type that is written for it, where nothing better is known. */
import { isJavaOrCSharp } from '../handler-facts';
import type { Machine } from './machine';
import { isKnownObject, madeElsewhere, typed } from './types';
import { type FunctionShape, shapeOf, type Value } from './value';

export function asReturned(machine: Machine, { fn, unit }: FunctionShape, value: Value): Value {
  if (fn.returns === null || !isJavaOrCSharp(unit.language) || !isOpen(value)) return value;
  const written = /^(?:Task|ValueTask)<(.+)>$/s.exec(fn.returns)?.[1] ?? fn.returns;
  const type = /^[\w.]+/.exec(written)?.[0] ?? '';
  if (!/^[A-Z]/.test(type) || isParameter.test(type)) return value;
  const made = typed(machine, unit, { ...value, shapes: [] }, type);
  // Of a library's type only a client or a store says more than where the value comes from.
  const isKnown = shapeOf(made, 'instance') ?? isKnownObject(shapeOf(made, 'external')?.path ?? '');
  return isKnown ? { ...value, shapes: made.shapes } : value;
}

/** `T`, `TResult`. */
const isParameter = /^([A-Z]\d?|T[A-Z]\w*)$/;

const isOpen = ({ shapes }: Value): boolean =>
  shapes.every(
    (shape) =>
      (shape.kind === 'literal' && shape.value === null) ||
      (shape.kind === 'external' && madeElsewhere.test(shape.path)),
  );
