/** A workspace in memory that finds files and folders as fast as a disk would: benches measure the program, not their host. */
import type { DirectoryEntry, Host } from '../../server/src/core/host';
import { grammarHost } from '../handlers/grammar-host';
import { workspace } from '../support/memory-host';

export function indexedHost(files: ReadonlyMap<string, string>): Host {
  const texts = new Map([...files].map(([path, text]) => [`${workspace}/${path}`, text]));
  const folders = new Map<string, Map<string, DirectoryEntry>>();
  for (const uri of texts.keys()) {
    let kind: DirectoryEntry['kind'] = 'file';
    for (let at = uri; at.length > workspace.length; kind = 'directory') {
      const slash = at.lastIndexOf('/');
      const name = at.slice(slash + 1);
      const parent = at.slice(0, slash);
      const entries = folders.get(parent) ?? new Map<string, DirectoryEntry>();
      folders.set(parent, entries);
      entries.set(name, { name, kind });
      at = parent;
    }
  }
  return {
    ...grammarHost(new Map()),
    read(uri) {
      const text = texts.get(uri);
      return text === undefined ? { status: 'missing', message: 'there is no such file' } : { status: 'ok', text };
    },
    list: (uri) => [...(folders.get(uri)?.values() ?? [])],
    kindOf: (uri) => (texts.has(uri) ? 'file' : folders.has(uri) ? 'directory' : undefined),
    workspaceFolderOf: (uri) => (uri.startsWith(workspace) ? workspace : undefined),
  };
}
