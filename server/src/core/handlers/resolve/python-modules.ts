/** Where Python finds a module of the app: from the code's root, beside the importing file, in layers. */
import { pythonLibraries, pythonStandardLibrary } from '../../catalog/operations/python-packages';
import type { Host } from '../../host';
import { isInside, parentUri, resolveUri } from '../../text/uri';
import { hole } from '../handler-facts';
import type { PythonRoots } from './python-roots';

/** The file of `module` as `importer` sees it; undefined for libraries. */
export function resolvePython(
  host: Host,
  importer: string,
  module: string,
  roots: readonly string[],
  elsewhere: PythonRoots,
): string | undefined {
  const dots = /^\.*/.exec(module)?.[0].length ?? 0;
  const path = module.slice(dots).replaceAll('.', '/');
  if (dots > 0) {
    let folder = parentUri(importer);
    for (let i = 1; i < dots; i++) folder = parentUri(folder);
    return moduleFile(host, folder, path);
  }
  if (isLibrary(host, importer, path, roots)) return undefined;
  for (const root of [...roots, ...ancestors(host, importer), ...requiredFolders(host, importer)]) {
    const found = moduleFile(host, root, path);
    if (found) return found;
  }
  const [head = ''] = path.split('/');
  if (pythonStandardLibrary.has(head)) return undefined;
  const only = elsewhere(head) ?? (path.includes('/') ? elsewhere(head, true) : undefined);
  return only === undefined ? undefined : moduleFile(host, only, path);
}

/**
 * A copy of a library beside the code is still that library: the catalogue knows it better than its sources. The app's own
 * are a package that its importer lies in (`slack/handler.py`), and a single file at the root: libraries are folders.
 */
function isLibrary(host: Host, importer: string, path: string, roots: readonly string[]): boolean {
  const [head = ''] = path.split('/');
  if (!pythonLibraries.has(head)) return false;
  return !roots.some((root) => {
    const place = `${root}/${head}`;
    return isInside(place, importer) || (`${place}.py` !== importer && host.kindOf(`${place}.py`) === 'file');
  });
}

/** The file of a module in the package that an `__init__.py` stands for. */
export const submoduleFile = (host: Host, uri: string, name: string): string | undefined =>
  uri.endsWith('/__init__.py') ? moduleFile(host, parentUri(uri), name) : undefined;

function moduleFile(host: Host, folder: string, path: string): string | undefined {
  const base = path === '' ? folder : resolveUri(folder, path);
  for (const candidate of path === '' ? [`${base}/__init__.py`] : [`${base}.py`, `${base}/__init__.py`]) {
    if (host.kindOf(candidate) === 'file') return candidate;
  }
  return undefined;
}

/** A package without `__init__.py`: its folder, for `from package import module`. */
export function pythonFolder(
  host: Host,
  importer: string,
  module: string,
  roots: readonly string[],
): string | undefined {
  const dots = /^\.*/.exec(module)?.[0].length ?? 0;
  const path = module.slice(dots).replaceAll('.', '/');
  if (dots === 0 && isLibrary(host, importer, path, roots)) return undefined;
  let folder = parentUri(importer);
  for (let i = 1; i < dots; i++) folder = parentUri(folder);
  const starts = dots > 0 ? [folder] : [...roots, ...ancestors(host, importer)];
  for (const start of starts) {
    const candidate = path === '' ? start : resolveUri(start, path);
    if (path !== '' || dots > 0) if (host.kindOf(candidate) === 'directory') return candidate;
  }
  return undefined;
}

const mostModules = 16;

/** The files of `jobs.…` in the package `jobs`. */
export function pythonModulesLike(host: Host, importer: string, text: string, roots: readonly string[]): string[] {
  const dot = text.lastIndexOf('.', text.indexOf(hole));
  const folder = dot > 0 ? pythonFolder(host, importer, text.slice(0, dot), roots) : undefined;
  if (folder === undefined) return [];
  const [before = '', after = ''] = text.slice(dot + 1).split(hole);
  const found = host.list(folder).flatMap(({ name, kind }) => {
    const module = name.replace(/\.py$/, '');
    const fits = module.startsWith(before) && module.endsWith(after) && module !== '__init__';
    return kind === 'file' && module !== name && fits ? [`${folder}/${name}`] : [];
  });
  return found.length <= mostModules ? found : [];
}

/** Packages of the workspace that a `requirements.txt` installs by path: `../shared/src/ecom`, `-e ./lib`. */
function requiredFolders(host: Host, importer: string): string[] {
  const found: string[] = [];
  for (const folder of ancestors(host, importer)) {
    const content = host.read(`${folder}/requirements.txt`);
    if (content.status !== 'ok') continue;
    for (const [, path = ''] of content.text.matchAll(/^\s*(?:-e\s+)?(?:file:)?(\.{1,2}\/[^\s#;]*)/gm)) {
      const package_ = resolveUri(folder, path);
      found.push(package_, `${package_}/src`, parentUri(package_));
    }
  }
  return found;
}

/** From the importing file's folder up to the workspace folder: what is on the path depends on how it is packaged. */
function ancestors(host: Host, uri: string): string[] {
  const workspace = host.workspaceFolderOf(uri);
  const found: string[] = [];
  for (
    let folder = parentUri(uri);
    workspace !== undefined && isInside(workspace, folder);
    folder = parentUri(folder)
  ) {
    found.push(folder);
    if (folder === workspace) break;
  }
  return found;
}
