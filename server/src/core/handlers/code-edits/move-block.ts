/** The text of a block of code at another indentation. */
import type { Node } from '../languages/tree-node';
import type { Source } from './source';

/** Texts over several lines are what they are, whatever stands around them. */
const texts = [
  'string',
  'template_string',
  'text_block',
  'string_literal',
  'verbatim_string_literal',
  'raw_string_literal',
];

/** `to` takes the place of the indentation `from`; the first line has none of its own. Line ends become `\n`. */
export function movedBlock(
  source: Source,
  block: Node,
  from: string,
  to: string,
  changes: readonly { readonly node: Node; readonly text: string }[] = [],
): string {
  const fixed = block.descendantsOfType(texts).filter((one) => one.text.includes('\n'));
  let at = block.startIndex;
  return source.text
    .slice(block.startIndex, block.endIndex)
    .split('\n')
    .map((line, index) => {
      const start = at;
      at += line.length + 1;
      let text = line;
      for (const { node, text: instead } of changes.toReversed()) {
        if (node.startIndex < start || node.endIndex > start + line.length) continue;
        text = text.slice(0, node.startIndex - start) + instead + text.slice(node.endIndex - start);
      }
      if (fixed.some((one) => one.startIndex < start && start <= one.endIndex)) return text;
      return index > 0 && line.startsWith(from) ? to + text.slice(from.length) : text;
    })
    .join('\n')
    .replaceAll('\r\n', '\n');
}
