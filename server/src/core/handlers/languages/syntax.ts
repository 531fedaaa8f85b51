/** Small helpers every adapter shares: walking a tree-sitter node and building IR without ceremony. */
import { keptByText } from '../../text/kept-by-text';
import type { Arg, Call, Class, Entry, Expr, Func, Param, Stmt } from '../ir/ir';
import { type FuncParts, LateFunc } from './bodies';
import type { SyntaxNode } from './syntax-node';

export type Node = SyntaxNode;

export const kids = (node: Node): readonly Node[] => node.parts;

export const field = (node: Node, name: string): Node | null => node.field(name);

export const fields = (node: Node, name: string): readonly Node[] => node.fields(name);

export function child(node: Node, ...types: readonly string[]): Node | undefined {
  for (const one of node.children) if (one.isNamed && types.includes(one.type)) return one;
  return undefined;
}

/** Whether a keyword stands in a node before one of its parts: `async` before a name, `static` before a field. */
export function hasWord(node: Node, word: string, before: Node | null): boolean {
  const head = node.headBefore(before);
  return head.includes(word) && wholeWord(word).test(head);
}

const wholeWords = new Map<string, RegExp>();

function wholeWord(word: string): RegExp {
  const known = wholeWords.get(word) ?? new RegExp(`\\b${word}\\b`);
  wholeWords.set(word, known);
  return known;
}

/** What is read of each, in one list. Most of a file goes through here, and `flatMap` takes several times as long. */
export function gather<T, R>(all: readonly T[], read: (one: T) => readonly R[]): R[] {
  const found: R[] = [];
  for (const one of all) for (const part of read(one)) found.push(part);
  return found;
}

export const literal = (at: number, value: string | number | boolean | null): Expr => ({ k: 'literal', at, value });
export const name = (at: number, text: string): Expr => ({ k: 'name', at, name: text });
export const member = (at: number, object: Expr, text: string): Expr => ({ k: 'member', at, object, name: text });
export const op = (at: number, sign: string, ...items: readonly Expr[]): Expr => ({ k: 'op', at, op: sign, items });
export const other = (at: number, items: readonly Expr[]): Expr => ({ k: 'other', at, items });
export const entry = (key: Expr | null, value: Expr): Entry => ({ key, value });
export const arg = (value: Expr, named: string | null = null): Arg => ({ name: named, value });

export function call(node: Node, callee: Expr, args: readonly Arg[], construct = false): Call {
  return { k: 'call', at: node.startIndex, end: node.endIndex, callee, args, construct };
}

export function param(target: Expr, more: Partial<Param> = {}): Param {
  return { target, type: null, fallback: null, rest: false, property: false, decorators: [], ...more };
}

/** What a generator gives, one after the other: a way out that may be taken, as what stands behind a `yield` runs as well. */
export const yielded = (at: number, value: Expr, isWhole = false): Stmt => {
  const given: Expr = isWhole ? value : { k: 'list', at, items: [value] };
  return { k: 'if', at, test: other(at, []), yes: [{ k: 'return', at, value: given }], no: [] };
};

/** A block at whose end the things that were opened for it are closed. */
export function closing(body: readonly Stmt[], opened: readonly Expr[]): readonly Stmt[] {
  return opened.reduceRight<readonly Stmt[]>((inner, thing) => {
    const { at } = thing;
    const close: Call = {
      k: 'call',
      at,
      end: at + 1,
      callee: member(at, thing, '__exit__'),
      args: [],
      construct: false,
    };
    return [{ k: 'try', at, body: inner, catches: [], last: [{ k: 'expr', at, value: close }] }];
  }, body);
}

/** A `body` to be called is read once someone asks for it. */
export function func(node: Node, parts: FuncParts): Func {
  return node.bodies.add(new LateFunc(node.startIndex, node.endIndex, parts, node.bodies));
}

type ClassParts = Partial<Class> & Pick<Class, 'bases' | 'methods' | 'fields'>;

/** A class by the name that stands in its `name` field, until `parts` say another. */
export function cls(node: Node, parts: ClassParts): Class {
  const nameNode = field(node, 'name');
  return {
    kind: 'class',
    name: nameNode?.text ?? '',
    nameAt: nameNode?.startIndex ?? node.startIndex,
    at: node.startIndex,
    end: node.endIndex,
    decorators: [],
    inner: [],
    abstract: false,
    ...parts,
  };
}

/** A written number; what is no plain number (`10n`, `1_000`, `0xff`) is read as well as it can be. */
export function numberLiteral(node: Node): Expr {
  return literal(node.startIndex, Number(node.text.replace(/_/g, '').replace(/(?<=\d)[nNlLfFdDmMuU]+$/, '')));
}

/** The last part of a dotted or generic type name: `List<com.acme.Order>` stays whole but for what is inside `<>`. */
export const plainType = keptByText((text) =>
  text
    .replace(/<.*>|\[.*\]|\?|[*&]/gs, '')
    .replace(/\s+/g, '')
    .trim(),
);

/** As `plainType`, and what holds several of one type as `[]Order`. */
export const listedType = keptByText((text) => {
  const inside = several.exec(text.trim());
  const element = inside?.[1] ?? inside?.[2];
  return element === undefined ? plainType(text) : `[]${element}`;
});

const several =
  /^(?:[\w.]+\.)?(?:I?(?:ReadOnly)?(?:List|Collection|Set)|(?:Array|Linked)List|HashSet|Iterable|Stream|IEnumerable|IAsyncEnumerable)<(?:\? extends )?([A-Z][\w.]*)\??>\??$|^([A-Z][\w.]*)\??\[\]$/;
