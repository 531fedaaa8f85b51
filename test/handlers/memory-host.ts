// A workspace in memory, with the grammars from the installed packages.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import type { DirectoryEntry, Host } from '../../server/src/core/host';

const require = createRequire(import.meta.url);
const grammarFolder = join(dirname(require.resolve('@vscode/tree-sitter-wasm/package.json')), 'wasm');
const runtime = join(dirname(require.resolve('web-tree-sitter')), 'web-tree-sitter.wasm');

export function memoryHost(files: ReadonlyMap<string, string>): Host {
  const folders = new Map<string, Map<string, DirectoryEntry>>();
  for (const uri of files.keys()) {
    let path = uri;
    let kind: DirectoryEntry['kind'] = 'file';
    while (path.length > 'file:///'.length) {
      const at = path.lastIndexOf('/');
      const parent = path.slice(0, at);
      const entries = folders.get(parent) ?? new Map<string, DirectoryEntry>();
      entries.set(path.slice(at + 1), { name: path.slice(at + 1), kind });
      folders.set(parent, entries);
      path = parent;
      kind = 'directory';
    }
  }
  return {
    read(uri) {
      const text = files.get(uri);
      return text === undefined ? { status: 'missing', message: 'no such file' } : { status: 'ok', text };
    },
    list: (uri) => [...(folders.get(uri)?.values() ?? [])].sort((a, b) => (a.name < b.name ? -1 : 1)),
    kindOf: (uri) => (files.has(uri) ? 'file' : folders.has(uri) ? 'directory' : undefined),
    workspaceFolderOf: (uri) => (uri.startsWith('file:///app') ? 'file:///app' : undefined),
    asset: async (name) => readFileSync(name === 'web-tree-sitter.wasm' ? runtime : join(grammarFolder, name)),
    log() {},
  };
}
