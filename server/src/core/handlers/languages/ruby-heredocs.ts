/** Texts of Ruby that stand apart from where they are used. */
import type { Node } from './syntax';

/** The text of `<<~SQL` follows the statement it stands in. */
export function heredocBody(node: Node): Node | undefined {
  for (let at: Node | null = node; at; at = at.parent) {
    for (let next = at.nextNamedSibling; next; next = next.nextNamedSibling)
      if (next.type === 'heredoc_body') return next;
  }
  return undefined;
}
