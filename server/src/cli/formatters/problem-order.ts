/** The order in which problems are printed, and which levels count as failing. */
import type { Level } from '../../core/rules/rule';

const ranks: Record<Level, number> = { error: 0, warning: 1, info: 2, hint: 3 };

export function atOrAbove(level: Level, threshold: Level): boolean {
  return ranks[level] <= ranks[threshold];
}
