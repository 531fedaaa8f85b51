/**
 * Text that Mermaid shows as it is. Only letters, digits and harmless signs pass; everything else, which Mermaid, Markdown
 * or HTML could take for markup, is written as an entity by number.
 */

/** For use between double quotes, in flowchart nodes, edges and subgraph titles. */
export function escapeLabel(text: string): string {
  const flat = text
    .replace(invisible, '')
    .replace(/\s+/gu, ' ')
    .trim()
    // Mermaid looks for formulas, icons and `\n` after it has read the entities; an invisible joiner keeps them apart.
    .replace(/\$(?=\$)/g, `$${joiner}`)
    .replace(/:(?=fa-)/g, `:${joiner}`)
    .replace(/\\(?=n)/g, `\\${joiner}`);
  return (
    flat
      .replace(/[^\p{L}\p{N}\p{M}\p{Extended_Pictographic} ./,=·…–—→×+?!(){}'_-]/gu, entity)
      // Older Mermaid reads labels as Markdown: `__x__`, a list, a link of itself.
      .replace(/_(?![\p{L}\p{N}])|(?<![\p{L}\p{N}])_/gu, entity)
      .replace(/^([-+]|\d+[.)])(?= )/, (start) => start.slice(0, -1) + entity(start.slice(-1)))
      .replace(/www(?=\.)/g, 'ww#119;')
  );
}

const entity = (character: string): string => `#${character.codePointAt(0)};`;

const joiner = '\u2060';

/** Control characters, and those that turn the direction of what follows: a name must not reorder its neighbours. */
const invisible = /(?!\s)\p{Cc}|[\u200e\u200f\u202a-\u202e\u2066-\u2069]/gu;

/** Breaks a long name where words meet, so that no box is wider than the others. */
export function nameLines(name: string, width: number): readonly string[] {
  const parts = name.split(/(?<=[\s\-_/.:])|(?<=[\p{Ll}\p{N}])(?=\p{Lu})/u);
  const lines: string[] = [];
  for (const part of parts.flatMap((part) => pieces(part, width))) {
    const last = lines.at(-1);
    if (last !== undefined && last.length + part.length <= width) lines[lines.length - 1] = last + part;
    else lines.push(part);
  }
  return lines.map((line) => line.trim()).filter((line) => line !== '');
}

function pieces(part: string, width: number): readonly string[] {
  const characters = [...part];
  const found: string[] = [];
  for (let at = 0; at < characters.length; at += width) found.push(characters.slice(at, at + width).join(''));
  return found;
}
