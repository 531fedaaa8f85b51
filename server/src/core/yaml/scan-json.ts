/** Single tokens of JSON, damaged ones included. */
import type { ScalarValue } from './scalar-value';

export interface StringToken {
  /** Where reading goes on. */
  readonly end: number;
  /** Where the text ends: before what trails an open quote on its line. */
  readonly textEnd: number;
  readonly text: string;
  readonly fault: 'open' | 'escape' | undefined;
}

/** A string whose quote stands at `start`. One that is never closed ends with its line. */
export function scanString(source: string, start: number): StringToken {
  let at = start + 1;
  for (;;) {
    const c = source[at];
    if (c === '"') break;
    if (c === undefined || c === '\n' || c === '\r') {
      const text = source.slice(start + 1, at).replace(/[\s,]+$/, '');
      return { end: Math.min(at, source.length), textEnd: start + 1 + text.length, text, fault: 'open' };
    }
    at += c === '\\' ? 2 : 1;
  }
  const end = at + 1;
  const inner = source.slice(start + 1, at);
  if (!inner.includes('\\')) return { end, textEnd: end, text: inner, fault: undefined };
  try {
    const text = String(JSON.parse(`"${inner.replaceAll('\t', '\\t')}"`));
    return { end, textEnd: end, text, fault: undefined };
  } catch {
    return { end, textEnd: end, text: inner, fault: 'escape' };
  }
}

export interface WordToken {
  readonly end: number;
  readonly text: string;
  /** The text itself when it is no number, `true`, `false` or `null` and should have been quoted. */
  readonly value: ScalarValue;
}

export function scanWord(source: string, start: number): WordToken {
  let end = start;
  while (end < source.length && !/[\s,:{}[\]"]/.test(source[end] ?? '')) end++;
  const text = source.slice(start, end);
  if (text === 'null' || text === '') return { end, text, value: null };
  if (text === 'true' || text === 'false') return { end, text, value: text === 'true' };
  return { end, text, value: /^-?(0|[1-9]\d*)(\.\d+)?([eE][-+]?\d+)?$/.test(text) ? Number(text) : text };
}

/** Where a member that starts at `from` ends: before the `,` or closing bracket that follows it. */
export function memberEnd(text: string, from: number): number {
  let depth = 0;
  for (let i = from; i < text.length; i++) {
    const c = text.charCodeAt(i);
    if (c === 34) {
      for (i++; i < text.length && text.charCodeAt(i) !== 34; i++) if (text.charCodeAt(i) === 92) i++;
    } else if (c === 123 || c === 91) depth++;
    else if (c === 125 || c === 93) {
      if (depth-- === 0) return i;
    } else if (c === 44 && depth === 0) return i;
  }
  return text.length;
}
