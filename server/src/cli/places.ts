/** From places in offsets to what a terminal reader counts: one-based lines and columns, paths from the working directory. */
import { LineIndex } from '../core/text/line-index';
import type { Place } from '../core/text/span';
import type { PrintedRange } from './printed-problem';

export interface Places {
  file(uri: string): string;
  range(place: Place): PrintedRange;
  /** A line of a printed file, one-based, without its line break. */
  lineText(file: string, line: number): string;
}

export function createPlaces(text: (uri: string) => string | undefined, display: (uri: string) => string): Places {
  const indexes = new Map<string, { readonly text: string; readonly index: LineIndex }>();
  const uris = new Map<string, string>();

  const indexOf = (uri: string): LineIndex => {
    const now = text(uri) ?? '';
    const kept = indexes.get(uri);
    if (kept?.text === now) return kept.index;
    const index = new LineIndex(now);
    indexes.set(uri, { text: now, index });
    return index;
  };

  return {
    file(uri) {
      const file = display(uri);
      uris.set(file, uri);
      return file;
    },
    range({ uri, start, end }) {
      const index = indexOf(uri);
      const from = index.positionAt(start);
      const to = index.positionAt(end);
      return {
        start: { line: from.line + 1, column: from.column + 1 },
        end: { line: to.line + 1, column: to.column + 1 },
      };
    },
    lineText(file, line) {
      const uri = uris.get(file);
      return uri === undefined ? '' : indexOf(uri).lineText(line - 1);
    },
  };
}
