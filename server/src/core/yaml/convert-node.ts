/** From the nodes of the `yaml` library to our own: exact spans, tags, values by dialect; aliases and merge keys followed within bounds. */
import { isAlias, isMap, isScalar, isSeq, type Pair as LibraryPair, type Node, type Scalar } from 'yaml';
import type { Block, Span } from '../text/span';
import { duplicateKeys } from './duplicate-keys';
import { isMergeKey, mergePairs } from './merge-keys';
import type { MapNode, Pair, ScalarNode, SeqNode, YamlNode } from './node';
import { type Dialect, plainValue } from './scalar-value';
import type { YamlNote } from './yaml-note';

/** Deeper values are dropped with a note. CloudFormation itself stops far earlier. */
const MAX_DEPTH = 200;
/** So many values may be repeated by aliases; more is an alias bomb. */
const MAX_REPEATED = 20_000;

/** Put before a lone `-` that is a text and no list (see `parse-forgiving`). From Unicode's private area. */
export const LONE_DASH = '\ue000';

interface Anchor {
  readonly node: YamlNode;
  /** How many values it stands for, those behind aliases included. */
  readonly size: number;
  used: boolean;
}

export type Complain = (message: string, start: number, end: number, kind?: YamlNote['kind']) => void;

export interface Source {
  readonly block: Block;
  /** What the nodes' ranges refer to. */
  readonly text: string;
  readonly dialect: Dialect;
  readonly note: Complain;
}

export class Conversion {
  /** An anchor may be used in any text below it. */
  anchored = false;
  private readonly anchors = new Map<string, Anchor>();
  private readonly used: Span[] = [];
  private size = 0;
  private repeated = 0;

  constructor(private readonly source: Source) {}

  /** Values that aliases stand for. */
  shared(): readonly Span[] {
    return this.used;
  }

  /** `from`: an offset before the node's tag, with nothing but white space, comments and indicators between. */
  convert(node: Node, from: number, depth: number): YamlNode {
    if (isAlias(node)) return this.follow(node.source, node.range?.[0] ?? from, node.range?.[1] ?? from);
    const before = this.size++;
    const converted = this.convertOwn(node, from, depth);
    if ((isMap(node) || isSeq(node) || isScalar(node)) && node.anchor) {
      this.anchored = true;
      this.anchors.set(node.anchor, { node: converted, size: this.size - before, used: false });
    }
    return converted;
  }

  private convertOwn(node: Node, from: number, depth: number): YamlNode {
    const [at = from, end = at] = node.range ?? [];
    // A missing value stands right behind the colon, dash or tag it is missing from.
    const start = isScalar(node) && at === end ? lastInk(this.source.text, from, at) : at;
    const tag = localTag(node);
    const tagAt = tag === undefined ? -1 : tagStart(this.source.text, from, start);
    const place = (until: number): Pick<ScalarNode, 'span' | 'fullSpan' | 'tag'> => {
      const span = this.span(start, until);
      const fullSpan = tagAt < 0 ? span : this.span(tagAt, until);
      return tag === undefined ? { span, fullSpan } : { span, fullSpan, tag };
    };
    if (isScalar(node)) return this.scalar(node, place(lastInk(this.source.text, start, end)), tag);
    if (depth > MAX_DEPTH) {
      this.source.note('values are nested too deeply here; what lies deeper is not read', start, start + 1);
      return this.empty(start);
    }
    if (isMap(node)) {
      let last = start;
      const own = (node.items as LibraryPair<Node | null, Node | null>[]).map((item) => {
        const pair = this.pair(item, last, depth);
        last = Math.max(last, pair.span.end);
        return pair;
      });
      const flow = node.flow ?? false;
      for (const { message, pair } of duplicateKeys(own)) {
        this.source.note(message, pair.key.span.start, pair.key.span.end, 'duplicate');
      }
      return { kind: 'map', ...place(flow ? end : last), pairs: this.merged(own), flow } satisfies MapNode;
    }
    if (isSeq(node)) {
      let last = start;
      const items = (node.items as Node[]).map((item) => {
        const converted = this.convert(item, last, depth + 1);
        last = Math.max(last, isAlias(item) ? (item.range?.[1] ?? last) : converted.fullSpan.end);
        return converted;
      });
      const flow = node.flow ?? false;
      return { kind: 'seq', ...place(flow ? end : last), items, flow } satisfies SeqNode;
    }
    return this.empty(start);
  }

  private pair(item: LibraryPair<Node | null, Node | null>, from: number, depth: number): Pair {
    const key = item.key ? this.key(item.key, from, depth) : this.empty(from);
    const keyEnd = item.key?.range?.[1] ?? from;
    const value = item.value ? this.convert(item.value, keyEnd, depth + 1) : this.empty(keyEnd);
    const end = isAlias(item.value) ? (item.value.range?.[1] ?? keyEnd) : value.fullSpan.end;
    return { key, value, span: this.span(key.fullSpan.start, Math.max(end, keyEnd)) };
  }

  private key(node: Node, from: number, depth: number): ScalarNode {
    const converted = this.convert(node, from, depth + 1);
    if (converted.kind === 'scalar') return converted;
    const { start, end } = converted.fullSpan;
    this.source.note('a key must be a plain name here', start, end);
    const text = this.source.text.slice(start, end);
    return { kind: 'scalar', span: converted.span, fullSpan: converted.fullSpan, value: text, text, style: 'plain' };
  }

  private merged(own: readonly Pair[]): readonly Pair[] {
    if (!own.some(isMergeKey)) return own;
    const merged = mergePairs(own);
    if (merged !== undefined) return merged;
    const wrong = own.find(isMergeKey);
    if (wrong) this.source.note('`<<` takes a map or a list of maps', wrong.span.start, wrong.span.end);
    return own;
  }

  private scalar(
    node: Scalar,
    place: Pick<ScalarNode, 'span' | 'fullSpan' | 'tag'>,
    tag: string | undefined,
  ): ScalarNode {
    const read = typeof node.value === 'string' ? node.value : (node.source ?? '');
    const text = read === `${LONE_DASH}-` ? '-' : read;
    const style = STYLES[node.type ?? 'PLAIN'] ?? 'plain';
    // A local tag (`!Sub 5`) takes its argument as text, and so does `!!str`.
    const isText = style !== 'plain' || tag !== undefined || node.tag === '!' || node.tag === 'tag:yaml.org,2002:str';
    const value = isText ? text : plainValue(text, this.source.dialect);
    return { kind: 'scalar', ...place, value, text, style };
  }

  private follow(name: string, start: number, end: number): YamlNode {
    const anchor = this.anchors.get(name);
    if (anchor === undefined) {
      this.source.note(
        `there is no \`&${name}\` above that this alias could stand for; quote the value if it is text`,
        start,
        end,
      );
      return this.empty(start);
    }
    this.repeated += anchor.size;
    this.size += anchor.size;
    if (this.repeated > MAX_REPEATED) {
      this.source.note('aliases repeat too many values; this one is not followed', start, end);
      return this.empty(start);
    }
    if (!anchor.used) this.used.push(anchor.node.fullSpan);
    anchor.used = true;
    return anchor.node;
  }

  private span(start: number, end: number): Span {
    return { block: this.source.block, start, end };
  }

  private empty(at: number): ScalarNode {
    const span = this.span(at, at);
    return { kind: 'scalar', span, fullSpan: span, value: null, text: '', style: 'plain' };
  }
}

const STYLES: Readonly<Record<string, ScalarNode['style']>> = {
  QUOTE_SINGLE: 'single',
  QUOTE_DOUBLE: 'double',
  BLOCK_LITERAL: 'literal',
  BLOCK_FOLDED: 'folded',
};

/** `!Ref`, not `!!str` and not the bare `!`. */
function localTag(node: Node): string | undefined {
  const tag = 'tag' in node && typeof node.tag === 'string' ? node.tag : undefined;
  return tag?.startsWith('!') && tag.length > 1 ? tag : undefined;
}

/** Where the tag between two offsets starts, -1 when there is none. */
function tagStart(text: string, from: number, to: number): number {
  for (let i = from; i < to; i++) {
    const c = text.charAt(i);
    if (c === '!') return i;
    if (c === '#' && (i === from || /\s/.test(text.charAt(i - 1)))) {
      const newline = text.indexOf('\n', i);
      if (newline < 0) return -1;
      i = newline;
    } else if (c === '&') {
      while (i + 1 < to && !/\s/.test(text.charAt(i + 1))) i++;
    }
  }
  return -1;
}

/** The end without the white space that block scalars and damaged text may trail. */
function lastInk(text: string, start: number, end: number): number {
  let at = Math.min(end, text.length);
  while (at > start && /\s/.test(text.charAt(at - 1))) at--;
  return at;
}
