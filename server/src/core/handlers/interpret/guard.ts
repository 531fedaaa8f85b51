/** What keeps the statements after it from running a second time for the same event. */
export interface Guard {
  /** For people: "conditional write `dynamodb:PutItem`". */
  readonly text: string;
  /** `maybe`: what it goes by isn't known to come from the event. `none`: it looks like a guard and is none. */
  readonly strength: 'sure' | 'maybe' | 'none';
  readonly at: number;
  readonly uri: string;
  /** It keeps only effects of that kind: `notice`, `rows of orders`. */
  readonly covers?: string;
}

/** What is told about a failure is told once for each: nobody wants it kept back. */
export const onFailure: Guard = {
  text: 'only when the work has failed',
  strength: 'sure',
  at: 0,
  uri: '',
  covers: 'notice',
};

/** Where it can not be told whether it was the work that failed. */
export const onSomeFailure: Guard = { ...onFailure, text: 'perhaps only when the work has failed', strength: 'maybe' };

export const noGuards: readonly Guard[] = [];

export function commonGuards(a: readonly Guard[], b: readonly Guard[]): readonly Guard[] {
  return a === b ? a : a.filter((guard) => b.includes(guard));
}

export function addGuards(a: readonly Guard[], b: readonly Guard[] | undefined): readonly Guard[] {
  const fresh = b?.filter((guard) => !a.includes(guard)) ?? [];
  return fresh.length > 0 ? [...a, ...fresh] : a;
}

/** Of those that hold for an effect of this kind. */
export function strongest(guards: readonly Guard[], kind: string | undefined): Guard | undefined {
  const holding = guards.filter(({ covers }) => covers === undefined || covers === kind);
  return holding.find((guard) => guard.strength === 'sure') ?? holding.find((guard) => guard.strength === 'maybe');
}
