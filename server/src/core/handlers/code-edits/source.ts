/** A source file while it is edited: its tree, its text and how its author writes. */
import type { SourceEdit } from '../../text/source-edit';
import { isEcmascript as hasEcmascript, type Language } from '../handler-facts';
import type { Node } from '../languages/tree-node';

export interface Source {
  readonly uri: string;
  readonly text: string;
  readonly language: Language;
  readonly root: Node;
  readonly newline: '\n' | '\r\n';
}

export const isEcmascript = ({ language }: Source): boolean => hasEcmascript(language);

export const insert = (source: Source, at: number, text: string): SourceEdit => replace(source, at, at, text);

/** `text` is written with `\n`; the file's own line ends are put in. */
export function replace(source: Source, start: number, end: number, text: string): SourceEdit {
  return { uri: source.uri, start, end, text: source.newline === '\n' ? text : text.replace(/\r?\n/g, '\r\n') };
}

/** The white space before the first word of the line. */
export function indentAt({ text }: Source, at: number): string {
  return /^[ \t]*/.exec(text.slice(lineStart(text, at)))?.[0] ?? '';
}

export const lineStart = (text: string, at: number): number => text.lastIndexOf('\n', at - 1) + 1;

/** Behind the last character of the line, before its end. */
export function lineEnd(text: string, at: number): number {
  const found = text.indexOf('\n', at);
  if (found < 0) return text.length;
  // A comment at the end of a node may have taken the first half of the line end.
  return text[found - 1] === '\r' ? found - 1 : found;
}

export const startsLine = ({ text }: Source, at: number): boolean => text.slice(lineStart(text, at), at).trim() === '';

/** One step of indentation, as the file has it first. */
export function indentUnit({ text, language }: Source): string {
  const first = /^(\t+| +)\S/m.exec(text.replace(/^[ \t]+\*.*$/gm, ''))?.[1];
  if (first?.startsWith('\t')) return '\t';
  const usual = language === 'python' || language === 'java' || language === 'csharp' ? 4 : 2;
  return ' '.repeat(first === undefined || first.length > 8 ? usual : first.length);
}

/** The quote that is used most. */
export function quoteOf({ text, language }: Source): '"' | "'" {
  // An apostrophe of a word opens no text.
  const double = text.match(/(?<!\w)"/g)?.length ?? 0;
  const single = text.match(/(?<!\w)'/g)?.length ?? 0;
  return double === single ? (language === 'python' ? '"' : "'") : double > single ? '"' : "'";
}

/** The other quote where the text has this one. */
export function quoted(text: string, quote: string): string {
  const other = quote === '"' ? "'" : '"';
  return text.includes(quote) ? `${other}${text}${other}` : `${quote}${text}${quote}`;
}

/** `;`, or nothing where the file's statements end without. */
export function semicolonOf({ text }: Source): string {
  return /;[ \t]*(\/\/.*)?\r?$/m.test(text) ? ';' : '';
}

/** `wish`, or `wish2`, ...: a name that does not occur in the file. */
export function freeName({ text }: Source, wish: string): string {
  const isTaken = (name: string) => new RegExp(`\\b${name}\\b`).test(text);
  let name = wish;
  for (let count = 2; isTaken(name); count++) name = `${wish}${count}`;
  return name;
}

/** The nearest node around `node`, itself included, of one of the types. */
export function upTo(node: Node | null, types: readonly string[]): Node | undefined {
  for (let at = node; at; at = at.parent) if (types.includes(at.type)) return at;
  return undefined;
}

/** The outermost nodes of a type that start here, outermost first. */
export function startingAt(source: Source, at: number, types: readonly string[]): readonly Node[] {
  const found: Node[] = [];
  for (
    let node = source.root.descendantForIndex(at, at + 1);
    node && node.startIndex === at && node.parent;
    node = node.parent
  ) {
    if (types.includes(node.type)) found.unshift(node);
  }
  return found;
}
