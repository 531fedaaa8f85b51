/** One set of edits that applies the safe fixes of many problems at once. */
import type { PlacedProblem } from '../core/project/checked';
import { mergeEdits } from '../core/text/merge-edits';
import type { SourceEdit } from '../core/text/source-edit';

/**
 * The first safe fix of each problem, as far as they do not touch the same text: a fix goes in whole or not at all,
 * and what is left over is offered again for the text after.
 */
export function combineFixes(problems: readonly PlacedProblem[]): readonly SourceEdit[] {
  const combined: (readonly SourceEdit[])[] = [];
  for (const { fixes } of problems) {
    const edits = fixes.find(({ grade }) => grade === 'safe')?.edits() ?? [];
    const known = combined.flat();
    if (!edits.some((edit) => known.some((other) => collide(edit, other)))) combined.push(edits);
  }
  return mergeEdits(combined);
}

/** Two insertions at one place may both be meant, unless they are the same. */
function collide(a: SourceEdit, b: SourceEdit): boolean {
  if (a.uri !== b.uri) return false;
  if (a.start === b.start && a.end === b.end && (a.start !== a.end || a.text === b.text)) return true;
  return a.start < b.end && b.start < a.end;
}
