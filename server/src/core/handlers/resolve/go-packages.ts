/** Where a Go import path lies in the workspace: below the module that go.mod names, or where `replace` points. */
import type { Host } from '../../host';
import { keptByText } from '../../text/kept-by-text';
import { parentUri, resolveUri } from '../../text/uri';
import type { Remember } from '../workspace-lookups';
import { foldersUp } from './node-modules';

interface GoModule {
  readonly folder: string;
  readonly name: string | undefined;
  readonly replaced: readonly { readonly from: string; readonly to: string }[];
}

/** A folder with the names of those in it: most imports are told by that to be a library's. */
interface Surrounding {
  readonly folder: string;
  readonly names: ReadonlySet<string>;
  /** What dep, the tool of the time before modules, has noted here: the packages of others. */
  readonly noted: string | null;
}

/** What lies around the files of a folder: each has some five imports. */
interface Surroundings {
  /** The nearest first. */
  readonly modules: readonly GoModule[];
  /** The folder itself and those above it; none where a module says where imports lie. */
  readonly folders: readonly Surrounding[];
}

/** Finds the folder of an import path, as seen from a file. */
export function goFolders(host: Host, remember: Remember): (importer: string, path: string) => string | undefined {
  let last: { readonly importer: string; readonly around: Surroundings } | undefined;
  return (importer, path) => {
    // The imports of a file come one behind the other.
    if (last?.importer !== importer) {
      const folder = parentUri(importer);
      last = { importer, around: remember(`go ${folder}`, () => surroundings(host, remember, importer)) };
    }
    return resolveGo(host, last.around, path);
  };
}

function surroundings(host: Host, remember: Remember, importer: string): Surroundings {
  const above = foldersUp(host, importer);
  const modules = above.flatMap((folder) => remember(`go.mod in ${folder}`, () => moduleIn(host, folder)) ?? []);
  const folders =
    modules.length > 0
      ? []
      : above.map((folder) => ({
          folder,
          names: remember(`folders in ${folder}`, () => namesIn(host, folder)),
          noted: remember(`Gopkg in ${folder}`, () => notedIn(host, folder)),
        }));
  return { modules, folders };
}

function resolveGo(host: Host, { modules, folders }: Surroundings, path: string): string | undefined {
  for (const { folder, name, replaced } of modules) {
    if (name !== undefined && isBelow(name, path))
      return folderWithGo(host, resolveUri(folder, path.slice(name.length + 1) || '.'));
    for (const { from, to } of replaced)
      if (isBelow(from, path))
        return folderWithGo(host, resolveUri(resolveUri(folder, to), path.slice(from.length + 1) || '.'));
  }
  // What has no dot comes with Go itself.
  if (modules.length > 0 || !path.includes('.')) return undefined;
  return withoutModule(host, folders, path);
}

const isBelow = (module: string, path: string): boolean => path === module || path.startsWith(`${module}/`);

function moduleIn(host: Host, folder: string): GoModule | undefined {
  const content = host.read(`${folder}/go.mod`);
  if (content.status !== 'ok') return undefined;
  const name = /^\s*module\s+(\S+)/m.exec(content.text)?.[1];
  const lines = content.text.matchAll(/^\s*(?:replace\s+)?(\S+)(?:\s+v\S+)?\s+=>\s+(\.\S*)/gm);
  return { folder, name, replaced: [...lines].map(([, from = '', to = '']) => ({ from, to })) };
}

const partsOf = keptByText((path): readonly string[] => path.split('/'));

/** Code of the time before modules: the end of its path, as seen from beside or above the importer. */
function withoutModule(host: Host, folders: readonly Surrounding[], path: string): string | undefined {
  const parts = partsOf(path);
  if (parts.length < 3 || !parts[0]?.includes('.')) return undefined;
  for (let at = 2; at < parts.length; at++) {
    const isAlone = at === parts.length - 1;
    for (const [distance, { folder, names, noted }] of folders.entries()) {
      // One name alone is too little but beside the importer, or where it is known which packages are those of others.
      if (isAlone && distance > 0 && !(at === 3 && isOwn(noted, parts))) continue;
      if (!names.has(parts[at] ?? '')) continue;
      const found = folderWithGo(host, resolveUri(folder, parts.slice(at).join('/')));
      if (found) return found;
    }
  }
  return undefined;
}

/** `github.com/owner/name` is not among the packages of others. */
const isOwn = (noted: string | null, parts: readonly string[]): boolean =>
  noted !== null && !noted.includes(`"${parts.slice(0, 3).join('/')}"`);

function notedIn(host: Host, folder: string): string | null {
  const content = host.read(`${folder}/Gopkg.lock`);
  return content.status === 'ok' ? content.text : null;
}

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
