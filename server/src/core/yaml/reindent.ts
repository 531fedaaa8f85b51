/**
 * PyYAML and js-yaml don't care how lines inside brackets and quotes are indented; the `yaml` library does, as the YAML
 * specification asks. So where it complains, such lines are pushed to the right, which changes no value, and read again.
 */
import type { Insertion } from './insert-text';

/** Spaces to insert; empty when no line inside brackets or quotes is indented too little. */
export function reindent(text: string): readonly Insertion[] {
  const found: Insertion[] = [];
  for (let at = 0; at < text.length; ) {
    const lineEnd = endOfLine(text, at);
    const line = text.slice(at, lineEnd);
    const { owner, value } = layoutOf(line);
    if (/^[|>][-+\d]*[ \t]*(#.*)?\r?$/.test(line.slice(value))) {
      at = behindBlockScalar(text, lineEnd + 1, owner);
      continue;
    }
    const end = /["'[{]/.test(line[value] ?? '') ? behindValue(text, at + value) : undefined;
    if (end === undefined || end <= lineEnd) {
      at = lineEnd + 1;
      continue;
    }
    for (let next = lineEnd + 1; next < end; next = endOfLine(text, next) + 1) {
      const indent = /^ */.exec(text.slice(next, endOfLine(text, next)))?.[0].length ?? 0;
      const isBlank = /^\s*$/.test(text.slice(next, endOfLine(text, next)));
      if (!isBlank && indent <= owner) found.push({ offset: next, text: ' '.repeat(owner + 1 - indent) });
    }
    at = endOfLine(text, end) + 1;
  }
  return found;
}

/** Of one line: the column of the key or dash that its value belongs to, and where that value starts. */
function layoutOf(line: string): { readonly owner: number; readonly value: number } {
  const dashes = /^ *(?:- +)*/.exec(line)?.[0].length ?? 0;
  const key = /^(?:"(?:[^"\\]|\\.)*"|'(?:[^']|'')*'|[^\s"'[{#&!|>][^#]*?)[ \t]*:(?=\s|$)[ \t]*/.exec(
    line.slice(dashes),
  );
  const behindKey = dashes + (key?.[0].length ?? 0);
  const properties = /^(?:[!&]\S*[ \t]+)*/.exec(line.slice(behindKey))?.[0].length ?? 0;
  const dash = line.slice(0, dashes).lastIndexOf('-');
  const owner = key !== null || dash < 0 ? dashes : dash;
  return { owner, value: behindKey + properties };
}

/** Where the line after a block scalar starts that belongs to a key or dash in column `owner`. */
function behindBlockScalar(text: string, from: number, owner: number): number {
  let at = from;
  while (at < text.length) {
    const line = text.slice(at, endOfLine(text, at));
    if (!/^\s*$/.test(line) && (/^ */.exec(line)?.[0].length ?? 0) <= owner) return at;
    at = endOfLine(text, at) + 1;
  }
  return at;
}

/** The end of a value in quotes or brackets; undefined when it is never closed. */
function behindValue(text: string, from: number): number | undefined {
  let depth = 0;
  for (let at = from; at < text.length; at++) {
    const c = text[at] ?? '';
    if (/["']/.test(c) && (at === from || /[\s[{,:]/.test(text[at - 1] ?? ''))) {
      const end = behindQuotes(text, at);
      if (end === undefined || depth === 0) return end;
      at = end - 1;
    } else if (c === '#' && /\s/.test(text[at - 1] ?? '')) {
      at = endOfLine(text, at);
    } else if (c === '[' || c === '{') depth++;
    else if ((c === ']' || c === '}') && --depth === 0) return at + 1;
  }
  return undefined;
}

function behindQuotes(text: string, from: number): number | undefined {
  const quote = text[from];
  for (let at = from + 1; at < text.length; at++) {
    if (text[at] === '\\' && quote === '"') at++;
    else if (text[at] === quote) {
      if (quote === "'" && text[at + 1] === "'") at++;
      else return at + 1;
    }
  }
  return undefined;
}

function endOfLine(text: string, from: number): number {
  const newline = text.indexOf('\n', from);
  return newline < 0 ? text.length : newline;
}
