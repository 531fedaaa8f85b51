/** Questions to values: their text, what a loop takes out of them, everything that went into them. */
import { keptByText } from '../../text/kept-by-text';
import { hole } from '../handler-facts';
import { addGuards, commonGuards, type Guard, noGuards } from './guard';
import { eventValue, type InstanceShape, joinAll, Origin, ofOrigin, type Shape, type Value } from './value';

/** Everything that went into a value, also into what it holds. */
export function deepOrigin(value: Value, depth = 0): number {
  if (depth > 5) return value.origin;
  let origin = value.origin;
  for (const shape of value.shapes) {
    if (shape.kind === 'text') for (const part of shape.parts) origin |= deepOrigin(part, depth + 1);
    else if (shape.kind === 'record') {
      for (const one of shape.fields.values()) origin |= deepOrigin(one, depth + 1);
      if (shape.rest) origin |= deepOrigin(shape.rest, depth + 1);
    } else if (shape.kind === 'list') {
      for (const one of shape.items) origin |= deepOrigin(one, depth + 1);
      if (shape.rest) origin |= deepOrigin(shape.rest, depth + 1);
    } else if (shape.kind === 'instance') for (const one of shape.fields.values()) origin |= deepOrigin(one, depth + 1);
    else if (shape.kind === 'env') origin |= Origin.env;
  }
  return origin;
}

/** It, or something in it, is made of what was read and of what comes on top. */
export const isRelative = (value: Value): boolean => (deepOrigin(value) & Origin.relative) !== 0;

/** The value as text, with holes; undefined when it is no text at all. */
export function textOf(value: Value | undefined | null, depth = 0): string | undefined {
  for (const shape of value?.shapes ?? []) {
    // It may be nothing as well.
    if (shape.kind === 'literal' && shape.value === null) continue;
    if (shape.kind === 'literal') return String(shape.value);
    if (shape.kind === 'text' && depth < 8) return shape.parts.map((part) => textOf(part, depth + 1) ?? hole).join('');
    if (shape.kind === 'env' && shape.fallback) return textOf(shape.fallback, depth + 1);
  }
  return undefined;
}

/** All texts that it can be, as far as they are known: of a text with several parts that vary, each part varies by itself. */
export function textsOf(value: Value | undefined | null, depth = 0): readonly string[] {
  const texts = (value?.shapes ?? []).flatMap((shape): readonly string[] => {
    if (shape.kind === 'literal') return shape.value === null ? [] : [String(shape.value)];
    if (shape.kind === 'env' && shape.fallback) return textsOf(shape.fallback, depth + 1);
    if (shape.kind !== 'text' || depth === 8) return [];
    const parts = shape.parts.map((part) => textsOf(part, depth + 1));
    const first = parts.map(([text = hole]) => text);
    const others = parts.flatMap(([, ...more], at) => more.map((text) => first.with(at, text).join('')));
    return [first.join(''), ...others];
  });
  return texts.slice(0, mostTexts);
}

const mostTexts = 12;

/** What is certain inside a loop over the value. */
export function guardsInside(value: Value): readonly Guard[] {
  let inside: readonly Guard[] | undefined;
  for (const shape of value.shapes) {
    // Where there is nothing no loop turns.
    if (shape.kind === 'literal' && shape.value === null) continue;
    if (shape.kind !== 'list') return value.whenTrue ?? noGuards;
    // Nothing was ever put into it: no loop over it turns.
    if (shape.items.length === 0 && shape.rest === null) continue;
    inside = inside ? commonGuards(inside, shape.guards ?? noGuards) : (shape.guards ?? noGuards);
  }
  return addGuards(inside ?? noGuards, value.whenTrue);
}

/** What a loop over the value takes out of it. */
export function elementOf(value: Value): Value {
  const parts: Value[] = [];
  for (const shape of value.shapes) {
    if (shape.kind === 'list') parts.push(...shape.items, ...(shape.rest ? [shape.rest] : []));
    else if (shape.kind === 'event') parts.push(eventElement(shape));
    else if (shape.kind === 'record') parts.push(...shape.fields.values(), ...(shape.rest ? [shape.rest] : []));
    else if (shape.kind === 'module') parts.push(...shape.unit.exported.values());
    else if (shape.kind === 'instance' && isTable(shape)) parts.push(...shape.fields.values());
    else if (shape.kind === 'external')
      parts.push({ origin: value.origin, shapes: [{ ...shape, path: `${shape.path}[]`, args: null, base: shape }] });
  }
  return parts.length > 0 ? joinAll(parts) : ofOrigin(value.origin);
}

/** Of what is only seen to be nothing, such as a client that is made later, what it will be was missed. */
export const isNothingKnown = ({ shapes, origin }: Value): boolean =>
  shapes.length === 0
    ? (origin & Origin.unknown) !== 0
    : shapes.every((shape) => shape.kind === 'literal' && shape.value === null);

const eventElement = ({ path, of, many }: Extract<Shape, { kind: 'event' }>): Value =>
  of && many ? { origin: Origin.event, shapes: [{ kind: 'event', path: `${path}[]`, of }] } : eventValue(`${path}[]`);

/** Go: `type Handlers map[string]Handler` has no fields of its own. */
const isTable = ({ of }: InstanceShape): boolean => of.unit.language === 'go' && of.cls.fields.length === 0;

/** What was caught, `new Error()`, `errors.New()`. */
const isMadeError = keptByText((path) =>
  /^error$|(^|\.)(\w*(Error|Exception)|errors\.New|fmt\.Errorf)\(\)$/.test(path),
);

/** Whether a value counts as true; undefined where it may be either. */
export function truth(value: Value): boolean | undefined {
  let seen: boolean | undefined;
  if (value.shapes.length === 0) return undefined;
  for (const shape of value.shapes) {
    let one: boolean;
    if (shape.kind === 'literal') one = Boolean(shape.value);
    // Known by its written type alone, it may be nothing as well.
    else if (shape.kind === 'instance' && shape.assumed) return undefined;
    else if (
      shape.kind === 'record' ||
      shape.kind === 'function' ||
      shape.kind === 'class' ||
      shape.kind === 'instance' ||
      (shape.kind === 'external' && isMadeError(shape.path))
    )
      one = true;
    else return undefined;
    if (seen !== undefined && seen !== one) return undefined;
    seen = one;
  }
  return seen;
}
