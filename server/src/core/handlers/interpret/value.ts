/** What a value can be at one point of a handler: where it comes from, and what it is as far as that is known. */
import type { Class, Func } from '../ir/ir';
import type { Guard } from './guard';
import type { Scope } from './scope';
import { isChosen, sameShape } from './shapes';
import type { Unit } from './unit';

/** Where a value comes from; several bits where several things went into it. No bit at all: constant. */
export const Origin = {
  constant: 0,
  event: 1,
  env: 2,
  /** Read from a store, a service or a file. */
  read: 4,
  /** New with each invocation, such as a request id or a receipt handle. */
  request: 8,
  /** A calendar day or coarser. */
  day: 16,
  time: 32,
  random: 64,
  unknown: 128,
  /** Computed from what was read before and something that is added to it. */
  relative: 256,
  /** A position in a list of the event. */
  position: 512,
} as const;

export interface Value {
  readonly origin: number;
  /** What it can be; empty for plain data of which only the origin matters. */
  readonly shapes: readonly Shape[];
  /** Guards that hold where this value is truthy, or falsy. */
  readonly whenTrue?: readonly Guard[];
  readonly whenFalse?: readonly Guard[];
  /** Constants that a function gives back on its ways out, with what guards each: `return State.NEW`, `return 'known'`. */
  readonly outcomes?: readonly Outcome[];
  /** The call that made it random or new, as written. */
  readonly via?: string;
  /** A promise or task nobody has waited for yet. */
  readonly pending?: true;
}

export interface Outcome {
  readonly shape: Shape;
  readonly guards: readonly Guard[];
}

export type Shape =
  | { readonly kind: 'literal'; readonly value: string | number | boolean | null }
  | { readonly kind: 'text'; readonly parts: readonly Value[] }
  | RecordShape
  | ListShape
  | FunctionShape
  | ClassShape
  | InstanceShape
  | ExternalShape
  | ModuleShape
  /** `of`: the struct of the app that it is read into; `many`: it is a list of them. */
  | { readonly kind: 'event'; readonly path: string; readonly of?: ClassShape; readonly many?: true }
  | { readonly kind: 'env'; readonly name: string; readonly fallback: Value | null };

export interface RecordShape {
  readonly kind: 'record';
  /** The written type, for composite literals and request objects. */
  readonly type: string | null;
  readonly fields: Map<string, Value>;
  /** What any other key holds; null when there are no others. */
  rest: Value | null;
  /** A computed key whose text is not known: `{ [process.env.TABLE]: [...] }`. */
  restKey?: Value;
}

export interface ListShape {
  readonly kind: 'list';
  readonly items: Value[];
  /** Items at positions that aren't known; null when there are none. */
  rest: Value | null;
  /** What held whenever something was put in: where the list has items, it held. */
  guards?: readonly Guard[];
  /** The name of a list that was read, of which this one has all and more. */
  longerThan?: string;
  /** Java: it may as well be an Optional with one. */
  maybeOne?: true;
}

export interface FunctionShape {
  readonly kind: 'function';
  readonly fn: Func;
  readonly unit: Unit;
  readonly scope: Scope;
  readonly self: Value | null;
  /** The class a method belongs to. */
  readonly owner: ClassShape | null;
  /** Libraries that stand around it: an idempotency decorator, a middleware. */
  readonly wraps: readonly ExternalShape[];
  /** Go: the type of functions that it is one of, whose methods it has. */
  readonly of?: ClassShape;
  /** The method itself, without what its decorators made of it. */
  readonly bare?: true;
  /** Arguments it was given before it is called: `functools.partial(send, client)`. */
  readonly given?: CallArgs;
}

export interface ClassShape {
  readonly kind: 'class';
  readonly cls: Class;
  readonly unit: Unit;
  readonly scope: Scope;
}

export interface InstanceShape {
  readonly kind: 'instance';
  readonly of: ClassShape;
  readonly fields: Map<string, Value>;
  /** Only its written type says that there is one. */
  readonly assumed?: true;
  /** What `super` shows of an object: the object, whose own methods go before those of the base. */
  readonly whole?: Value;
}

/** Something of a library, named by the way it was reached: `boto3.client()`, `aws:dynamodb`, `requests.post`. */
export interface ExternalShape {
  readonly kind: 'external';
  readonly path: string;
  /** For `x()`: what it was called with. */
  readonly args: CallArgs | null;
  /** What it was reached from. */
  readonly base: ExternalShape | null;
}

export interface ModuleShape {
  readonly kind: 'module';
  readonly unit: Unit;
}

export interface CallArgs {
  readonly list: readonly Value[];
  readonly named: ReadonlyMap<string, Value>;
}

export const noArgs: CallArgs = { list: [], named: new Map() };

export const constant: Value = { origin: Origin.constant, shapes: [] };
export const unknown: Value = { origin: Origin.unknown, shapes: [] };
export const nothing: Value = { origin: Origin.constant, shapes: [{ kind: 'literal', value: null }] };

export const literalValue = (value: string | number | boolean | null): Value => ({
  origin: Origin.constant,
  shapes: [{ kind: 'literal', value }],
});

export const ofOrigin = (origin: number): Value => ({ origin, shapes: [] });

export const external = (path: string, more: Partial<ExternalShape> = {}): Value => ({
  origin: Origin.constant,
  shapes: [{ kind: 'external', path, args: null, base: null, ...more }],
});

export const record = (
  fields: Iterable<readonly [string, Value]>,
  rest: Value | null = null,
  type: string | null = null,
): Value => ({
  origin: Origin.constant,
  shapes: [{ kind: 'record', type, fields: new Map(fields), rest }],
});

export const listOf = (items: readonly Value[], rest: Value | null = null, guards?: readonly Guard[]): Value => ({
  origin: Origin.constant,
  shapes: [{ kind: 'list', items: [...items], rest, ...(guards ? { guards } : {}) }],
});

export const eventValue = (path: string): Value => ({ origin: Origin.event, shapes: [{ kind: 'event', path }] });

const noShapes: readonly Shape[] = [];

export function shapeOf<K extends Shape['kind']>(
  value: Value | undefined | null,
  kind: K,
): Extract<Shape, { kind: K }> | undefined {
  // Asked for with nearly every expression: without a closure.
  for (const shape of value?.shapes ?? noShapes) if (shape.kind === kind) return shape as Extract<Shape, { kind: K }>;
  return undefined;
}

/** The one text, number or boolean it is for certain. */
export function literalOf(value: Value | undefined | null): string | number | boolean | null | undefined {
  const [only, more] = value?.shapes ?? [];
  return only?.kind === 'literal' && !more && value?.origin === Origin.constant ? only.value : undefined;
}

/** The value once its promise is fulfilled. */
export function settled(value: Value): Value {
  if (!value.pending) return value;
  const { pending: _, ...rest } = value;
  return rest;
}

const mostShapes = 6;
/** Tables of functions are long: each may be the one that is called. */
const mostFunctions = 32;

export const volatile = Origin.random | Origin.time | Origin.day | Origin.request;

/** A value that is random only on one of two ways is not known to be random. An empty one (`let id;`) is no way of its own. */
export function joinedOrigin(a: Value, b: Value): number {
  const both = a.origin | b.origin;
  if ((both & volatile) === 0 || isEmpty(a) || isEmpty(b)) return both;
  const [ours, theirs] = [a.origin & volatile, b.origin & volatile];
  return ours !== 0 && theirs !== 0 ? both : (both & ~volatile) | Origin.unknown;
}

const isEmpty = (value: Value): boolean =>
  value.origin === 0 &&
  value.shapes.every((shape) => shape.kind === 'literal' && (shape.value === null || shape.value === ''));

/** Records may hold themselves. */
const deepestJoin = 4;

export function join(a: Value, b: Value, depth = 0): Value {
  if (a === b) return a;
  const shapes = [...shapesBeside(a, b, depth)];
  for (const shape of shapesBeside(b, a, depth)) {
    if (shapes.length >= (isChosen(shape, shapes) ? mostFunctions : mostShapes)) continue;
    if (!shapes.some((one) => sameShape(one, shape))) shapes.push(shape);
  }
  const via = a.via ?? b.via;
  return { origin: joinedOrigin(a, b), shapes, ...(via === undefined ? {} : { via }) };
}

/** Fields set on one way only, on something of which the fields weren't known, hold on the other way what they held before. */
function shapesBeside(value: Value, other: Value, depth: number): readonly Shape[] {
  const isPlain = other.shapes.every(({ kind }) => kind === 'event' || kind === 'env' || kind === 'literal');
  if (!isPlain || isEmpty(other) || depth >= deepestJoin) return value.shapes;
  // `found ?? { count: 0 }`: where something was read its fields are those of what was read.
  const read = other.shapes.length === 0 && other.origin & Origin.read ? ofOrigin(other.origin) : null;
  return value.shapes.map((shape) => {
    if (shape.kind !== 'record') return shape;
    const rest = shape.rest ?? read;
    if (rest === null) return shape;
    const fields = new Map([...shape.fields].map(([name, field]) => [name, join(field, rest, depth + 1)]));
    return { ...shape, fields, rest };
  });
}

export const joinAll = (values: Iterable<Value>): Value => {
  let joined: Value | undefined;
  for (const value of values) joined = joined ? join(joined, value) : value;
  return joined ?? constant;
};
