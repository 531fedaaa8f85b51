/** Where a Go import path lies in the workspace: below the module that go.mod names, or where `replace` points. */
import type { Host } from '../../host';
import { parentUri, resolveUri } from '../../text/uri';
import type { Remember } from '../workspace-lookups';
import { foldersUp } from './node-modules';

export interface GoModule {
  readonly folder: string;
  readonly name: string | undefined;
  readonly replaced: readonly { readonly from: string; readonly to: string }[];
}

/** The modules around a file, the nearest first. */
export const goModules = (host: Host, remember: Remember, importer: string): readonly GoModule[] =>
  remember(`go modules ${parentUri(importer)}`, () => modulesAround(host, importer));

export function resolveGo(
  host: Host,
  remember: Remember,
  modules: readonly GoModule[],
  importer: string,
  path: string,
): string | undefined {
  for (const { folder, name, replaced } of modules) {
    if (name !== undefined && isBelow(name, path))
      return folderWithGo(host, resolveUri(folder, path.slice(name.length + 1) || '.'));
    for (const { from, to } of replaced)
      if (isBelow(from, path))
        return folderWithGo(host, resolveUri(resolveUri(folder, to), path.slice(from.length + 1) || '.'));
  }
  // What has no dot comes with Go itself.
  if (modules.length > 0 || !path.includes('.')) return undefined;
  return withoutModule(host, remember, importer, path);
}

const isBelow = (module: string, path: string): boolean => path === module || path.startsWith(`${module}/`);

function modulesAround(host: Host, importer: string): readonly GoModule[] {
  return foldersUp(host, importer).flatMap((folder) => {
    const content = host.read(`${folder}/go.mod`);
    if (content.status !== 'ok') return [];
    const name = /^\s*module\s+(\S+)/m.exec(content.text)?.[1];
    const lines = content.text.matchAll(/^\s*(?:replace\s+)?(\S+)(?:\s+v\S+)?\s+=>\s+(\.\S*)/gm);
    return [{ folder, name, replaced: [...lines].map(([, from = '', to = '']) => ({ from, to })) }];
  });
}

/** Code of the time before modules: the end of its path, as seen from beside or above the importer. */
function withoutModule(host: Host, remember: Remember, importer: string, path: string): string | undefined {
  const parts = path.split('/');
  if (parts.length < 3 || !parts[0]?.includes('.')) return undefined;
  const folders = remember(`folders around ${parentUri(importer)}`, () => foldersAround(host, remember, importer));
  for (let at = 2; at < parts.length; at++) {
    // One name alone is too little but beside the importer.
    const most = at === parts.length - 1 ? 1 : folders.length;
    for (const { folder, names } of folders.slice(0, most)) {
      if (!names.has(parts[at] ?? '')) continue;
      const found = folderWithGo(host, resolveUri(folder, parts.slice(at).join('/')));
      if (found) return found;
    }
  }
  return undefined;
}

/** The importer's folder and those above it, with what lies in each: most imports are told by that to be a library's. */
const foldersAround = (
  host: Host,
  remember: Remember,
  importer: string,
): { readonly folder: string; readonly names: ReadonlySet<string> }[] =>
  foldersUp(host, importer).map((folder) => ({
    folder,
    names: remember(`folders in ${folder}`, () => namesIn(host, folder)),
  }));

const namesIn = (host: Host, folder: string): ReadonlySet<string> =>
  new Set(host.list(folder).flatMap(({ name, kind }) => (kind === 'directory' ? [name] : [])));

const folderWithGo = (host: Host, folder: string): string | undefined =>
  goFiles(host, folder).length > 0 ? folder : undefined;

/** The files of a package, without its tests. */
export function goFiles(host: Host, folder: string): string[] {
  return host
    .list(folder)
    .filter((entry) => entry.kind === 'file' && entry.name.endsWith('.go') && !entry.name.endsWith('_test.go'))
    .map((entry) => `${folder}/${encodeURIComponent(entry.name)}`);
}
