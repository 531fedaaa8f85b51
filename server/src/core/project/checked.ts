/** What checking a template gives: the app, its graph, and problems with places in files instead of spans. */
import type { Graph } from '../graph/graph';
import type { HandlerFacts } from '../handlers/handler-facts';
import type { App, FunctionId } from '../model/app';
import type { Fix, Level } from '../rules/rule';
import { unusedSuppression } from '../rules/unused-suppression';
import type { Place } from '../text/span';

export interface PlacedProblem {
  readonly rule: string;
  readonly level: Level;
  readonly message: string;
  readonly place: Place;
  readonly related: readonly { readonly place: Place; readonly message: string }[];
  readonly fixes: readonly Fix[];
  /** Edits that hide it instead: for the line, the entry, the file. */
  readonly suppressions: readonly Fix[];
  /** The template it was found for; `place` may lie in another file. */
  readonly template: string;
  readonly fn: string | null;
  readonly resource: string | null;
}

export interface Checked {
  readonly app: App;
  readonly graph: Graph;
  readonly facts: ReadonlyMap<FunctionId, HandlerFacts>;
  /** Of the template and of every file that belongs to it, in the order of their places. */
  readonly problems: readonly PlacedProblem[];
}

/**
 * What makes two problems of one rule at one place the same: in a template what they say, in code that several functions
 * or templates share the place alone, as the same line is mended once.
 */
export function causeOf(problem: PlacedProblem): string {
  return problem.place.uri === problem.template ? problem.message : '';
}

/** A suppression in a file that several templates read hides nothing only if it does so for none of them. */
export function isUnusedForAll(problem: PlacedProblem, all: readonly Checked[]): boolean {
  const { rule, place } = problem;
  if (!concernsOthers(problem)) return true;
  return all
    .filter(({ app, facts }) => [app, ...facts.values()].some(({ reads }) => reads.includes(place.uri)))
    .every(({ problems }) =>
      problems.some((one) => one.rule === rule && one.place.uri === place.uri && one.place.start === place.start),
    );
}

/** Whether it takes a look at the other templates to believe a problem. */
export const concernsOthers = ({ rule, place, template }: PlacedProblem): boolean =>
  rule === unusedSuppression.meta.id && place.uri !== template;
