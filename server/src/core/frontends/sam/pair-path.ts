/** From an entry back to its path in the document, for edits by path. */
import { placeOf } from '../../text/span';
import type { YamlDocument } from '../../yaml/document';
import type { Path } from '../../yaml/edits';
import type { Pair, YamlNode } from '../../yaml/node';

/** Undefined when the entry is not of this document, or was merged in from elsewhere. */
export function pathOfPair({ root, uri }: YamlDocument, pair: Pair): Path | undefined {
  const place = placeOf(pair.span);
  if (root === undefined || place.uri !== uri) return undefined;
  return search(root, pair, place.start);
}

function search(node: YamlNode, pair: Pair, at: number): Path | undefined {
  if (node.kind === 'map') {
    for (const inner of node.pairs) {
      if (inner === pair || (inner.key === pair.key && inner.key.span === pair.key.span)) return [inner.key.text];
      const { start, end } = placeOf(inner.span);
      if (at < start || at >= end) continue;
      const rest = search(inner.value, pair, at);
      if (rest !== undefined) return [inner.key.text, ...rest];
    }
  } else if (node.kind === 'seq') {
    for (const [index, item] of node.items.entries()) {
      const { start, end } = placeOf(item.fullSpan);
      if (at < start || at >= end) continue;
      const rest = search(item, pair, at);
      if (rest !== undefined) return [index, ...rest];
    }
  }
  return undefined;
}
