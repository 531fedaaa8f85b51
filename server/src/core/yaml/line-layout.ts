/** Lines, columns and indentation of a text, for those who write edits. */

/** Where the line of an offset starts, behind a byte order mark. */
export function lineStart(text: string, offset: number): number {
  const start = text.lastIndexOf('\n', offset - 1) + 1;
  return start === 0 && text.charCodeAt(0) === 0xfeff ? 1 : start;
}

/** Where the line of an offset ends, before its line break. */
export function lineEnd(text: string, offset: number): number {
  const newline = text.indexOf('\n', offset);
  if (newline < 0) return text.length;
  return newline > offset && text[newline - 1] === '\r' ? newline - 1 : newline;
}

/** The offset behind the line break of an offset's line. */
export function nextLine(text: string, offset: number): number {
  const newline = text.indexOf('\n', offset);
  return newline < 0 ? text.length : newline + 1;
}

/** White space at the start of an offset's line. */
export function indentOf(text: string, offset: number): string {
  const start = lineStart(text, offset);
  return /^[ \t]*/.exec(text.slice(start, offset))?.[0] ?? '';
}

/** Columns of a key or `-` with nothing but spaces and `- ` before it on its line; else undefined. */
export function columnAt(text: string, offset: number): number | undefined {
  const start = lineStart(text, offset);
  return /^ *(- +)*$/.test(text.slice(start, offset)) ? offset - start : undefined;
}

/** Nothing but white space stands before an offset on its line. */
export function startsLine(text: string, offset: number): boolean {
  return /^[ \t]*$/.test(text.slice(lineStart(text, offset), offset));
}

/** Only white space and perhaps a comment follow an offset on its line. */
export function endsLine(text: string, offset: number): boolean {
  return /^([ \t]*|[ \t]+#.*)$/.test(text.slice(offset, lineEnd(text, offset)));
}

/** Offset of the `-` of a list item in block style, whose value starts at `itemStart`. */
export function dashBefore(text: string, itemStart: number): number | undefined {
  let at = itemStart - 1;
  while (at >= 0 && /\s/.test(text[at] ?? '')) at--;
  return text[at] === '-' ? at : undefined;
}

/** Offset behind the colon of a key that ends at `keyEnd`. */
export function colonAfter(text: string, keyEnd: number): number | undefined {
  let at = keyEnd;
  while (/\s/.test(text[at] ?? '')) at++;
  return text[at] === ':' ? at + 1 : undefined;
}
