// A workspace in memory that has the grammars of the installed packages.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import type { Host } from '../../server/src/core/host';
import { createMemoryHost } from '../support/memory-host';

const require = createRequire(import.meta.url);
const grammars = join(dirname(require.resolve('@vscode/tree-sitter-wasm/package.json')), 'wasm');
const runtime = join(dirname(require.resolve('web-tree-sitter')), 'web-tree-sitter.wasm');

export function grammarHost(files: ReadonlyMap<string, string>): Host {
  return {
    ...createMemoryHost(Object.fromEntries(files)),
    asset: async (name) => readFileSync(name === 'web-tree-sitter.wasm' ? runtime : join(grammars, name)),
  };
}
