/** A parsed pattern as values that can be written in the style of any template. */
import type { Plain } from '../../model/author';
import type { YamlNode } from '../../yaml/node';
import { longForm } from './long-form';

export function nodeToPlain(node: YamlNode): Plain {
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
    return { map: [[tag.name, nodeToPlain(argument)]] };
  }
  switch (node.kind) {
    case 'scalar':
      return node.value ?? '';
    case 'seq':
      return node.items.map(nodeToPlain);
    case 'map':
      return { map: node.pairs.map(({ key, value }) => [key.text, nodeToPlain(value)] as const) };
  }
}
