/** Finds the functions that an expression names: a reference, an ARN around one, an alias, or a literal name. */
import type { FunctionId, LambdaFunction, ResourceId } from '../../model/app';
import { type Data, isTemplate, type Reference, type Template } from '../../model/data';
import { known, possible, type Value } from '../../model/value';
import type { Target } from './fragment';

export interface Invoked {
  readonly fn: FunctionId;
  readonly qualifier: string | null;
}

export interface FunctionIndex {
  readonly byLogicalId: ReadonlyMap<ResourceId, FunctionId>;
  /** By the name it is given, where that is a text; holes included. */
  readonly byName: ReadonlyMap<string, FunctionId>;
  readonly qualifiers: ReadonlyMap<ResourceId, Invoked & { readonly qualifier: string }>;
}

/** The name a function is given, as one text with its holes. */
export const nameKey = (fn: LambdaFunction): string | undefined => keyOf(known(fn.properties.get('FunctionName')));

/** Every function that may be meant: one, or several where conditions decide. */
export function invokedBy(target: Target, index: FunctionIndex): readonly Invoked[] {
  if ('fn' in target) return [target];
  return functionsNamed(target.expression, index);
}

function functionsNamed(value: Value<Data> | undefined, index: FunctionIndex): readonly Invoked[] {
  const found: Invoked[] = [];
  for (const { value: option } of possible(value)) {
    const invoked = named(option.value, index);
    if (invoked && !found.some((other) => other.fn === invoked.fn && other.qualifier === invoked.qualifier)) {
      found.push(invoked);
    }
  }
  return found;
}

function named(data: Data, index: FunctionIndex): Invoked | undefined {
  if (typeof data === 'string') return byText(data, index);
  if (typeof data !== 'object' || data === null) return undefined;
  if (data.kind === 'ref') return byReference(data, index);
  return isTemplate(data) ? byTemplate(data, index) : undefined;
}

function byReference({ target, attribute }: Reference, index: FunctionIndex): Invoked | undefined {
  // `${Fn.Alias}` of SAM reads as an attribute.
  const published = attribute === null ? undefined : index.qualifiers.get(`${target}.${attribute}`);
  if (published) return published;
  const fn = index.byLogicalId.get(target);
  return fn === undefined ? index.qualifiers.get(target) : { fn, qualifier: '$LATEST' };
}

/** `...:function:${Fn}:live` and `...functions/${Fn.Arn}/invocations`. */
function byTemplate(template: Template, index: FunctionIndex): Invoked | undefined {
  const { parts } = template;
  for (const [at, part] of parts.entries()) {
    if (typeof part === 'string' || part.kind !== 'ref') continue;
    const invoked = byReference(part, index);
    if (invoked === undefined) continue;
    const before = parts[at - 1];
    const opens = at === 0 || typeof before === 'string';
    if (!opens) continue;
    const after = parts[at + 1];
    const qualifier = typeof after === 'string' ? /^:([\w$-]+)(?:\/|$)/.exec(after)?.[1] : undefined;
    if (typeof after === 'string' && qualifier === undefined && /^[\w-]/.test(after)) continue;
    if (after === ':' && parts[at + 2] !== undefined) return { fn: invoked.fn, qualifier: null };
    return qualifier === undefined ? invoked : { fn: invoked.fn, qualifier };
  }
  return byText(keyOf(template) ?? '', index);
}

function byText(text: string, index: FunctionIndex): Invoked | undefined {
  const arn = /:function:((?:\$\{[^}]*\}|[^:/$])+)(?::([\w$-]+))?/.exec(text);
  const [name, qualifier] = arn ? [arn[1], arn[2]] : [text, undefined];
  const fn = name === undefined ? undefined : index.byName.get(name);
  return fn === undefined ? undefined : { fn, qualifier: qualifier ?? '$LATEST' };
}

/** A text with its holes spelled out, so that equal expressions are equal texts. */
function keyOf(data: Data | undefined): string | undefined {
  if (typeof data === 'string') return data;
  if (!isTemplate(data)) return undefined;
  return data.parts
    .map((part) => {
      if (typeof part === 'string') return part;
      return part.kind === 'hole' ? `\${${part.name}}` : `\${${part.target}.${part.attribute ?? ''}}`;
    })
    .join('');
}
