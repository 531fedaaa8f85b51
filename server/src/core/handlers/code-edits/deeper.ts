/** Moves lines of code one step to the right. */
import type { SourceEdit } from '../../text/source-edit';
import { insert, lineEnd, type Source } from './source';

/** For each line behind the first, up to the end. */
export function deeper(source: Source, start: number, end: number, unit: string): readonly SourceEdit[] {
  const edits: SourceEdit[] = [];
  for (let at = source.text.indexOf('\n', start); at >= 0 && at < end; at = source.text.indexOf('\n', at + 1)) {
    const line = source.text.slice(at + 1, lineEnd(source.text, at + 1));
    // The line of the closing brace stays where it is.
    if (line.trim() !== '' && at + 1 + (line.length - line.trimStart().length) < end)
      edits.push(insert(source, at + 1, unit));
  }
  return edits;
}
