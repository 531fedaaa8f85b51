/** A parsed YAML value as JSON text; tags become their long form (`!Ref x` -> `{ "Ref": "x" }`). */
import type { YamlNode } from '../../yaml/node';
import { longForm } from './long-form';

export function nodeToJson(node: YamlNode, level = 0): string {
  const tag = longForm(node);
  if (tag) return `{ ${JSON.stringify(tag.name)}: ${nodeToJson(tag.argument, level)} }`;
  const inner = '  '.repeat(level + 1);
  const outer = '  '.repeat(level);
  switch (node.kind) {
    case 'scalar':
      return JSON.stringify(node.value);
    case 'seq':
      if (node.items.length === 0) return '[]';
      return `[\n${node.items.map((item) => inner + nodeToJson(item, level + 1)).join(',\n')}\n${outer}]`;
    case 'map':
      if (node.pairs.length === 0) return '{}';
      return `{\n${node.pairs
        .map(({ key, value }) => `${inner}${JSON.stringify(key.text)}: ${nodeToJson(value, level + 1)}`)
        .join(',\n')}\n${outer}}`;
  }
}
