/** The value or key at an offset of a YAML or JSON file, with the keys that lead to it. */
import { type Place, placeOf, type Span } from '../text/span';
import type { YamlDocument } from '../yaml/document';
import type { ScalarNode, YamlNode } from '../yaml/node';

export interface NodeAt {
  /** Keys and list positions from the top. */
  readonly path: readonly (string | number)[];
  /** The innermost value, or the value of the key the offset is on. */
  readonly node: YamlNode;
  /** Set when the offset is on a key. */
  readonly key: ScalarNode | undefined;
  /** All values that hold the offset, from the top; `path.slice(0, n)` leads to the one at `n`. */
  readonly around: readonly YamlNode[];
}

export function nodeAt(document: YamlDocument, offset: number): NodeAt | undefined {
  const { root } = document;
  return root && covers(root.fullSpan, document.uri, offset) ? walk(root, document.uri, offset, [], []) : undefined;
}

function walk(
  node: YamlNode,
  uri: string,
  offset: number,
  path: readonly (string | number)[],
  outside: readonly YamlNode[],
): NodeAt {
  const around = [...outside, node];
  if (node.kind === 'map') {
    for (const { key, value } of node.pairs) {
      const inner = [...path, key.text];
      if (covers(key.fullSpan, uri, offset)) return { path: inner, node: value, key, around };
      if (covers(value.fullSpan, uri, offset)) return walk(value, uri, offset, inner, around);
    }
  }
  if (node.kind === 'seq') {
    for (const [index, item] of node.items.entries()) {
      if (covers(item.fullSpan, uri, offset)) return walk(item, uri, offset, [...path, index], around);
    }
  }
  return { path, node, key: undefined, around };
}

/** The end counts: a cursor behind a word is still at it. */
export function covers(span: Span, uri: string, offset: number): boolean {
  return isIn(placeOf(span), uri, offset);
}

export function isIn(place: Place, uri: string, offset: number): boolean {
  return place.uri === uri && place.start <= offset && offset <= place.end;
}
