/** Source files as IR, kept by their text: a file is parsed again only when it changed. */
import type { Host } from '../host';
import type { GrammarName, Grammars } from './grammars';
import type { Language } from './handler-facts';
import { type Module, noModule } from './ir/ir';
import { Bodies } from './languages/bodies';
import { readCSharp } from './languages/csharp';
import { readEcmascript } from './languages/ecmascript';
import { readGo } from './languages/go';
import { readJava } from './languages/java';
import { readPython } from './languages/python';
import { readRuby } from './languages/ruby';
import { rootNode, type SyntaxNode } from './languages/syntax-node';

interface Adapter {
  readonly language: Language;
  readonly grammar: GrammarName;
  readonly read: (root: SyntaxNode) => Module;
}

const javascript: Adapter = { language: 'javascript', grammar: 'javascript', read: readEcmascript };
const typescript: Adapter = { language: 'typescript', grammar: 'typescript', read: readEcmascript };

/** By file extension. */
const adapters: Readonly<Record<string, Adapter>> = {
  py: { language: 'python', grammar: 'python', read: readPython },
  js: javascript,
  mjs: javascript,
  cjs: javascript,
  jsx: javascript,
  ts: typescript,
  mts: typescript,
  cts: typescript,
  tsx: { ...typescript, grammar: 'tsx' },
  java: { language: 'java', grammar: 'java', read: readJava },
  go: { language: 'go', grammar: 'go', read: readGo },
  cs: { language: 'csharp', grammar: 'c-sharp', read: readCSharp },
  rb: { language: 'ruby', grammar: 'ruby', read: readRuby },
};

export const grammarsOf: Readonly<Partial<Record<Language, readonly GrammarName[]>>> = {
  python: ['python'],
  javascript: ['javascript', 'typescript', 'tsx'],
  typescript: ['typescript', 'javascript', 'tsx'],
  java: ['java'],
  go: ['go'],
  csharp: ['c-sharp'],
  ruby: ['ruby'],
};

export function languageOfFile(uri: string): Language | undefined {
  return adapters[extensionOf(uri)]?.language;
}

export function grammarOfFile(uri: string): GrammarName | undefined {
  return adapters[extensionOf(uri)]?.grammar;
}

const extensionOf = (uri: string): string => uri.slice(uri.lastIndexOf('.') + 1).toLowerCase();

export interface SourceFile {
  readonly uri: string;
  readonly language: Language;
  readonly module: Module;
}

/** Larger files are bundles or data. */
const mostCharacters = 600_000;

export interface SourceFiles {
  /** Undefined when there is no such file, its language is not read, or its grammar is not loaded. */
  read(uri: string): SourceFile | undefined;
  readText(uri: string, text: string, extension: string): SourceFile | undefined;
  forget(uri: string): void;
  /** Frees the syntax trees; to be called once an analysis is over. */
  freeTrees(): void;
}

export function createSourceFiles(host: Host, grammars: Grammars): SourceFiles {
  /** Of the trees from which function bodies can still be read. */
  let closers: (() => void)[] = [];
  const kept = new Map<string, { readonly text: string; readonly file: SourceFile | undefined }>();

  const parse = (uri: string, text: string, extension: string): SourceFile | undefined => {
    const adapter = adapters[extension];
    if (!adapter || text.length > mostCharacters) return undefined;
    if (!grammars.has(adapter.grammar)) return undefined;
    const bodies = bodiesOf(grammars, adapter, text);
    const tree = grammars.open(adapter.grammar, text);
    if (!tree) return { uri, language: adapter.language, module: noModule };
    closers.push(() => {
      bodies.close();
      tree.close();
    });
    return { uri, language: adapter.language, module: adapter.read(rootNode(tree, text, bodies)) };
  };

  const readText = (uri: string, text: string, extension: string): SourceFile | undefined => {
    const before = kept.get(uri);
    if (before?.text === text && before.file) return before.file;
    const file = parse(uri, text, extension);
    kept.set(uri, { text, file });
    return file;
  };

  return {
    readText,
    read(uri) {
      const content = host.read(uri);
      return content.status === 'ok' ? readText(uri, content.text, extensionOf(uri)) : undefined;
    },
    forget(uri) {
      kept.delete(uri);
    },
    freeTrees() {
      for (const close of closers) close();
      closers = [];
    },
  };
}

/**
 * The functions of a text, which can be read anew. Made apart from the tree they are first read from: what makes them
 * would hold on to it.
 */
function bodiesOf(grammars: Grammars, adapter: Adapter, text: string): Bodies {
  return new Bodies((use) => {
    const tree = grammars.open(adapter.grammar, text);
    if (!tree) return;
    try {
      const bodies = new Bodies(() => undefined);
      adapter.read(rootNode(tree, text, bodies));
      use(bodies);
    } finally {
      tree.close();
    }
  });
}
