/** Recognises a call of an intrinsic function, in its short form (`!Ref X`) as in its long one (`Ref: X`). */
import type { YamlNode } from '../../yaml/node';

export interface Call {
  /** `Ref`, `Condition` or `Fn::...`. */
  readonly name: string;
  readonly argument: YamlNode;
  /** The whole expression. */
  readonly node: YamlNode;
}

export function callOf(node: YamlNode): Call | undefined {
  const { tag, ...untagged } = node;
  if (tag?.startsWith('!') && !tag.startsWith('!!')) {
    const short = tag.slice(1);
    const name = short === 'Ref' || short === 'Condition' ? short : `Fn::${short}`;
    return { name, argument: { ...untagged, fullSpan: node.span }, node };
  }
  const pair = node.kind === 'map' && node.pairs.length === 1 ? node.pairs[0] : undefined;
  const key = pair?.key.text;
  if (pair === undefined || key === undefined) return undefined;
  if (key !== 'Ref' && (!key.startsWith('Fn::') || key.startsWith('Fn::ForEach'))) return undefined;
  return { name: key, argument: pair.value, node };
}
