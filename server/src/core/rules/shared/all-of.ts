/** Several edits as one: all of them, or none when one can't be made. */
import type { SourceEdit } from '../../text/source-edit';

export type Edits = readonly SourceEdit[] | undefined;

export function allOf(...parts: readonly Edits[]): Edits {
  const edits: SourceEdit[] = [];
  for (const part of parts) {
    if (part === undefined) return undefined;
    edits.push(...part);
  }
  return edits;
}
