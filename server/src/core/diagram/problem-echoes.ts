/** What is found in the code is also told at the function in the template: in a picture the two are one problem. */
import type { PlacedProblem } from '../project/checked';

export function withoutEchoes(problems: readonly PlacedProblem[]): readonly PlacedProblem[] {
  const told: PlacedProblem[] = [];
  for (const problem of problems) if (!told.some((other) => isEcho(problem, other))) told.push(problem);
  return told;
}

function isEcho({ rule, fn, place }: PlacedProblem, other: PlacedProblem): boolean {
  return (
    other.rule === rule &&
    other.fn === fn &&
    other.related.some(({ place: there }) => there.uri === place.uri && there.start === place.start)
  );
}
