/** A tree with every place moved, for text that was changed before it was parsed. */
import type { Span } from '../text/span';
import type { Pair, ScalarNode, YamlNode } from './node';

/** Nodes that occur in several places, behind aliases, stay one node. */
export function shiftSpans(root: YamlNode, origin: (offset: number) => number): YamlNode {
  const done = new Map<YamlNode | Pair, YamlNode | Pair>();
  const span = ({ block, start, end }: Span): Span => ({ block, start: origin(start), end: origin(end) });
  const scalar = (node: ScalarNode): ScalarNode => ({ ...node, span: span(node.span), fullSpan: span(node.fullSpan) });
  const once = <T extends YamlNode | Pair>(one: T, make: () => T): T => {
    const moved = (done.get(one) as T | undefined) ?? make();
    done.set(one, moved);
    return moved;
  };
  const pair = (one: Pair): Pair =>
    once(one, () => ({ key: scalar(one.key), value: shift(one.value), span: span(one.span) }));
  const shift = (node: YamlNode): YamlNode =>
    once<YamlNode>(node, () => {
      if (node.kind === 'scalar') return scalar(node);
      const places = { span: span(node.span), fullSpan: span(node.fullSpan) };
      return node.kind === 'map'
        ? { ...node, ...places, pairs: node.pairs.map(pair) }
        : { ...node, ...places, items: node.items.map(shift) };
    });
  return shift(root);
}
