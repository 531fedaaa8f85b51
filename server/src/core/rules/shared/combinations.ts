/** Values that hang on conditions, taken together: only those that can be chosen at the same time are compared. */
import { type Located, possible, type Value } from '../../model/value';

export interface Choice<T> {
  readonly value: T;
  /** The conditions it holds under; empty when it always holds. */
  readonly when: readonly string[];
}

/** The known options of a value; one `undefined` where it is not set at all. */
export function choices<T>(value: Value<T> | undefined): readonly Choice<Located<T> | undefined>[] {
  return value === undefined ? [{ value: undefined, when: [] }] : possible(value);
}

export function together<A, B>(
  left: readonly Choice<A>[],
  right: readonly Choice<B>[],
): readonly Choice<readonly [A, B]>[] {
  return left.flatMap((a) =>
    right
      .filter((b) => !contradict(a.when, b.when))
      .map((b): Choice<readonly [A, B]> => ({ value: [a.value, b.value], when: [...new Set([...a.when, ...b.when])] })),
  );
}

/** For the end of a sentence: ` if `IsProd``; nothing when it always holds. */
export const under = (when: readonly string[]): string => (when.length === 0 ? '' : ` ${when.join(' and ')}`);

function contradict(left: readonly string[], right: readonly string[]): boolean {
  return left.some((a) => right.some((b) => excludes(a, b)));
}

/** "if `X`" and "unless `X`" exclude each other, and so do two values for one parameter. */
function excludes(a: string, b: string): boolean {
  if (a === b) return false;
  if (a.replace(/^(if|unless) /, '') === b.replace(/^(if|unless) /, '')) return true;
  const subject = (text: string) => /^with .* for (.*)$/.exec(text)?.[1];
  return subject(a) !== undefined && subject(a) === subject(b);
}
