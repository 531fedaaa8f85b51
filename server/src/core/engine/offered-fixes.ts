/** The fixes of a problem that can really be made here, with their edits: others are not offered anywhere. */
import type { Fix } from '../rules/rule';
import type { SourceEdit } from '../text/source-edit';

export interface OfferedFix extends Pick<Fix, 'title' | 'grade'> {
  readonly edits: readonly SourceEdit[];
}

export function offeredFixes(fixes: readonly Fix[]): readonly OfferedFix[] {
  return fixes.flatMap(({ title, grade, edits: compute }) => {
    const edits = compute();
    return edits && edits.length > 0 ? [{ title, grade, edits }] : [];
  });
}
