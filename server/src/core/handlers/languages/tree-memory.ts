/**
 * Where tree-sitter keeps a syntax tree: in the memory of its wasm module. A question through its interface crosses into
 * wasm and back, and a file has some thousand nodes with five questions each; read from memory they cost a tenth. The layout
 * is that of `subtree.h` and `parser.h` of the version that is installed and shipped with the extension; a test holds every
 * node of the labelled handlers against tree-sitter's own cursor, so that another layout does not go unseen.
 */
import type { Language as Grammar, Node as TreeNode } from 'web-tree-sitter';

/** The views that the wasm module offers; they are others after the memory has grown. */
export interface WasmMemory {
  readonly HEAPU8: Uint8Array;
  readonly HEAPU16: Uint16Array;
  readonly HEAP32: Int32Array;
}

/** `SubtreeHeapData`; its children stand before it, each a `Subtree`. */
const subtree = {
  size: 8,
  padding: 4,
  bytes: 16,
  children: 36,
  symbol: 40,
  flags: 44,
  visibleChildren: 48,
  production: 66,
};

/** `TSLanguage`, as far as it is needed. */
const layout = { fieldCount: 32, aliasLength: 36, fieldSlices: 64, fieldEntries: 68, metadata: 72, aliases: 84 };

/** `Subtree` with its data inside: a small leaf. */
const inline = { is: 1, visible: 2, named: 4, extra: 8 };
const heap = { visible: 1, named: 2, extra: 4 };

/** What is known of a grammar by its numbers. */
export interface Symbols {
  readonly address: number;
  readonly types: readonly string[];
  /** By production: the fields of its children; null where it has none. */
  readonly fields: (Uint16Array | null | undefined)[];
  readonly fieldIds: ReadonlyMap<string, number>;
  readonly aliasLength: number;
}

const symbolsOf = new WeakMap<Grammar, Symbols>();

/** Of a tree's grammar, which `root` is the root of. */
export function symbolsFor(memory: WasmMemory, root: TreeNode): Symbols {
  const grammar = root.tree.language;
  const known = symbolsOf.get(grammar);
  if (known) return known;
  // `TSTree` begins with the root, which is what a node's id points to, and goes on with the grammar.
  const address = memory.HEAP32[(root.id + subtree.size) >> 2] ?? 0;
  const made: Symbols = {
    address,
    types: grammar.types.map(asConstant),
    fields: [],
    fieldIds: new Map(grammar.fields.flatMap((name, id) => (name ? [[name, id] as const] : []))),
    aliasLength: memory.HEAPU16[(address + layout.aliasLength) >> 1] ?? 0,
  };
  symbolsOf.set(grammar, made);
  return made;
}

/** The text as the engine keeps constants, which makes comparing it with them a comparison of addresses. */
const asConstant = (type: string | undefined): string => Object.keys({ [type ?? '']: 0 })[0] ?? '';

/** Takes the visible children of a node: itself the node, so that reading it makes nothing else but them. */
export interface Parent {
  /** `data` leads to the child's own children, and is 0 where there are none. */
  takeChild(type: string, isNamed: boolean, start: number, end: number, fieldId: number, data: number): void;
}

/** The data of a tree's root, which its id points to. */
export function dataAt(memory: WasmMemory, slot: number): number {
  const word = memory.HEAP32[slot >> 2] ?? 0;
  return word & inline.is ? 0 : word;
}

/**
 * The visible children of a node that begins at `start`, but for the signs and words between them that are no field of it.
 * What is hidden gives its own children in its place, with the field it has itself. Positions are halved: tree-sitter counts bytes of UTF-16.
 */
export function eachChild(memory: WasmMemory, symbols: Symbols, data: number, start: number, parent: Parent): void {
  visit(memory.HEAP32, memory.HEAPU16, memory, symbols, data, start * 2, 0, parent);
}

function visit(
  words: Int32Array,
  halves: Uint16Array,
  memory: WasmMemory,
  symbols: Symbols,
  data: number,
  start: number,
  outerField: number,
  parent: Parent,
): void {
  const count = words[(data + subtree.children) >> 2] as number;
  if (count === 0) return;
  const production = halves[(data + subtree.production) >> 1] as number;
  const aliases =
    production === 0
      ? 0
      : (words[(symbols.address + layout.aliases) >> 2] as number) + production * symbols.aliasLength * 2;
  let fields = symbols.fields[production];
  if (fields === undefined) fields = fieldsOf(memory, symbols, production);
  let structural = 0;
  let at = start;
  const first = data - count * subtree.size;
  for (let slot = first; slot < data; slot += subtree.size) {
    const word = words[slot >> 2] as number;
    let visible: boolean;
    let named: boolean;
    let extra: boolean;
    let symbol: number;
    let size: number;
    let inner = 0;
    if (word & inline.is) {
      visible = (word & inline.visible) !== 0;
      named = (word & inline.named) !== 0;
      extra = (word & inline.extra) !== 0;
      symbol = (word >>> 8) & 0xff;
      const sizes = words[(slot + 4) >> 2] as number;
      if (slot !== first) at += (sizes >>> 16) & 0xff;
      size = sizes >>> 24;
    } else {
      const flags = words[(word + subtree.flags) >> 2] as number;
      visible = (flags & heap.visible) !== 0;
      named = (flags & heap.named) !== 0;
      extra = (flags & heap.extra) !== 0;
      symbol = halves[(word + subtree.symbol) >> 1] as number;
      if (slot !== first) at += words[(word + subtree.padding) >> 2] as number;
      size = words[(word + subtree.bytes) >> 2] as number;
      if ((words[(word + subtree.children) >> 2] as number) > 0) inner = word;
    }
    let field = 0;
    if (!extra) {
      const alias = aliases === 0 ? 0 : (halves[(aliases >> 1) + structural] as number);
      if (alias !== 0) {
        visible = true;
        symbol = alias;
        named = isNamed(memory, symbols, alias);
      }
      field = (fields === null ? 0 : (fields[structural] ?? 0)) || outerField;
      structural++;
    }
    if (visible) {
      if (named || field !== 0)
        parent.takeChild(symbols.types[symbol] || 'ERROR', named, at >> 1, (at + size) >> 1, field, inner);
    } else if (inner !== 0 && (words[(inner + subtree.visibleChildren) >> 2] as number) > 0) {
      visit(words, halves, memory, symbols, inner, at, field, parent);
    }
    at += size;
  }
}

/** An alias is shown as what its own symbol is; symbol metadata are three flags each, `named` the second. */
function isNamed(memory: WasmMemory, symbols: Symbols, symbol: number): boolean {
  const table = memory.HEAP32[(symbols.address + layout.metadata) >> 2] ?? 0;
  return memory.HEAPU8[table + symbol * 3 + 1] === 1;
}

/** The fields of a production's children, by the place among those that are no comments. */
function fieldsOf(memory: WasmMemory, symbols: Symbols, production: number): Uint16Array | null {
  const { address } = symbols;
  const at = (offset: number): number => memory.HEAP32[(address + offset) >> 2] ?? 0;
  const slice = at(layout.fieldSlices) + production * 4;
  const first = memory.HEAPU16[slice >> 1] ?? 0;
  const length = at(layout.fieldCount) === 0 ? 0 : (memory.HEAPU16[(slice + 2) >> 1] ?? 0);
  const found: [place: number, field: number][] = [];
  for (let index = first; index < first + length; index++) {
    const entry = at(layout.fieldEntries) + index * 4;
    // `TSFieldMapEntry`: the field, the child, and whether a hidden child of it has the field.
    if (memory.HEAPU8[entry + 3] === 0) found.push([memory.HEAPU8[entry + 2] ?? 0, memory.HEAPU16[entry >> 1] ?? 0]);
  }
  const fields = found.length === 0 ? null : new Uint16Array(Math.max(...found.map(([place]) => place)) + 1);
  // The first entry of a child counts.
  if (fields) for (const [place, field] of found.reverse()) fields[place] = field;
  symbols.fields[production] = fields;
  return fields;
}
