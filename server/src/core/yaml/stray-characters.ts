/** Control characters in what should be text: they are no part of YAML or JSON, and some would steer the parser. */

/** Offset of the first control character, -1 when there is none. */
export function strayAt(text: string): number {
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (code < 32 ? code !== 10 && code !== 13 && code !== 9 : code === 127) return i;
  }
  return -1;
}

/** The same text at the same length with control characters replaced, and old Mac line ends as newlines. */
export function withoutStray(text: string): string {
  const macLines = /\r(?!\n)/.test(text) ? text.replace(/\r(?!\n)/g, '\n') : text;
  if (strayAt(macLines) < 0) return macLines;
  return Array.from({ length: macLines.length }, (_, i) =>
    strayAt(macLines.charAt(i)) < 0 ? macLines.charAt(i) : '\ufffd',
  ).join('');
}

/** True for UTF-16 read as UTF-8, images, archives: the beginning is enough to tell. */
export function isBinary(text: string): boolean {
  const head = text.slice(0, 1000);
  let stray = 0;
  for (let i = 0; i < head.length; i++) {
    const code = head.charCodeAt(i);
    if (code === 0 || code === 0xfffd) stray++;
  }
  return stray > 0 && stray * 10 > head.length;
}
