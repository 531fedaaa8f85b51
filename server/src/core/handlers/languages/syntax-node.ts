/**
 * A node of a syntax tree as adapters see it. Every question to tree-sitter crosses into wasm, so answers are kept, and
 * what can be read from the source text is read there.
 */
import type { Language as Grammar, Node as TreeNode } from 'web-tree-sitter';

/** What all nodes of one text share. */
interface Source {
  readonly text: string;
  readonly grammar: Grammar;
  readonly fieldIds: Map<string, number>;
}

const fieldIdsOf = new WeakMap<Grammar, Map<string, number>>();

export class SyntaxNode {
  private knownType: string | undefined;
  private knownEnd: number | undefined;
  private knownKids: SyntaxNode[] | undefined;

  constructor(
    private readonly node: TreeNode,
    private readonly source: Source,
    readonly parent: SyntaxNode | null,
  ) {}

  get type(): string {
    this.knownType ??= this.node.type;
    return this.knownType;
  }

  get startIndex(): number {
    return this.node.startIndex;
  }

  get endIndex(): number {
    this.knownEnd ??= this.node.endIndex;
    return this.knownEnd;
  }

  get text(): string {
    return this.source.text.slice(this.startIndex, this.endIndex);
  }

  get namedChildren(): readonly SyntaxNode[] {
    this.knownKids ??= this.node.namedChildren.map((one) => new SyntaxNode(one, this.source, this));
    return this.knownKids;
  }

  /** With the signs and keywords between them. */
  get children(): readonly { readonly type: string; readonly node: SyntaxNode | null }[] {
    return this.node.children.map((one) => ({ type: one.type, node: one.isNamed ? this.own(one) : null }));
  }

  field(name: string): SyntaxNode | null {
    const id = this.fieldId(name);
    const found = id === 0 ? null : this.node.childForFieldId(id);
    return found ? this.own(found) : null;
  }

  fields(name: string): SyntaxNode[] {
    return this.node.childrenForFieldName(name).map((one) => this.own(one));
  }

  /** The text between the node's start and one of its parts: where its keywords stand. */
  headBefore(part: SyntaxNode | null): string {
    return this.source.text.slice(this.startIndex, part?.startIndex ?? this.endIndex);
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
    return (
      siblings[siblings.findIndex((one) => one.startIndex === this.startIndex && one.endIndex === this.endIndex) + 1] ??
      null
    );
  }

  /** The one of the kept children that it is, so that its answers are kept too. */
  private own(node: TreeNode): SyntaxNode {
    return this.knownKids?.find((one) => one.node.id === node.id) ?? new SyntaxNode(node, this.source, this);
  }

  private fieldId(name: string): number {
    const { fieldIds, grammar } = this.source;
    const known = fieldIds.get(name);
    if (known !== undefined) return known;
    const id = grammar.fieldIdForName(name) ?? 0;
    fieldIds.set(name, id);
    return id;
  }
}

export function rootNode(node: TreeNode, text: string): SyntaxNode {
  const grammar = node.tree.language;
  const fieldIds = fieldIdsOf.get(grammar) ?? new Map<string, number>();
  fieldIdsOf.set(grammar, fieldIds);
  return new SyntaxNode(node, { text, grammar, fieldIds }, null);
}
