/** What keeps the statements after it from running a second time for the same event. */
export interface Guard {
  /** For people: "conditional write `dynamodb:PutItem`". */
  readonly text: string;
  /** `maybe`: what it goes by isn't known to come from the event. `none`: it looks like a guard and is none. */
  readonly strength: 'sure' | 'maybe' | 'none';
  readonly at: number;
  readonly uri: string;
}

export const noGuards: readonly Guard[] = [];

export function commonGuards(a: readonly Guard[], b: readonly Guard[]): readonly Guard[] {
  return a === b ? a : a.filter((guard) => b.includes(guard));
}

export function addGuards(a: readonly Guard[], b: readonly Guard[] | undefined): readonly Guard[] {
  const fresh = b?.filter((guard) => !a.includes(guard)) ?? [];
  return fresh.length > 0 ? [...a, ...fresh] : a;
}

export function strongest(guards: readonly Guard[]): Guard | undefined {
  return guards.find((guard) => guard.strength === 'sure') ?? guards.find((guard) => guard.strength === 'maybe');
}
