/** Several edits as one: all of them, or none when one can't be made. */
import { mergeEdits } from '../../text/merge-edits';
import type { SourceEdit } from '../../text/source-edit';

export type Edits = readonly SourceEdit[] | undefined;

export function allOf(...parts: readonly Edits[]): Edits {
  const all: (readonly SourceEdit[])[] = [];
  for (const part of parts) {
    if (part === undefined) return undefined;
    // Two changes may need the same replacement, such as a short form that is written out; it is made once.
    const known = all.flat();
    all.push(part.filter((edit) => edit.start === edit.end || !known.some((other) => isSame(edit, other))));
  }
  return mergeEdits(all);
}

const isSame = (a: SourceEdit, b: SourceEdit): boolean =>
  a.uri === b.uri && a.start === b.start && a.end === b.end && a.text === b.text;
