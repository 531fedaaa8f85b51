/** Small helpers every adapter shares: walking a tree-sitter node and building IR without ceremony. */
import type { Node } from 'web-tree-sitter';
import type { Arg, Entry, Expr, Func, Param, Stmt } from '../ir/ir';

export type { Node } from 'web-tree-sitter';

/** Named children without comments, which may stand anywhere. */
export function kids(node: Node): Node[] {
  const children = node.namedChildren;
  for (const child of children) {
    if (isComment(child)) return children.filter((one) => !isComment(one));
  }
  return children;
}

const isComment = (node: Node): boolean =>
  node.type === 'comment' || node.type === 'line_comment' || node.type === 'block_comment';

export function field(node: Node, name: string): Node | null {
  return node.childForFieldName(name);
}

export function fields(node: Node, name: string): Node[] {
  return node.childrenForFieldName(name);
}

export function child(node: Node, ...types: readonly string[]): Node | undefined {
  return node.namedChildren.find((one) => types.includes(one.type));
}

/** Whether a keyword or sign stands among the direct children. */
export function hasToken(node: Node, token: string): boolean {
  return node.children.some((one) => !one.isNamed && one.type === token);
}

export const literal = (at: number, value: string | number | boolean | null): Expr => ({ k: 'literal', at, value });
export const name = (at: number, text: string): Expr => ({ k: 'name', at, name: text });
export const member = (at: number, object: Expr, text: string): Expr => ({ k: 'member', at, object, name: text });
export const op = (at: number, sign: string, ...items: readonly Expr[]): Expr => ({ k: 'op', at, op: sign, items });
export const other = (at: number, items: readonly Expr[]): Expr => ({ k: 'other', at, items });
export const entry = (key: Expr | null, value: Expr): Entry => ({ key, value });
export const arg = (value: Expr, named: string | null = null): Arg => ({ name: named, value });

export function call(node: Node, callee: Expr, args: readonly Arg[], construct = false): Expr {
  return { k: 'call', at: node.startIndex, end: node.endIndex, callee, args, construct };
}

export function param(target: Expr, more: Partial<Param> = {}): Param {
  return { target, type: null, fallback: null, rest: false, property: false, decorators: [], ...more };
}

export function func(node: Node, parts: Partial<Func> & { params: readonly Param[]; body: readonly Stmt[] }): Func {
  return {
    kind: 'function',
    name: '',
    nameAt: node.startIndex,
    at: node.startIndex,
    end: node.endIndex,
    decorators: [],
    async: false,
    static: false,
    receiver: null,
    returns: null,
    ...parts,
  };
}

/** A written number; what is no plain number (`10n`, `1_000`, `0xff`) is read as well as it can be. */
export function numberLiteral(node: Node): Expr {
  return literal(node.startIndex, Number(node.text.replace(/_/g, '').replace(/(?<=\d)[nNlLfFdDmMuU]+$/, '')));
}

/** The last part of a dotted or generic type name: `List<com.acme.Order>` stays whole but for what is inside `<>`. */
export function plainType(text: string): string {
  return text
    .replace(/<.*>|\[.*\]|\?|[*&]/gs, '')
    .replace(/\s+/g, '')
    .trim();
}
