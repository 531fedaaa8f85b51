/** Where a Go import path lies in the workspace: below the module that go.mod names, or where `replace` points. */
import type { Host } from '../../host';
import { resolveUri } from '../../text/uri';
import { foldersUp } from './node-modules';

export function resolveGo(host: Host, importer: string, path: string): string | undefined {
  for (const folder of foldersUp(host, importer)) {
    const content = host.read(`${folder}/go.mod`);
    if (content.status !== 'ok') continue;
    const name = /^\s*module\s+(\S+)/m.exec(content.text)?.[1];
    if (name !== undefined && (path === name || path.startsWith(`${name}/`)))
      return folderWithGo(host, resolveUri(folder, path.slice(name.length + 1) || '.'));
    for (const [, from = '', to = ''] of content.text.matchAll(
      /^\s*(?:replace\s+)?(\S+)(?:\s+v\S+)?\s+=>\s+(\.\S*)/gm,
    )) {
      if (path === from || path.startsWith(`${from}/`))
        return folderWithGo(host, resolveUri(resolveUri(folder, to), path.slice(from.length + 1) || '.'));
    }
  }
  return undefined;
}

const folderWithGo = (host: Host, folder: string): string | undefined =>
  goFiles(host, folder).length > 0 ? folder : undefined;

/** The files of a package, without its tests. */
export function goFiles(host: Host, folder: string): string[] {
  return host
    .list(folder)
    .filter((entry) => entry.kind === 'file' && entry.name.endsWith('.go') && !entry.name.endsWith('_test.go'))
    .map((entry) => `${folder}/${encodeURIComponent(entry.name)}`);
}
