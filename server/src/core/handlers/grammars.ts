/** Loads tree-sitter grammars when a language is first needed, and parses text with them. Trees live only until they are closed. */
import { Language as Grammar, type Node, Parser, type Tree } from 'web-tree-sitter';
import type { Host } from '../host';
import type { WasmMemory } from './languages/tree-memory';

export type GrammarName = 'python' | 'javascript' | 'typescript' | 'tsx' | 'java' | 'go' | 'c-sharp' | 'ruby';

export interface OpenTree {
  readonly root: Node;
  /** Where its nodes are, as long as it is open. */
  readonly memory: WasmMemory;
  readonly isOpen: boolean;
  /** Frees it: its nodes are gone with it. */
  close(): void;
}

export interface Grammars {
  ready(names: Iterable<GrammarName>): Promise<void>;
  has(name: GrammarName): boolean;
  /** A text's syntax tree, to be closed; undefined when the grammar is not loaded. */
  open(name: GrammarName, text: string): OpenTree | undefined;
  /** Reads a text's syntax tree with `read` and frees it; undefined when the grammar is not loaded. */
  parse<T>(name: GrammarName, text: string, read: (root: Node) => T): T | undefined;
}

export function createGrammars(host: Pick<Host, 'asset' | 'log'>): Grammars {
  const parsers = new Map<GrammarName, Parser>();
  const loading = new Map<GrammarName, Promise<void>>();

  const load = async (name: GrammarName): Promise<void> => {
    try {
      await startRuntime(host);
      const parser = new Parser();
      parser.setLanguage(await grammarOf(name, await host.asset(`tree-sitter-${name}.wasm`)));
      parsers.set(name, parser);
    } catch (error) {
      // Tried again when next asked for: an editor may have been out of memory only for a moment.
      loading.delete(name);
      host.log(
        'error',
        `The grammar for ${name} could not be loaded: ${error instanceof Error ? error.message : error}`,
      );
    }
  };

  const open = (name: GrammarName, text: string): OpenTree | undefined => {
    const tree = parsers.get(name)?.parse(text);
    return tree && memory ? new ParsedTree(tree, memory) : undefined;
  };

  return {
    async ready(names) {
      await Promise.all(
        [...names].map((name) => {
          const running = loading.get(name) ?? load(name);
          loading.set(name, running);
          return running;
        }),
      );
    },
    has: (name) => parsers.has(name),
    open,
    parse(name, text, read) {
      const tree = open(name, text);
      try {
        return tree && read(tree.root);
      } finally {
        tree?.close();
      }
    },
  };
}

class ParsedTree implements OpenTree {
  readonly root: Node;
  isOpen = true;

  constructor(
    private readonly tree: Tree,
    readonly memory: WasmMemory,
  ) {
    this.root = tree.rootNode;
  }

  close(): void {
    this.isOpen = false;
    this.tree.delete();
  }
}

/** What was loaded stays in the memory of the runtime for good, so that each grammar is loaded once. */
const loaded = new Map<GrammarName, Promise<Grammar>>();

function grammarOf(name: GrammarName, wasm: Uint8Array): Promise<Grammar> {
  const before = loaded.get(name);
  if (before) return before;
  const grammar = Grammar.load(wasm);
  loaded.set(name, grammar);
  grammar.catch(() => loaded.delete(name));
  return grammar;
}

/** The wasm runtime is one per process. */
let runtime: Promise<void> | undefined;
let memory: WasmMemory | undefined;

function startRuntime(host: Pick<Host, 'asset'>): Promise<void> {
  runtime ??= host
    .asset('web-tree-sitter.wasm')
    .then(async (wasmBinary) => {
      // The module that is started leaves its views of the memory in its options.
      const module: { wasmBinary: Uint8Array } & Partial<WasmMemory> = { wasmBinary };
      await Parser.init(module);
      if (!module.HEAP32) throw new Error('its memory can not be read');
      memory = module as WasmMemory;
    })
    .catch((error: unknown) => {
      runtime = undefined;
      throw error;
    });
  return runtime;
}
