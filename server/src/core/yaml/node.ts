/** A parsed YAML or JSON value with its places. Aliases and merge keys are already followed; nothing here knows `yaml`'s own types. */
import type { Span } from '../text/span';

export type YamlNode = ScalarNode | MapNode | SeqNode;

interface NodeBase {
  /** The value itself, with its quotes and without its tag. */
  readonly span: Span;
  /** `!Ref`, `!GetAtt` and the like; absent for plain values. Long forms (`Fn::GetAtt:`) are plain maps. */
  readonly tag?: string;
  /** From the tag to the end of the value. Equal to `span` where there is no tag. */
  readonly fullSpan: Span;
}

export interface ScalarNode extends NodeBase {
  readonly kind: 'scalar';
  /** Resolved by YAML 1.1 core rules as the deploy tools do it; dates stay strings. */
  readonly value: string | number | boolean | null;
  /** What the value says as a string: `0123` stays `0123`, `on` stays `on`. */
  readonly text: string;
  readonly style: 'plain' | 'single' | 'double' | 'literal' | 'folded';
}

export interface MapNode extends NodeBase {
  readonly kind: 'map';
  readonly pairs: readonly Pair[];
  readonly flow: boolean;
}

export interface SeqNode extends NodeBase {
  readonly kind: 'seq';
  readonly items: readonly YamlNode[];
  readonly flow: boolean;
}

export interface Pair {
  readonly key: ScalarNode;
  /** A half-typed `Key:` has a null scalar of no length as its value. */
  readonly value: YamlNode;
  /** From the key's start to the value's end. */
  readonly span: Span;
}

/** The value under a key; of duplicate keys the last counts, as the deploy tools read it. */
export function valueAt(node: YamlNode | undefined, key: string): YamlNode | undefined {
  return pairOf(node, key)?.value;
}

export function pairOf(node: YamlNode | undefined, key: string): Pair | undefined {
  if (node?.kind !== 'map') return undefined;
  for (let i = node.pairs.length - 1; i >= 0; i--) {
    const pair = node.pairs[i];
    if (pair?.key.text === key) return pair;
  }
  return undefined;
}
