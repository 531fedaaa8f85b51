/** A parsed YAML value as JSON text; tags become their long form (`!Ref x` -> `{ "Ref": "x" }`). */

import { parseYaml } from '../../yaml/document';
import type { YamlNode } from '../../yaml/node';
import { longForm } from './long-form';

/** Entries written as YAML, as the pairs of a JSON object without its braces. */
export function pairsInJson(yaml: string): string {
  const { root } = parseYaml('pattern:', yaml);
  if (root?.kind !== 'map' || root.pairs.length === 0) return '';
  const lines = nodeToJson(root).split('\n').slice(1, -1);
  return lines.map((line) => line.replace(/^ {2}/, '')).join('\n');
}

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
