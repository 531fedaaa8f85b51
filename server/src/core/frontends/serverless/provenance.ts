/**
 * How a value came to where it is used. Variables are replaced in the tree of nodes before anything reads it; the node
 * that stands for a variable carries this mark, and the evaluator is told of it through `Scope.text`.
 */
import type { Data, Hole } from '../../model/data';
import type { Origin, Value } from '../../model/value';
import type { Span } from '../../text/span';
import type { MapNode, ScalarNode, SeqNode, YamlNode } from '../../yaml/node';

export type Provenance =
  | { readonly kind: 'known'; readonly origin: Origin; readonly via: string; readonly home: Span | undefined }
  /** Text with pieces that are known only at deployment. */
  | { readonly kind: 'template'; readonly parts: readonly (string | Hole)[] }
  | { readonly kind: 'open'; readonly reason: string; readonly expression: string };

type Marked = YamlNode & { readonly provenance?: Provenance };

/** The mark survives copies of the node made with a spread, as the evaluator makes them. */
export function marked(node: ScalarNode, provenance: Provenance): ScalarNode;
export function marked(node: MapNode | SeqNode, provenance: Provenance): MapNode | SeqNode;
export function marked(node: YamlNode, provenance: Provenance): YamlNode {
  return { ...node, provenance } as Marked;
}

export function provenanceOf(node: YamlNode): Provenance | undefined {
  return (node as Marked).provenance;
}

/** What the node's variable leaves open; undefined for everything that can be read. */
export function openness(
  node: YamlNode | undefined,
): { readonly reason: string; readonly expression: string } | undefined {
  const provenance = node && provenanceOf(node);
  if (provenance?.kind !== 'open') return undefined;
  const { reason, expression } = provenance;
  return { reason, expression };
}

/** `Scope.text`: the value of a scalar that a variable decided. */
export function textOfMarked(node: ScalarNode): Value<Data> | undefined {
  const provenance = provenanceOf(node);
  switch (provenance?.kind) {
    case undefined:
      return undefined;
    case 'open':
      return { kind: 'unresolved', reason: provenance.reason, expression: provenance.expression, span: node.fullSpan };
    case 'template':
      return {
        kind: 'located',
        value: { kind: 'template', parts: provenance.parts },
        origin: 'variable',
        span: node.fullSpan,
      };
    case 'known': {
      const { origin, via, home } = provenance;
      return { kind: 'located', value: node.value, origin, via, span: node.fullSpan, ...(home ? { home } : {}) };
    }
  }
}
