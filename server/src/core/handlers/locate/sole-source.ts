/**
 * The only source file that a module of a built package can come from: its path ends as the built one's does
 * (`dist/orders/handler.js`, `orders.zip`: `src/lambdas/orders/handler.ts`), or no other file has a name like that.
 */
import type { Host } from '../../host';
import type { LambdaFunction } from '../../model/app';
import { baseName, relativePath, resolveUri } from '../../text/uri';
import { foldersUp } from '../resolve/node-modules';
import { languageOfFile } from '../source-files';
import { behindBuild, type CodeRoot, isBuildFolder, lastBuildFolder } from './code-roots';
import type { Places } from './locate-handler';
import { isBuiltFolder, isTestFolder, walkSources } from './source-walk';
import { declares, isTelling } from './telling-names';

/** `module`: its path below what is packed, without an extension. */
export function soleSource(
  places: Places,
  fn: LambdaFunction,
  root: Exclude<CodeRoot, { kind: 'unresolved' }>,
  module: string,
  symbol: string,
  language: 'javascript' | 'python',
): string | undefined {
  const { host } = places;
  const { project, ends } = builtAs(host, fn, root, module);
  const scopes = scopesAround(host, project);
  for (const end of ends) {
    // A path of this workspace means what lies near it, and so does a name that others have as well.
    const isNear = root.kind !== 'artefact' || !isTelling(end);
    const file = soleEndingAs(places, isNear ? scopes.slice(0, 1) : scopes, end, language);
    if (file && hasWord(host, file, symbol)) return file;
  }
  const alone = plain(behindBuild(module.split('/')));
  if (!isTelling(alone) || !(root.kind === 'artefact' || isBuildFolder(module.slice(0, module.lastIndexOf('/') + 1))))
    return undefined;
  const file = soleEndingAs(places, scopes.slice(-1), alone, language);
  return file && declares(host, file, symbol) ? file : undefined;
}

/**
 * Of a folder without any sources, as one that keeps templates alone: it is deployed from elsewhere, and its handlers are the
 * files of the same path there.
 */
export function sourceElsewhere(
  places: Places,
  folder: string,
  module: string,
  symbol: string,
  language: 'javascript' | 'python',
): string | undefined {
  const end = plain(module.split('/'));
  if (end.length < 2 || !isTelling(end) || sourcesIn(places, folder)?.size !== 0) return undefined;
  const file = soleEndingAs(places, scopesAround(places.host, folder), end, language);
  return file && hasWord(places.host, file, symbol) ? file : undefined;
}

/** The ends of the path under which the module runs, and the folder whose build makes it. */
function builtAs(
  host: Host,
  fn: LambdaFunction,
  root: Exclude<CodeRoot, { kind: 'unresolved' }>,
  module: string,
): { readonly project: string; readonly ends: readonly (readonly string[])[] } {
  const beside = { project: fn.code.baseUri, ends: [] };
  const built = root.kind === 'artefact' ? root.built : root.uri;
  const workspace = built === null ? undefined : host.workspaceFolderOf(built);
  if (built === null || workspace === undefined) return beside;
  const path = relativePath(workspace, resolveUri(built, module)).split('/');
  const folder = lastBuildFolder(path);
  // A package beside the template: its name is all that is known of where its code comes from.
  const end = plain(path.slice(folder < 0 ? path.length - 2 : folder + 1));
  const named = plain([baseName(built), ...module.split('/')]);
  const ends = root.kind === 'artefact' && folder < path.length - 2 ? [end, named] : [end];
  return {
    project: folder < 0 ? fn.code.baseUri : resolveUri(workspace, path.slice(0, folder).join('/') || '.'),
    ends: ends.filter((parts) => parts.length >= 2),
  };
}

const plain = (parts: readonly string[]): string[] => parts.filter((part) => part !== 'src' && part !== '.');

/** The folder and those around it, up to the workspace's; of what tests deploy, no further than the tests. */
function scopesAround(host: Host, project: string): readonly string[] {
  const scopes: string[] = [];
  for (const folder of foldersUp(host, `${project}/x`)) {
    const path = relativePath(host.workspaceFolderOf(folder) ?? folder, folder).split('/');
    if (!path.some(isBuiltFolder)) scopes.push(folder);
    if (isTestFolder(baseName(folder))) break;
  }
  return scopes;
}

/** The nearest folder that has such a file decides: undefined where it has several, or where it was not seen whole. */
function soleEndingAs(
  places: Places,
  scopes: readonly string[],
  end: readonly string[],
  language: 'javascript' | 'python',
): string | undefined {
  for (const scope of scopes) {
    const sources = sourcesIn(places, scope);
    if (sources === undefined) return undefined;
    const found = (sources.get(end.at(-1) ?? '') ?? []).filter(
      (uri) => (languageOfFile(uri) === 'python') === (language === 'python') && endsAs(scope, uri, end),
    );
    if (found.length > 0) return found.length === 1 ? found[0] : undefined;
  }
  return undefined;
}

function endsAs(scope: string, uri: string, end: readonly string[]): boolean {
  const parts = plain(relativePath(scope, uri).split('/'));
  const start = parts.length - end.length;
  return (
    start >= 0 &&
    end.every((part, index) => stem(parts[start + index] ?? '', start + index === parts.length - 1) === part)
  );
}

const stem = (name: string, isFile = true): string => (isFile ? name.replace(/\.\w+$/, '') : name);

/** By what the file is called without its extension. */
const sourcesIn = (places: Places, folder: string): ReadonlyMap<string, readonly string[]> | undefined =>
  places.remember(`sources ${folder}`, () => {
    const byStem = new Map<string, string[]>();
    const files = walkSources(places.host, folder);
    for (const uri of files ?? []) {
      const name = stem(baseName(uri));
      const same = byStem.get(name);
      if (same) same.push(uri);
      else byStem.set(name, [uri]);
    }
    return files && byStem;
  });

function hasWord(host: Host, file: string, symbol: string): boolean {
  const content = host.read(file);
  return content.status === 'ok' && new RegExp(`\\b${symbol.replace(/\W/g, '')}\\b`).test(content.text);
}
