/** The host that an address leads to, with the help of the environment variables that the template sets. */
import type { LambdaFunction } from '../model/app';
import { asMap, dig, isTemplate } from '../model/data';
import { hole } from './handler-facts';
import type { Value } from './interpret/value';

/** Null where it can't be told; `*` stands for parts of the name that can't be. */
export function hostAt(fn: LambdaFunction, url: Value | null): string | null {
  const text = addressOf(fn, url, 0);
  // What is before the first dot from the right but one must be known: the rest does not decide whose host it is.
  const host = /^(?:https?:\/\/)?((?:[a-z0-9.\u25a1-]*\.)?[a-z0-9-]+\.[a-z]{2,}|localhost)(?=[/:?]|$)/i.exec(text)?.[1];
  return host?.toLowerCase().replace(/\u25a1+/g, '*') ?? null;
}

function addressOf(fn: LambdaFunction, value: Value | null, depth: number): string {
  const only = value?.shapes.length === 1 ? value.shapes[0] : undefined;
  // One of several addresses is none for certain.
  if (only === undefined || depth > 8) return hole;
  if (only.kind === 'literal') return only.value === null ? hole : String(only.value);
  if (only.kind === 'text') return only.parts.map((part) => addressOf(fn, part, depth + 1)).join('');
  if (only.kind !== 'env') return hole;
  const variables = dig(fn.properties, 'Environment', 'Variables');
  const set = dig(fn.properties, 'Environment', 'Variables', only.name);
  // A parameter's default is one address of many.
  if (set?.kind === 'located' && set.origin !== 'parameter') {
    const { value: data } = set;
    if (typeof data === 'object')
      return isTemplate(data) ? data.parts.map((part) => (typeof part === 'string' ? part : hole)).join('') : hole;
    return String(data);
  }
  // A default counts only where the template can be seen not to set the variable.
  const isUnset = set === undefined && (variables === undefined || asMap(variables) !== undefined);
  return isUnset && only.fallback ? addressOf(fn, only.fallback, depth + 1) : hole;
}
