/**
 * Cuts YAML text into pieces by looking at indentation only: one for each top-level section, and one for each entry of
 * the sections that hold many. Whatever is not plain enough for that is not cut at all; the file is then read in one go.
 */
import { SECTIONS, type Sections } from './sections';

/** The map that an entry belongs to. */
export interface Level {
  readonly depth: number;
  /** Columns before its keys. */
  readonly indent: number;
  /** Which of its entries are cut further. */
  readonly sections: Sections;
  readonly outer: Level | undefined;
}

export interface Cut {
  readonly start: number;
  readonly end: number;
  readonly kind: 'leaf' | 'open' | 'gap';
  readonly level: Level;
}

export interface Cuts {
  readonly cuts: readonly Cut[];
  /** The innermost open level behind the last cut. */
  readonly level: Level;
}

export const TOP: Level = { depth: 0, indent: 0, sections: SECTIONS, outer: undefined };

/**
 * Cuts `text` up to an offset. It stands at `from` in its file, which is 0 or where an entry of `level` starts, and may
 * show the piece behind. Undefined when it can't be cut. Where an entry starts depends on nothing but the lines before it
 * in the same piece and the open levels.
 */
export function splitYaml(text: string, from: number, to: number, level: Level): Cuts | undefined {
  if (/\r(?!\n)/.test(text.slice(0, to))) return undefined;
  const splitter = new Splitter(text, from, to, level);
  return splitter.run();
}

class Splitter {
  private readonly cuts: Cut[] = [];
  private started = 0;
  private kind: Cut['kind'] = 'gap';
  private of: Level;
  /** Lines of an entry that is cut further belong to `inner`. */
  private inner: Level;
  private marker = false;

  constructor(
    private readonly text: string,
    private readonly from: number,
    private readonly to: number,
    level: Level,
  ) {
    this.of = level;
    this.inner = level;
  }

  run(): Cuts | undefined {
    let at = 0;
    if (this.from === 0 && this.text.charCodeAt(0) === 0xfeff) at = 1;
    while (at < this.to) {
      if (!this.line(at)) return undefined;
      at = lineAfter(this.text, at);
    }
    this.finish(this.to);
    return { cuts: this.cuts, level: this.inner };
  }

  /** False when the line is nothing a splitter understands. */
  private line(start: number): boolean {
    const ink = inkOf(this.text, start);
    if (ink === undefined || this.text[ink] === '#') return true;
    const indent = ink - start;
    if (indent > this.inner.indent) return this.kind === 'leaf';
    if (indent === 0 && this.isMarker(ink)) return this.startMarker(ink);
    let level: Level | undefined = this.inner;
    while (level !== undefined && level.indent > indent) level = level.outer;
    if (level === undefined || level.indent !== indent) return false;
    // A list may stand in the same column as its key.
    if (isDash(this.text, ink)) return this.kind === 'leaf' && this.of === level;
    if (!startsKey(this.text, ink)) return false;
    this.finish(start);
    const inside = levelInside(this.text, ink, level);
    this.kind = inside === undefined ? 'leaf' : 'open';
    this.of = level;
    this.inner = inside ?? level;
    return true;
  }

  private isMarker(ink: number): boolean {
    return /^(---|\.\.\.)(\s|$)|^%/.test(this.text.slice(ink, ink + 4));
  }

  /** `---` may stand once, above everything; more of it starts another document. */
  private startMarker(ink: number): boolean {
    if (this.kind !== 'gap' || this.marker || this.from > 0) return false;
    this.marker = true;
    return /^---[ \t]*(#.*)?\r?$/.test(this.text.slice(ink, lineAfter(this.text, ink)).replace(/\n$/, ''));
  }

  private finish(end: number): void {
    if (end > this.started) this.cuts.push({ start: this.started, end, kind: this.kind, level: this.of });
    this.started = end;
  }
}

/** The level that opens below a key, when that is a section to be cut and its entries are plain pairs. */
function levelInside(text: string, ink: number, level: Level): Level | undefined {
  const end = lineAfter(text, ink);
  const header = /^([A-Za-z]+):(?:[ \t]+#.*|[ \t]*)\r?\n$/.exec(text.slice(ink, end));
  const name = header?.[1];
  const sections = name !== undefined && Object.hasOwn(level.sections, name) ? level.sections[name] : undefined;
  if (sections === undefined) return undefined;
  for (let at = end; at < text.length; at = lineAfter(text, at)) {
    const first = inkOf(text, at);
    if (first === undefined || text[first] === '#') continue;
    const isPair = /:(\s|$)/.test(text.slice(first, lineAfter(text, first)));
    if (first - at <= level.indent || !isPair || !startsKey(text, first)) return undefined;
    return { depth: level.depth + 1, indent: first - at, sections, outer: level };
  }
  return undefined;
}

/** Offset of the first character of a line that is not a space; undefined for a blank line. */
function inkOf(text: string, start: number): number | undefined {
  let at = start;
  while (text.charCodeAt(at) === 32) at++;
  let end = at;
  while (text.charCodeAt(end) === 9 || text.charCodeAt(end) === 32 || text.charCodeAt(end) === 13) end++;
  return end >= text.length || text.charCodeAt(end) === 10 ? undefined : at;
}

function isDash(text: string, ink: number): boolean {
  return text[ink] === '-' && /\s|^$/.test(text[ink + 1] ?? '');
}

/** What a plain or quoted key can start with. Everything else (`}`, `?`, `&`, `<<`, `${`) needs the whole file to be understood. */
function startsKey(text: string, ink: number): boolean {
  const c = text.charCodeAt(ink);
  return (c >= 48 && c <= 57) || (c >= 65 && c <= 90) || (c >= 97 && c <= 122) || c === 95 || c === 34 || c === 39;
}

function lineAfter(text: string, at: number): number {
  const newline = text.indexOf('\n', at);
  return newline < 0 ? text.length : newline + 1;
}

export function sameLevel(a: Level | undefined, b: Level | undefined): boolean {
  if (a === undefined || b === undefined) return a === b;
  return a === b || (a.indent === b.indent && a.sections === b.sections && sameLevel(a.outer, b.outer));
}
