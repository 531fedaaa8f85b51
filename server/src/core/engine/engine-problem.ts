/** A rule's problem as the doors show it: with its rule, the level that holds, and ways to be silent about it. */
import type { Fix, Level, Problem, Related } from '../rules/rule';

export interface EngineProblem extends Problem {
  readonly rule: string;
  readonly level: Level;
  readonly related: readonly Related[];
  readonly fixes: readonly Fix[];
  /** Edits that hide this problem instead of curing it: for the line, the entry, the file. */
  readonly suppressions: readonly Fix[];
}
