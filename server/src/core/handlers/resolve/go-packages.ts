/** Where a Go import path lies in the workspace: below the module that go.mod names, or where `replace` points. */
import type { Host } from '../../host';
import { parentUri, resolveUri } from '../../text/uri';
import { foldersUp } from './node-modules';

export function resolveGo(host: Host, importer: string, path: string): string | undefined {
  let isModule = false;
  for (const folder of foldersUp(host, importer)) {
    const content = host.read(`${folder}/go.mod`);
    if (content.status !== 'ok') continue;
    isModule = true;
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
  return isModule ? undefined : withoutModule(host, importer, path);
}

/** Code of the time before modules: the end of its path, as seen from beside or above the importer. */
function withoutModule(host: Host, importer: string, path: string): string | undefined {
  const parts = path.split('/');
  if (parts.length < 3 || !parts[0]?.includes('.')) return undefined;
  for (let at = 2; at < parts.length; at++) {
    const rest = parts.slice(at).join('/');
    for (const folder of foldersUp(host, importer)) {
      // A package in the folder of its own importer is no import; one name alone is too little but beside it.
      if (at === parts.length - 1 && folder !== parentUri(importer)) break;
      const found = folderWithGo(host, resolveUri(folder, rest));
      if (found) return found;
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
