/** Functions that tell by a constant what has happened: `State.NEW` or `State.KNOWN`, `'sent'` or `'duplicate'`. */
import { addGuards, commonGuards, type Guard, noGuards } from './guard';
import type { Outcome, Shape, Value } from './value';

/** Of ways that each end in one constant; undefined where it says nothing. */
export function outcomesOf(
  ways: readonly { readonly value: Value; readonly guards: readonly Guard[] }[],
): readonly Outcome[] | undefined {
  if (ways.length < 2) return undefined;
  const outcomes: Outcome[] = [];
  for (const { value, guards } of ways) {
    const [shape, more] = value.shapes;
    if (value.outcomes) {
      for (const one of value.outcomes) outcomes.push({ shape: one.shape, guards: addGuards(guards, one.guards) });
      continue;
    }
    if (!shape || more || !isConstant(shape)) return undefined;
    outcomes.push({ shape, guards });
  }
  return outcomes.some(({ guards }) => guards.length > 0) ? outcomes : undefined;
}

const isConstant = ({ kind }: Shape): boolean => kind === 'literal' || kind === 'instance' || kind === 'external';

const isSame = (a: Shape, b: Shape): boolean =>
  a === b || (a.kind === 'literal' && b.kind === 'literal' && a.value === b.value);

export interface Told {
  readonly whenSame: readonly Guard[];
  readonly whenOther: readonly Guard[];
}

/** What holds where the value is that constant, and where it is another; undefined where it can not be. */
export function whenIs({ outcomes }: Value, constant: Value): Told | undefined {
  const [shape, more] = constant.shapes;
  if (!outcomes || !shape || more || !outcomes.some((one) => isSame(one.shape, shape))) return undefined;
  const guardsOf = (wanted: boolean): readonly Guard[] => {
    const [first, ...rest] = outcomes.filter((one) => isSame(one.shape, shape) === wanted);
    return first ? rest.reduce((all, { guards }) => commonGuards(all, guards), first.guards) : noGuards;
  };
  return { whenSame: guardsOf(true), whenOther: guardsOf(false) };
}
