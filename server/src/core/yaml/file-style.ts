/** How a file is written, so that what is added looks as if its author had written it. */
import { placeOf } from '../text/span';
import type { YamlDocument } from './document';
import { columnAt, dashBefore } from './line-layout';
import type { YamlNode } from './node';

export interface FileStyle {
  readonly newline: '\n' | '\r\n';
  /** One step of indentation: spaces in YAML, perhaps a tab in JSON. */
  readonly unit: string;
  /** Columns from a key to the `-` of the list below it. */
  readonly listIndent: number;
  readonly quote: '"' | "'";
  /** `!Ref X` rather than `Ref: X`. */
  readonly shortTags: boolean;
  readonly json: boolean;
  /** JSON without line breaks. */
  readonly oneLine: boolean;
  /** What stands between a key and its value in JSON. */
  readonly colon: ':' | ': ' | ' : ';
}

const known = new WeakMap<YamlDocument, FileStyle>();

/** Found out on first use for a document. */
export function styleOf(document: YamlDocument): FileStyle {
  const style = known.get(document) ?? detect(document);
  known.set(document, style);
  return style;
}

/** More than enough to see a habit. */
const MAX_NODES = 3000;

class Votes<T> {
  private readonly counts = new Map<T, number>();
  add(vote: T): void {
    this.counts.set(vote, (this.counts.get(vote) ?? 0) + 1);
  }
  winner(fallback: T): T {
    let best = fallback;
    let most = 0;
    for (const [vote, count] of this.counts) {
      if (count > most) [best, most] = [vote, count];
    }
    return best;
  }
}

function detect(document: YamlDocument): FileStyle {
  const { text, root } = document;
  const json = document.format === 'json';
  const steps = new Votes<number>();
  const lists = new Votes<number>();
  const quotes = new Votes<'"' | "'">();
  const shortTags = new Votes<boolean>();
  let left = MAX_NODES;
  const visit = (node: YamlNode, column: number | undefined): void => {
    if (left-- <= 0) return;
    if (node.tag !== undefined && INTRINSIC_TAG.test(node.tag)) shortTags.add(true);
    if (node.kind === 'scalar') {
      if (node.style === 'single') quotes.add("'");
      if (node.style === 'double') quotes.add('"');
      return;
    }
    const block = !node.flow;
    if (node.kind === 'seq') {
      const first = node.items[0];
      const dash = block && first !== undefined ? dashColumn(text, placeOf(first.fullSpan).start) : undefined;
      if (dash !== undefined && column !== undefined) lists.add(dash - column);
      for (const item of node.items) visit(item, undefined);
      return;
    }
    for (const pair of node.pairs) {
      if (INTRINSIC_KEY.test(pair.key.text) && !json) shortTags.add(false);
      const own = block ? columnAt(text, placeOf(pair.key.fullSpan).start) : undefined;
      if (own !== undefined && column !== undefined && own > column) steps.add(own - column);
      visit(pair.value, own);
    }
  };
  if (root) visit(root, undefined);
  const step = ' '.repeat(steps.winner(2));
  const oneLine = json && !/\n\s*\S/.test(text.trim());
  const jsonUnit = /[\r\n]([ \t]+)\S/.exec(text)?.[1] ?? '  ';
  return {
    newline: /\r\n/.test(text) ? '\r\n' : '\n',
    unit: json ? jsonUnit : step,
    listIndent: lists.winner(step.length),
    quote: json ? '"' : quotes.winner("'"),
    shortTags: !json && shortTags.winner(true),
    json,
    oneLine,
    colon: /"\s:\s/.test(text) ? ' : ' : /":\S/.test(text) && !/":\s/.test(text) ? ':' : ': ',
  };
}

const INTRINSIC_TAG = /^!(Ref|GetAtt|Sub|If|Join|Select|FindInMap|ImportValue|Split)$/;
const INTRINSIC_KEY = /^(Ref|Fn::\w+)$/;

function dashColumn(text: string, itemStart: number): number | undefined {
  const dash = dashBefore(text, itemStart);
  return dash === undefined ? undefined : columnAt(text, dash);
}
