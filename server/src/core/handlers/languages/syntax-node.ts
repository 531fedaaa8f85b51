/**
 * A node of a syntax tree as adapters see it. Its children are read when an adapter first looks at them, so that what no
 * one looks into costs nothing. It must not be asked for more once the tree is closed: then it has no children.
 */
import type { OpenTree } from '../grammars';
import type { Bodies } from './bodies';
import { dataAt, eachChild, type Parent, type Symbols, symbolsFor } from './tree-memory';

/** What all nodes of a file share. */
interface Reading {
  readonly source: string;
  readonly tree: OpenTree;
  readonly symbols: Symbols;
  readonly bodies: Bodies;
}

const none: readonly SyntaxNode[] = [];

/** The children that are being read, of one node at a time. */
const gathered: (SyntaxNode | undefined)[] = [];
let gatheredCount = 0;

export class SyntaxNode implements Parent {
  private known: readonly SyntaxNode[] | undefined;
  private knownParts: readonly SyntaxNode[] | undefined;

  constructor(
    readonly type: string,
    readonly isNamed: boolean,
    readonly startIndex: number,
    readonly endIndex: number,
    readonly parent: SyntaxNode | null,
    private readonly fieldId: number,
    private readonly reading: Reading,
    /** Where its children are; 0 where it has none. */
    private readonly data: number,
  ) {}

  /** With the operators and keywords that are fields. */
  get children(): readonly SyntaxNode[] {
    this.known ??= this.data === 0 ? none : this.read();
    return this.known;
  }

  private read(): readonly SyntaxNode[] {
    const { tree, symbols } = this.reading;
    if (!tree.isOpen) return none;
    eachChild(tree.memory, symbols, this.data, this.startIndex, this);
    // A list of its own would grow to some twenty places for two or three children.
    const all = gathered.slice(0, gatheredCount) as SyntaxNode[];
    while (gatheredCount > 0) gathered[--gatheredCount] = undefined;
    return all;
  }

  takeChild(type: string, isNamed: boolean, start: number, end: number, fieldId: number, data: number): void {
    gathered[gatheredCount++] = new SyntaxNode(type, isNamed, start, end, this, fieldId, this.reading, data);
  }

  /** The function bodies of its file. */
  get bodies(): Bodies {
    return this.reading.bodies;
  }

  get text(): string {
    return this.reading.source.slice(this.startIndex, this.endIndex);
  }

  get namedChildren(): readonly SyntaxNode[] {
    return withoutOthers(this.children, isNamed);
  }

  /** Named children without comments, which may stand anywhere. */
  get parts(): readonly SyntaxNode[] {
    this.knownParts ??= withoutOthers(this.children, isPart);
    return this.knownParts;
  }

  field(name: string): SyntaxNode | null {
    const id = this.reading.symbols.fieldIds.get(name);
    if (id === undefined) return null;
    for (const one of this.children) if (one.fieldId === id) return one;
    return null;
  }

  fields(name: string): SyntaxNode[] {
    const id = this.reading.symbols.fieldIds.get(name);
    return id === undefined ? [] : this.children.filter((one) => one.fieldId === id);
  }

  /** The text between the node's start and one of its parts: where its keywords stand. */
  headBefore(part: SyntaxNode | null): string {
    return this.reading.source.slice(this.startIndex, part?.startIndex ?? this.endIndex);
  }

  textBetween(first: SyntaxNode, second: SyntaxNode): string {
    return this.reading.source.slice(first.endIndex, second.startIndex);
  }

  /** `word`, to be found all over, stands in the text of every node that is looked for. */
  descendantsOfType(types: readonly string[], word?: RegExp): SyntaxNode[] {
    const found: SyntaxNode[] = [];
    const places = word && [...this.text.matchAll(word)].map(({ index }) => this.startIndex + index);
    const visit = (node: SyntaxNode): void => {
      if (types.includes(node.type)) found.push(node);
      if (node.data === 0 || places?.some((at) => at >= node.startIndex && at < node.endIndex) === false) return;
      for (const kid of node.namedChildren) visit(kid);
    };
    visit(this);
    return found;
  }

  get nextNamedSibling(): SyntaxNode | null {
    const siblings = this.parent?.namedChildren ?? [];
    return siblings[siblings.indexOf(this) + 1] ?? null;
  }
}

const isNamed = (node: SyntaxNode): boolean => node.isNamed;

const isPart = ({ isNamed, type }: SyntaxNode): boolean =>
  isNamed && type !== 'comment' && type !== 'line_comment' && type !== 'block_comment';

/** The list itself where nothing goes. */
const withoutOthers = (nodes: readonly SyntaxNode[], wanted: (node: SyntaxNode) => boolean): readonly SyntaxNode[] =>
  nodes.every(wanted) ? nodes : nodes.filter(wanted);

export function rootNode(tree: OpenTree, text: string, bodies: Bodies): SyntaxNode {
  const { root, memory } = tree;
  const symbols = symbolsFor(memory, root);
  const reading: Reading = { source: text, tree, symbols, bodies };
  return new SyntaxNode(root.type, true, root.startIndex, root.endIndex, null, 0, reading, dataAt(memory, root.id));
}
