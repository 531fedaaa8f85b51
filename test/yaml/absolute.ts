/** A document with every place as it stands in the file, to compare two documents that came about in different ways. */
import { placeOf, type Span } from '../../server/src/core/text/span';
import type { YamlDocument } from '../../server/src/core/yaml/document';
import type { YamlNode } from '../../server/src/core/yaml/node';

export function absolute({ root, notes, shared, format, dialect }: YamlDocument): unknown {
  return {
    format,
    dialect,
    root: root && absoluteNode(root),
    notes: notes.map(({ kind, message, span }) => `${kind} ${at(span)} ${message}`),
    shared: shared.map(at),
  };
}

function absoluteNode(node: YamlNode): unknown {
  const { span, fullSpan, tag } = node;
  const common = { kind: node.kind, span: at(span), fullSpan: at(fullSpan), tag };
  if (node.kind === 'scalar') return { ...common, value: node.value, text: node.text, style: node.style };
  if (node.kind === 'seq') return { ...common, flow: node.flow, items: node.items.map(absoluteNode) };
  return {
    ...common,
    flow: node.flow,
    pairs: node.pairs.map((pair) => ({
      key: absoluteNode(pair.key),
      span: at(pair.span),
      value: absoluteNode(pair.value),
    })),
  };
}

function at(span: Span): string {
  const { start, end } = placeOf(span);
  return `${start}-${end}`;
}
