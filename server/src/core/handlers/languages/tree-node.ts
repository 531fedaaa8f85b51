/** Questions to tree-sitter's own nodes, for edits that work on a single tree: comments never count as children. */
import type { Node } from 'web-tree-sitter';

export type { Node } from 'web-tree-sitter';

/** Named children without comments, which may stand anywhere. */
export function kids(node: Node): Node[] {
  return node.namedChildren.filter(
    ({ type }) => type !== 'comment' && type !== 'line_comment' && type !== 'block_comment',
  );
}

export function field(node: Node, name: string): Node | null {
  return node.childForFieldName(name);
}

/** Whether a keyword or sign stands among the direct children. */
export function hasToken(node: Node, token: string): boolean {
  return node.children.some((one) => !one.isNamed && one.type === token);
}
