/** The folders that may be read, as URIs without a slash at the end. */
import type { InitializeParams, WorkspaceFoldersChangeEvent } from 'vscode-languageserver';

export interface WorkspaceFolders {
  uris(): readonly string[];
  change(event: WorkspaceFoldersChangeEvent): void;
}

export function createWorkspaceFolders(params: InitializeParams): WorkspaceFolders {
  const uris = new Set((params.workspaceFolders ?? []).map(({ uri }) => bare(uri)));
  // Older clients know one folder only.
  if (!params.workspaceFolders && params.rootUri) uris.add(bare(params.rootUri));
  return {
    uris: () => [...uris],
    change({ added, removed }) {
      for (const { uri } of removed) uris.delete(bare(uri));
      for (const { uri } of added) uris.add(bare(uri));
    },
  };
}

const bare = (uri: string): string => uri.replace(/\/$/, '');
