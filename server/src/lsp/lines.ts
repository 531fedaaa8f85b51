/** The line index of a file's current text, kept while the text stays the same. */
import { LineIndex } from '../core/text/line-index';

export interface Lines {
  /** Of an empty text where the file can't be read. */
  of(uri: string): LineIndex;
}

/** Enough for a template, its includes and its handlers; the oldest goes first. */
const kept = 64;

export function createLines(text: (uri: string) => string | undefined): Lines {
  const entries = new Map<string, { readonly text: string; readonly index: LineIndex }>();
  return {
    of(uri) {
      const now = text(uri) ?? '';
      const entry = entries.get(uri);
      if (entry?.text === now) return entry.index;
      const index = new LineIndex(now);
      entries.delete(uri);
      entries.set(uri, { text: now, index });
      const [oldest] = entries.keys();
      if (entries.size > kept && oldest !== undefined) entries.delete(oldest);
      return index;
    },
  };
}
