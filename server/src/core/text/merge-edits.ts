/** Puts edits that were made apart into one set. Where several insert at one place, what stands deeper goes first: it continues what is open there. */
import type { SourceEdit } from './source-edit';

export function mergeEdits(parts: readonly (readonly SourceEdit[])[]): readonly SourceEdit[] {
  const merged: { readonly edit: SourceEdit; readonly part: number }[] = [];
  for (const [part, edits] of parts.entries()) {
    for (const edit of edits) {
      const shallower = merged.findIndex(
        (other) => other.part !== part && isSamePlace(other.edit, edit) && depthOf(other.edit) < depthOf(edit),
      );
      merged.splice(shallower < 0 ? merged.length : shallower, 0, { edit, part });
    }
  }
  return merged.map(({ edit }) => edit);
}

const isSamePlace = (a: SourceEdit, b: SourceEdit): boolean =>
  a.uri === b.uri && a.start === b.start && a.start === a.end && b.start === b.end;

/** By indentation of the first line; an item of a list belongs deeper than a key beside it. */
function depthOf({ text }: SourceEdit): number {
  const first = text.split('\n').find((line) => line.trim() !== '') ?? '';
  const line = first.trimStart();
  return (first.length - line.length) * 2 + (/^-\s/.test(line) ? 1 : 0);
}
