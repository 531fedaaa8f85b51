/** Text with something put in between before it is parsed, and the way back from its offsets. */

export interface Insertion {
  readonly offset: number;
  readonly text: string;
}

export interface Inserted {
  readonly text: string;
  /** From an offset in the new text to the offset in the old one. */
  readonly origin: (offset: number) => number;
}

/** Insertions are in the order of the text. */
export function insertText(text: string, insertions: readonly Insertion[]): Inserted {
  const parts: string[] = [];
  /** Where each insertion starts in the new text. */
  const starts: number[] = [];
  let at = 0;
  let grown = 0;
  for (const { offset, text: inserted } of insertions) {
    parts.push(text.slice(at, offset), inserted);
    starts.push(offset + grown);
    grown += inserted.length;
    at = offset;
  }
  parts.push(text.slice(at));
  const origin = (offset: number): number => {
    let low = 0;
    let high = starts.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((starts[middle] ?? 0) <= offset) low = middle + 1;
      else high = middle;
    }
    const last = insertions[low - 1];
    const start = starts[low - 1];
    if (last === undefined || start === undefined) return offset;
    return last.offset + Math.max(offset - start - last.text.length, 0);
  };
  return { text: parts.join(''), origin };
}
