/** A YAML or JSON file as located values. Parsing never fails: what can't be read becomes a note, the rest is there. */
import { type Alias, isAlias, isMap, isScalar, isSeq, type Node as LibraryNode, parseAllDocuments } from 'yaml';
import { type Block, type Span, wholeFile } from '../text/span';
import type { MapNode, Pair, ScalarNode, YamlNode } from './node';

export interface YamlDocument {
  readonly uri: string;
  readonly text: string;
  readonly root: YamlNode | undefined;
  readonly notes: readonly YamlNote[];
}

export interface YamlNote {
  readonly message: string;
  readonly span: Span;
}

/** A change as editors send it, in offsets of the text before it. */
export interface TextChange {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

export function parseYaml(uri: string, text: string): YamlDocument {
  const block = wholeFile(uri);
  const [document] = parseAllDocuments(text, {
    version: '1.1',
    keepSourceTokens: true,
    logLevel: 'silent',
    uniqueKeys: false,
    customTags: [],
  });
  if (document === undefined || !('contents' in document)) return { uri, text, root: undefined, notes: [] };
  const notes = document.errors.map((error) => ({
    message: error.message,
    span: { block, start: error.pos[0], end: error.pos[1] },
  }));
  const root = document.contents
    ? convert(
        document.contents as LibraryNode,
        block,
        text,
        (alias) => alias.resolve(document) as LibraryNode | undefined,
      )
    : undefined;
  return { uri, text, root, notes };
}

/** The document after a change; parts that did not change keep their nodes. */
export function editYaml(document: YamlDocument, change: TextChange): YamlDocument {
  return parseYaml(document.uri, document.text.slice(0, change.start) + change.text + document.text.slice(change.end));
}

function convert(
  node: LibraryNode,
  block: Block,
  text: string,
  follow: (alias: Alias) => LibraryNode | undefined,
): YamlNode {
  if (isAlias(node)) {
    const target = follow(node);
    if (target) return convert(target, block, text, follow);
  }
  const [start, end] = node.range ?? [0, 0];
  const span = { block, start, end };
  const written = node.tag?.startsWith('!') ? node.tag : undefined;
  const tagAt = written ? text.lastIndexOf(written, start) : -1;
  const common = {
    span,
    fullSpan: tagAt >= 0 ? { block, start: tagAt, end } : span,
    ...(written ? { tag: written } : {}),
  };
  if (isMap(node)) {
    const pairs: Pair[] = node.items.map((item) => {
      const key = convert(item.key as LibraryNode, block, text, follow) as ScalarNode;
      const value = item.value
        ? convert(item.value as LibraryNode, block, text, follow)
        : emptyScalar(block, key.span.end);
      return { key, value, span: { block, start: key.span.start, end: value.span.end } };
    });
    return { kind: 'map', ...common, pairs, flow: node.flow ?? false } satisfies MapNode;
  }
  if (isSeq(node)) {
    const items = node.items.map((item) => convert(item as LibraryNode, block, text, follow));
    return { kind: 'seq', ...common, items, flow: node.flow ?? false };
  }
  if (!isScalar(node)) return emptyScalar(block, start);
  const value = node.value;
  const plain = typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean' ? value : null;
  const style =
    ({ QUOTE_SINGLE: 'single', QUOTE_DOUBLE: 'double', BLOCK_LITERAL: 'literal', BLOCK_FOLDED: 'folded' } as const)[
      node.type as string
    ] ?? 'plain';
  return {
    kind: 'scalar',
    ...common,
    value: plain,
    text: typeof value === 'string' ? value : (node.source ?? ''),
    style,
  };
}

function emptyScalar(block: Block, at: number): ScalarNode {
  const span = { block, start: at, end: at };
  return { kind: 'scalar', span, fullSpan: span, value: null, text: '', style: 'plain' };
}
