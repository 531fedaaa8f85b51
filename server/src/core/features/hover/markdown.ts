/** Small pieces of Markdown. Names and values come from the user's files, so they always go through here. */

/** Inline code; a fence longer than any run of backticks inside it. */
export function code(text: string): string {
  const flat = text.replace(/\s+/g, ' ').trim();
  const longest = Math.max(0, ...[...flat.matchAll(/`+/g)].map(([run]) => run.length));
  const fence = '`'.repeat(longest + 1);
  return longest > 0 ? `${fence} ${flat} ${fence}` : `${fence}${flat}${fence}`;
}

/** Words in which only names between backticks are Markdown. */
export function plain(text: string): string {
  return text
    .split(/(`[^`]+`)/)
    .map((part, index) => (index % 2 === 1 ? part : part.replace(/[\\`*_{}[\]<>#|!~]/g, '\\$&')))
    .join('')
    .replace(/\s*\n\s*/g, ' · ');
}

export function table(rows: readonly (readonly [string, string])[]): string {
  return ['| | |', '|---|---|', ...rows.map(([left, right]) => `| ${left} | ${right} |`)].join('\n');
}

export function paragraphs(...parts: readonly (string | undefined | false)[]): string {
  return parts.filter((part) => part !== undefined && part !== false && part !== '').join('\n\n');
}
