/**
 * A node of a syntax tree as adapters see it. Every question to tree-sitter crosses into wasm, so a cursor walks over the
 * tree once and takes everything along that adapters ask for.
 */
import type { Language as Grammar, TreeCursor, Node as TreeNode } from 'web-tree-sitter';

/** What is known of a grammar by its numbers. */
interface Symbols {
  readonly grammar: Grammar;
  readonly types: readonly string[];
  readonly named: (boolean | undefined)[];
  readonly fields: Map<string, number>;
}

const symbolsOf = new WeakMap<Grammar, Symbols>();

const none: readonly SyntaxNode[] = [];

export class SyntaxNode {
  private all: SyntaxNode[] | undefined;
  private knownNamed: readonly SyntaxNode[] | undefined;

  constructor(
    readonly type: string,
    readonly isNamed: boolean,
    readonly startIndex: number,
    readonly endIndex: number,
    readonly parent: SyntaxNode | null,
    private readonly fieldId: number,
    private readonly source: string,
    private readonly symbols: Symbols,
  ) {}

  get text(): string {
    return this.source.slice(this.startIndex, this.endIndex);
  }

  get namedChildren(): readonly SyntaxNode[] {
    this.knownNamed ??= this.all?.filter((one) => one.isNamed) ?? none;
    return this.knownNamed;
  }

  /** With the signs and keywords between them. */
  get children(): readonly { readonly type: string; readonly node: SyntaxNode | null }[] {
    return (this.all ?? none).map((one) => ({ type: one.type, node: one.isNamed ? one : null }));
  }

  field(name: string): SyntaxNode | null {
    if (!this.all) return null;
    const id = fieldId(this.symbols, name);
    for (const one of this.all) if (one.fieldId === id && id !== 0) return one;
    return null;
  }

  fields(name: string): SyntaxNode[] {
    const id = fieldId(this.symbols, name);
    return id === 0 ? [] : (this.all?.filter((one) => one.fieldId === id) ?? []);
  }

  /** The text between the node's start and one of its parts: where its keywords stand. */
  headBefore(part: SyntaxNode | null): string {
    return this.source.slice(this.startIndex, part?.startIndex ?? this.endIndex);
  }

  descendantsOfType(types: readonly string[]): SyntaxNode[] {
    const found: SyntaxNode[] = [];
    const visit = (node: SyntaxNode): void => {
      if (types.includes(node.type)) found.push(node);
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
  static read(cursor: TreeCursor, parent: SyntaxNode | null, source: string, symbols: Symbols): SyntaxNode {
    const id = cursor.nodeTypeId;
    const { types, named } = symbols;
    named[id] ??= cursor.nodeIsNamed;
    const type = types[id] ?? 'ERROR';
    const start = cursor.startIndex;
    // A sign or keyword is as long as its name, and has nothing below.
    const isToken = named[id] === false;
    const node = new SyntaxNode(
      type,
      !isToken,
      start,
      isToken ? start + type.length : cursor.endIndex,
      parent,
      parent ? cursor.currentFieldId : 0,
      source,
      symbols,
    );
    if (!isToken && cursor.gotoFirstChild()) {
      const all: SyntaxNode[] = [];
      do all.push(SyntaxNode.read(cursor, node, source, symbols));
      while (cursor.gotoNextSibling());
      cursor.gotoParent();
      node.all = all;
    }
    return node;
  }
}

function fieldId(symbols: Symbols, name: string): number {
  const known = symbols.fields.get(name);
  if (known !== undefined) return known;
  const id = symbols.grammar.fieldIdForName(name) ?? 0;
  symbols.fields.set(name, id);
  return id;
}

export function rootNode(node: TreeNode, text: string): SyntaxNode {
  const grammar = node.tree.language;
  const symbols = symbolsOf.get(grammar) ?? { grammar, types: grammar.types, named: [], fields: new Map() };
  symbolsOf.set(grammar, symbols);
  const cursor = node.walk();
  try {
    return SyntaxNode.read(cursor, null, text, symbols);
  } finally {
    cursor.delete();
  }
}
