/**
 * JSON as located values: exact spans, and all that can be saved of damaged text. Own code because tabs are allowed here,
 * numbers and words mean less than in YAML, and big generated templates must be quick.
 */
import type { Span } from '../text/span';
import { duplicateKeys } from './duplicate-keys';
import { lineEnd } from './line-layout';
import type { MapNode, Pair, ScalarNode, SeqNode, YamlNode } from './node';
import type { MovableBlock, Piece } from './pieces';
import { memberEnd, scanString, scanWord } from './scan-json';
import { SECTIONS, type Sections } from './sections';
import type { YamlNote } from './yaml-note';

export interface JsonReading {
  /** Empty when the value is no object. */
  readonly pieces: readonly Piece[];
  /** The value when it is no object. */
  readonly root: YamlNode | undefined;
  /** What is wrong between the pieces. */
  readonly notes: readonly YamlNote[];
}

const MAX_DEPTH = 200;
const MAX_NOTES = 100;

/** May hand back a piece with just this text that was read before, moved to its new place. */
export type Reuse = (text: string, level: number, offset: number) => Piece | undefined;

export function readJson(uri: string, text: string, reuse?: Reuse): JsonReading {
  return new JsonReader({ uri, offset: 0 }, text, reuse).file();
}

/** Reads one `"key": value` with white space around it, in place of `piece`. Undefined unless it is without fault. */
export function readJsonMember(piece: Piece, text: string): Piece | undefined {
  return new JsonReader({ uri: piece.block.uri, offset: piece.block.offset }, text, undefined).soleMember(piece.level);
}

interface Key {
  readonly node: ScalarNode;
  /** Behind the colon, or behind the key when there is none. */
  readonly end: number;
}

class JsonReader {
  private at = 0;
  /** Where the current block starts in `text`. */
  private base = 0;
  private readonly loose: YamlNote[] = [];
  private notes = this.loose;
  private readonly pieces: Piece[] = [];
  private readonly whole: MovableBlock;

  constructor(
    private block: MovableBlock,
    private readonly text: string,
    private readonly reuse: Reuse | undefined,
  ) {
    this.whole = block;
  }

  file(): JsonReading {
    if (this.text.charCodeAt(0) === 0xfeff) this.at = 1;
    this.space();
    let root: YamlNode | undefined;
    if (this.text[this.at] === '{') this.sections(SECTIONS, 0);
    else if (this.at < this.text.length) root = this.value(0);
    this.space();
    if (this.at < this.text.length) this.note('there is more text after the end of the JSON value', this.at);
    return { pieces: this.pieces, root, notes: this.loose };
  }

  soleMember(level: number): Piece | undefined {
    this.space();
    if (this.text[this.at] !== '"') return undefined;
    const pair = this.pair(this.key(), 1);
    this.space();
    if (this.at < this.text.length || this.notes.length > 0) return undefined;
    return { block: this.block, length: this.at, kind: 'leaf', level, pairs: [pair], notes: [] };
  }

  /** An object whose members are pieces. */
  private sections(names: Sections, level: number): void {
    const bracket = this.at++;
    this.gap(level, bracket, { opensAt: 0 });
    this.members('}', bracket, () => this.sectionMember(names, level));
    this.gap(level, this.text[this.at - 1] === '}' ? this.at - 1 : this.at, { closesAt: 0 });
  }

  private gap(level: number, offset: number, bracket: Pick<Piece, 'opensAt' | 'closesAt'>): void {
    const block = { uri: this.whole.uri, offset };
    this.pieces.push({ block, length: 1, kind: 'gap', level, pairs: [], notes: [], ...bracket });
  }

  private sectionMember(names: Sections, level: number): void {
    const start = this.at;
    const kept = this.reuse?.(this.text.slice(start, memberEnd(this.text, start)), level, start);
    if (kept !== undefined) {
      this.pieces.push(kept);
      this.at += kept.length;
      return;
    }
    this.block = { uri: this.whole.uri, offset: start };
    this.base = start;
    this.notes = [];
    const key = this.key();
    const inner = Object.hasOwn(names, key.node.text) ? names[key.node.text] : undefined;
    const open = inner !== undefined && this.text[this.at] === '{';
    const pair = open ? { key: key.node, value: this.empty(key.end), span: key.node.span } : this.pair(key, 1);
    if (!open) this.space();
    const pairs = this.at > start ? [pair] : [];
    const piece = { block: this.block, length: this.at - start, level, pairs, notes: this.notes };
    this.pieces.push(open ? { ...piece, kind: 'open' } : { ...piece, kind: 'leaf' });
    this.block = this.whole;
    this.base = 0;
    this.notes = this.loose;
    if (open && inner) this.sections(inner, level + 1);
  }

  /** What stands between brackets; `member` is called where one starts. Ends behind the closing bracket if there is one. */
  private members(closing: '}' | ']', bracket: number, member: () => void): void {
    let comma = -1;
    let first = true;
    for (;;) {
      this.space();
      const c = this.text[this.at];
      if (c === undefined || c === '}' || c === ']') {
        if (c === closing) {
          this.at++;
          if (comma >= 0) this.note('JSON allows no `,` after the last item', comma);
        } else {
          this.note(`this \`${this.text[bracket]}\` is never closed`, bracket);
        }
        return;
      }
      if (c === ',') {
        if (first || comma >= 0) this.note('there is nothing before this `,`', this.at);
        comma = this.at++;
        continue;
      }
      if (!first && comma < 0) this.note('a `,` is missing before this', this.at);
      const before = this.at;
      member();
      if (this.at === before) this.note('this does not belong here', this.at++);
      first = false;
      comma = -1;
    }
  }

  private key(): Key {
    const start = this.at;
    const node = this.text[start] === '"' ? this.string() : this.word();
    if (node.style === 'plain') this.note('a key must stand in double quotes', start, Math.max(this.at, start + 1));
    this.space();
    if (this.text[this.at] !== ':') {
      this.note(`\`${node.text}\` has no \`:\` and no value`, start, start + node.span.end - node.span.start);
      return { node, end: node.span.end + this.base };
    }
    const end = ++this.at;
    this.space();
    return { node, end };
  }

  private pair({ node, end }: Key, depth: number): Pair {
    const c = this.text[this.at];
    const missing = c === undefined || c === ',' || c === '}' || c === ']' || this.isNextKey(end);
    if (missing && this.text[end - 1] === ':') this.note(`\`${node.text}\` has no value`, end - 1);
    const value = missing || this.text[end - 1] !== ':' ? this.empty(end) : this.value(depth);
    return { key: node, value, span: { ...node.span, end: value.span.end } };
  }

  /** `"A":` and on the next line `"B": 1`: a value is missing, not a comma. */
  private isNextKey(colonEnd: number): boolean {
    if (this.text[this.at] !== '"' || !this.text.slice(colonEnd, this.at).includes('\n')) return false;
    return /^"(?:[^"\\\n]|\\.)*"\s*:/.test(this.text.slice(this.at, lineEnd(this.text, this.at)));
  }

  private value(depth: number): YamlNode {
    const start = this.at;
    const c = this.text[start];
    if (c === '"') return this.string();
    if (c !== '{' && c !== '[') return this.word();
    this.at++;
    if (depth > MAX_DEPTH) {
      this.note('values are nested too deeply here; what lies deeper is not read', start);
      this.at = memberEnd(this.text, start);
      return this.empty(start);
    }
    if (c === '[') {
      const items: YamlNode[] = [];
      this.members(']', start, () => items.push(this.value(depth + 1)));
      return { kind: 'seq', ...this.place(start, this.at), items, flow: true } satisfies SeqNode;
    }
    const pairs: Pair[] = [];
    this.members('}', start, () => {
      const pair = this.pair(this.key(), depth + 1);
      if (pair.span.end > pair.span.start) pairs.push(pair);
    });
    for (const { message, pair } of duplicateKeys(pairs))
      this.notes.push({ kind: 'duplicate', message, span: pair.key.span });
    return { kind: 'map', ...this.place(start, this.at), pairs, flow: true } satisfies MapNode;
  }

  private string(): ScalarNode {
    const start = this.at;
    const { end, textEnd, text, fault } = scanString(this.text, start);
    this.at = end;
    if (fault === 'open') this.note('this quote is never closed', start);
    if (fault === 'escape') this.note('there is an escape sequence here that JSON does not know', start, end);
    return { kind: 'scalar', ...this.place(start, textEnd), value: text, text, style: 'double' };
  }

  private word(): ScalarNode {
    const start = this.at;
    const { end, text, value } = scanWord(this.text, start);
    this.at = end;
    const isFault = value === text && this.text[end] !== ':';
    if (isFault) this.note('text must stand in double quotes', start, end);
    return { kind: 'scalar', ...this.place(start, end), value, text, style: 'plain' };
  }

  private space(): void {
    for (;;) {
      const code = this.text.charCodeAt(this.at);
      if (code === 32 || code === 10 || code === 13 || code === 9) this.at++;
      else return;
    }
  }

  private place(start: number, end: number): { readonly span: Span; readonly fullSpan: Span } {
    const span = { block: this.block, start: start - this.base, end: end - this.base };
    return { span, fullSpan: span };
  }

  private empty(at: number): ScalarNode {
    return { kind: 'scalar', ...this.place(at, at), value: null, text: '', style: 'plain' };
  }

  private note(message: string, start: number, end = start + 1): void {
    if (this.notes.length < MAX_NOTES) this.notes.push({ kind: 'syntax', message, span: this.place(start, end).span });
  }
}
