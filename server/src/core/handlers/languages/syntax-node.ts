/**
 * A node of a syntax tree as adapters see it. Every question to tree-sitter crosses into wasm, so a cursor walks over the
 * tree once and takes everything along that adapters ask for. It stays out of function bodies until someone looks inside.
 */
import type { Language as Grammar, TreeCursor, Node as TreeNode } from 'web-tree-sitter';
import type { Bodies } from './bodies';

/** What is known of a grammar by its numbers. */
interface Symbols {
  readonly grammar: Grammar;
  readonly types: readonly string[];
  readonly named: (boolean | undefined)[];
  /** Whether its children are read only when asked for. */
  readonly closed: (boolean | undefined)[];
  /** Whether it is but a bracket, a comma or the like. */
  readonly plain: (boolean | undefined)[];
  readonly fields: Map<string, number>;
}

/** What all nodes of a file share. */
interface Reading {
  readonly source: string;
  readonly symbols: Symbols;
  readonly bodies: Bodies;
}

const symbolsOf = new WeakMap<Grammar, Symbols>();

const none: readonly SyntaxNode[] = [];

export class SyntaxNode {
  private known: SyntaxNode[] | undefined;
  /** What its children are still to be read from. */
  private unread: TreeNode | undefined;
  private knownNamed: readonly SyntaxNode[] | undefined;

  constructor(
    readonly type: string,
    readonly isNamed: boolean,
    readonly startIndex: number,
    readonly endIndex: number,
    readonly parent: SyntaxNode | null,
    private readonly fieldId: number,
    private readonly reading: Reading,
  ) {}

  private get all(): readonly SyntaxNode[] | undefined {
    if (this.unread) {
      const cursor = this.unread.walk();
      this.unread = undefined;
      this.known = childrenOf(cursor, this, this.reading);
      cursor.delete();
    }
    return this.known;
  }

  /** The function bodies of its file. */
  get bodies(): Bodies {
    return this.reading.bodies;
  }

  get text(): string {
    return this.reading.source.slice(this.startIndex, this.endIndex);
  }

  get namedChildren(): readonly SyntaxNode[] {
    this.knownNamed ??= this.all?.filter((one) => one.isNamed) ?? none;
    return this.knownNamed;
  }

  /** With the operators and keywords between them. */
  get children(): readonly { readonly type: string; readonly node: SyntaxNode | null }[] {
    return (this.all ?? none).map((one) => ({ type: one.type, node: one.isNamed ? one : null }));
  }

  field(name: string): SyntaxNode | null {
    if (!this.all) return null;
    const id = fieldId(this.reading.symbols, name);
    for (const one of this.all) if (one.fieldId === id && id !== 0) return one;
    return null;
  }

  fields(name: string): SyntaxNode[] {
    const id = fieldId(this.reading.symbols, name);
    return id === 0 ? [] : (this.all?.filter((one) => one.fieldId === id) ?? []);
  }

  /** The text between the node's start and one of its parts: where its keywords stand. */
  headBefore(part: SyntaxNode | null): string {
    return this.reading.source.slice(this.startIndex, part?.startIndex ?? this.endIndex);
  }

  /** `word` stands in the text of every node that is looked for. */
  descendantsOfType(types: readonly string[], word?: RegExp): SyntaxNode[] {
    const found: SyntaxNode[] = [];
    const visit = (node: SyntaxNode): void => {
      if (types.includes(node.type)) found.push(node);
      if (node.unread && word && !word.test(node.text)) return;
      for (const kid of node.namedChildren) visit(kid);
    };
    visit(this);
    return found;
  }

  get nextNamedSibling(): SyntaxNode | null {
    const siblings = this.parent?.namedChildren ?? [];
    return siblings[siblings.indexOf(this) + 1] ?? null;
  }

  /** Takes over what the cursor stands on and everything below. */
  static read(cursor: TreeCursor, id: number, parent: SyntaxNode | null, reading: Reading): SyntaxNode {
    const { types, named, closed } = reading.symbols;
    named[id] ??= cursor.nodeIsNamed;
    const type = types[id] ?? 'ERROR';
    const start = cursor.startIndex;
    // A sign or keyword is as long as its name, and has nothing below.
    const isToken = named[id] === false;
    const end = isToken ? start + type.length : cursor.endIndex;
    const node = new SyntaxNode(type, !isToken, start, end, parent, parent ? cursor.currentFieldId : 0, reading);
    if (isToken) return node;
    closed[id] ??= bodyTypes.test(type);
    if (closed[id] && parent && functionTypes.test(parent.type)) node.unread = cursor.currentNode;
    else node.known = childrenOf(cursor, node, reading);
    return node;
  }
}

/** No grammar has a field of these that an adapter asks for: they are left out. */
const plainSign = /^[()[\]{},;.:"'`]$/;
const bodyTypes = /^(block|statement_block|constructor_body|body_statement)$/;
const functionTypes = /function|method|constructor|func_literal|lambda/;

function childrenOf(cursor: TreeCursor, node: SyntaxNode, reading: Reading): SyntaxNode[] | undefined {
  if (!cursor.gotoFirstChild()) return undefined;
  const { types, plain } = reading.symbols;
  const all: SyntaxNode[] = [];
  do {
    const id = cursor.nodeTypeId;
    plain[id] ??= plainSign.test(types[id] ?? '');
    if (!plain[id]) all.push(SyntaxNode.read(cursor, id, node, reading));
  } while (cursor.gotoNextSibling());
  cursor.gotoParent();
  return all;
}

function fieldId(symbols: Symbols, name: string): number {
  const known = symbols.fields.get(name);
  if (known !== undefined) return known;
  const id = symbols.grammar.fieldIdForName(name) ?? 0;
  symbols.fields.set(name, id);
  return id;
}

export function rootNode(node: TreeNode, text: string, bodies: Bodies): SyntaxNode {
  const grammar = node.tree.language;
  const symbols = symbolsOf.get(grammar) ?? {
    grammar,
    types: grammar.types,
    named: [],
    closed: [],
    plain: [],
    fields: new Map(),
  };
  symbolsOf.set(grammar, symbols);
  const cursor = node.walk();
  try {
    return SyntaxNode.read(cursor, cursor.nodeTypeId, null, { source: text, symbols, bodies });
  } finally {
    cursor.delete();
  }
}
