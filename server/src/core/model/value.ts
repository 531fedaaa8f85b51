/**
 * A value together with where it came from and how sure we are of it. Rules act on what is known, weigh alternatives,
 * and stay silent on what is unresolved.
 */
import type { Span } from '../text/span';

/** Where a value was decided. `include` and `variable` are values read from other files or by `${...}`. */
export type Origin = 'literal' | 'globals' | 'provider' | 'parameter' | 'variable' | 'mapping' | 'include' | 'default';

export type Value<T> = Located<T> | Alternatives<T> | Unresolved;

export interface Located<T> {
  readonly kind: 'located';
  readonly value: T;
  readonly origin: Origin;
  /** What the parameter, variable, mapping or file is called that decided it. */
  readonly via?: string;
  /** Where it takes effect: the value, `!Ref X`, or for defaults and inherited values the name of what it belongs to. */
  readonly span: Span;
  /** Where the deciding text stands, if that is elsewhere: the Globals entry, the parameter's default, the included file. */
  readonly home?: Span;
  /** Further places that say the same, such as the rows of a mapping for other regions: an edit must change them as well. */
  readonly twins?: readonly Span[];
}

export interface Alternatives<T> {
  readonly kind: 'alternatives';
  readonly options: readonly Option<T>[];
  readonly span: Span;
}

export interface Option<T> {
  readonly value: Value<T>;
  /** In words for a message: "if `IsProd`", "unless `IsProd`", "with `prod` for parameter `Stage`". */
  readonly when: string;
}

export interface Unresolved {
  readonly kind: 'unresolved';
  /** For people, e.g. "parameter `TableName` has no default", "imported from another stack". */
  readonly reason: string;
  /** The expression as text, e.g. `ImportValue shared-queue-arn`, `${ssm:/x}`. */
  readonly expression: string;
  readonly span: Span;
}

/** The one value there is, when there is just one and it is known. */
export function known<T>(value: Value<T> | undefined): T | undefined {
  return value?.kind === 'located' ? value.value : undefined;
}

/** Every known value with the condition it holds under; unresolved options are left out. */
export function possible<T>(
  value: Value<T> | undefined,
  when: readonly string[] = [],
): { value: Located<T>; when: readonly string[] }[] {
  if (value === undefined || value.kind === 'unresolved') return [];
  if (value.kind === 'located') return [{ value, when }];
  return value.options.flatMap((option) => possible(option.value, [...when, option.when]));
}

/** True when some option, or the value itself, can't be known. */
export function isUncertain(value: Value<unknown> | undefined): boolean {
  if (value === undefined || value.kind === 'located') return false;
  return value.kind === 'unresolved' || value.options.some((option) => isUncertain(option.value));
}

/** Applies `change` to each known value; `change` may return undefined for "can't be read as that". */
export function mapValue<A, B>(value: Value<A>, change: (value: A, located: Located<A>) => B | undefined): Value<B> {
  switch (value.kind) {
    case 'unresolved':
      return value;
    case 'alternatives':
      return {
        ...value,
        options: value.options.map((option) => ({ ...option, value: mapValue(option.value, change) })),
      };
    case 'located': {
      const changed = change(value.value, value);
      if (changed === undefined) {
        return { kind: 'unresolved', reason: 'it has an unexpected form', expression: '', span: value.span };
      }
      return { ...value, value: changed };
    }
  }
}
