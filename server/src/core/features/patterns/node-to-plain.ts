/** A parsed pattern as values that can be written in the style of any template. */
import type { Plain, PlainPair } from '../../model/author';
import { placeOf } from '../../text/span';
import type { Pair, YamlNode } from '../../yaml/node';
import { longForm } from './long-form';

/** `source`: the text of the pattern, for the comments at the ends of its lines. */
export function nodeToPlain(node: YamlNode, source: string): Plain {
  const tag = longForm(node);
  if (tag) {
    const { argument } = tag;
    if (tag.name === 'Ref' && argument.kind === 'scalar') return { ref: argument.text };
    if (tag.name === 'Fn::Sub' && argument.kind === 'scalar') return { sub: argument.text };
    if (tag.name === 'Fn::GetAtt' && argument.kind === 'seq') {
      const [resource, attribute] = argument.items;
      if (resource?.kind === 'scalar' && attribute?.kind === 'scalar')
        return { getAtt: [resource.text, attribute.text] };
    }
    return { map: [[tag.name, nodeToPlain(argument, source)]] };
  }
  switch (node.kind) {
    case 'scalar':
      return node.value ?? '';
    case 'seq':
      return node.items.map((item) => nodeToPlain(item, source));
    case 'map':
      return { map: node.pairs.map((pair) => pairToPlain(pair, source)) };
  }
}

function pairToPlain({ key, value }: Pair, source: string): PlainPair {
  const plain = nodeToPlain(value, source);
  const comment = /^[ \t]+#[ \t]*(.*)$/m.exec(restOfLine(source, placeOf(value.fullSpan).end))?.[1]?.trimEnd();
  return comment === undefined || value.kind !== 'scalar' ? [key.text, plain] : [key.text, plain, comment];
}

function restOfLine(text: string, offset: number): string {
  const end = text.indexOf('\n', offset);
  return text.slice(offset, end < 0 ? text.length : end);
}
