/** The input of an operation, whatever way a language passes it: keywords, an object, a request with setters. */
import { loose } from '../interpret/members';
import { type CallArgs, literalOf, type Shape, shapeOf, type Value } from '../interpret/value';
import { elementOf } from '../interpret/value-queries';

export interface Params {
  get(name: string): Value | undefined;
  /** Whether the parameter is given, or may be among what isn't known. */
  has(name: string): boolean;
  /** Some parameters can't be told: spread, built elsewhere. */
  readonly open: boolean;
  readonly names: readonly string[];
}

export function paramsOf(args: CallArgs): Params {
  const fields = new Map<string, Value>();
  let open = false;
  const take = (value: Value): void => {
    const shape = fieldsOf(value);
    if (!shape) {
      open = true;
      return;
    }
    for (const [key, one] of shape.fields) fields.set(loose(key), one);
    if (shape.kind === 'record' && shape.rest) open = true;
  };
  for (const value of args.list) {
    const only = value.shapes.every((shape) => shape.kind === 'function' || shape.kind === 'external');
    if (!only || value.shapes.length === 0) take(value);
  }
  for (const [key, value] of args.named) {
    if (key === '**') open = true;
    else fields.set(loose(key), value);
  }
  return {
    get: (name) => fields.get(loose(name)),
    has: (name) => fields.has(loose(name)),
    open,
    names: [...fields.keys()],
  };
}

export function fieldsOf(value: Value | undefined): Extract<Shape, { kind: 'record' | 'instance' }> | undefined {
  const instance = shapeOf(value, 'instance');
  // Of what is known by its interface alone no field was seen.
  const isOpen = instance?.of.cls.abstract === true && instance.fields.size === 0;
  return shapeOf(value, 'record') ?? (isOpen ? undefined : instance);
}

/** A field of a record-like value, in any spelling. */
export function fieldOf(value: Value | undefined, name: string): Value | undefined {
  const shape = fieldsOf(value);
  if (!shape) return undefined;
  const wanted = loose(name);
  for (const [key, one] of shape.fields) if (loose(key) === wanted) return one;
  return undefined;
}

export function first(params: Params, names: readonly string[] | undefined): Value | undefined {
  for (const name of names ?? []) {
    const value = params.get(name);
    if (value && literalOf(value) !== null) return value;
  }
  return undefined;
}

/** The entries of a batch: one by one, or what stands for all. */
export function entriesOf(value: Value | undefined): readonly Value[] {
  if (!value) return [];
  const list = shapeOf(value, 'list');
  if (list) return [...list.items, ...(list.rest ? [list.rest] : [])];
  return [elementOf(value)];
}
