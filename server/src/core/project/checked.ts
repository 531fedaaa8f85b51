/** What checking a template gives: the app, its graph, and problems with places in files instead of spans. */
import type { Graph } from '../graph/graph';
import type { HandlerFacts } from '../handlers/handler-facts';
import type { App, FunctionId } from '../model/app';
import type { Fix, Level } from '../rules/rule';
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
