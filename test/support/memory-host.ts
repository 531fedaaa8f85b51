/** A `Host` whose files are a map from URI to text. Everything below `file:///work` is the workspace. */
import type { DirectoryEntry, Host, LogLevel } from '../../server/src/core/host';
import { isInside } from '../../server/src/core/text/uri';

export const workspace = 'file:///work';

export interface MemoryHost extends Host {
  readonly files: Map<string, string>;
  readonly logged: { readonly level: LogLevel; readonly message: string }[];
}

/** `files` by path seen from the workspace: `src/app.py`. */
export function createMemoryHost(files: Readonly<Record<string, string>>): MemoryHost {
  const byUri = new Map(Object.entries(files).map(([path, text]) => [`${workspace}/${path}`, text]));
  const logged: { level: LogLevel; message: string }[] = [];
  const kindOf = (uri: string): DirectoryEntry['kind'] | undefined => {
    if (byUri.has(uri)) return 'file';
    return uri === workspace || [...byUri.keys()].some((file) => file.startsWith(`${uri}/`)) ? 'directory' : undefined;
  };
  return {
    files: byUri,
    logged,
    read(uri) {
      if (!isInside(workspace, uri)) return { status: 'outside', message: 'it lies outside the workspace' };
      const text = byUri.get(uri);
      return text === undefined ? { status: 'missing', message: 'there is no such file' } : { status: 'ok', text };
    },
    list(uri) {
      const names = new Map<string, DirectoryEntry>();
      for (const file of byUri.keys()) {
        if (!file.startsWith(`${uri}/`)) continue;
        const [name = '', ...rest] = file.slice(uri.length + 1).split('/');
        names.set(name, { name, kind: rest.length > 0 ? 'directory' : 'file' });
      }
      return [...names.values()].sort((a, b) => (a.name < b.name ? -1 : 1));
    },
    kindOf: (uri) => (isInside(workspace, uri) ? kindOf(uri) : undefined),
    workspaceFolderOf: (uri) => (isInside(workspace, uri) ? workspace : undefined),
    asset: async (name) => {
      throw new Error(`no asset ${name} here`);
    },
    log: (level, message) => void logged.push({ level, message }),
  };
}
