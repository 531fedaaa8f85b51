/** Where Node finds a module of the app: relative paths, TypeScript behind `.js`, tsconfig paths, workspace packages, layers. */
import type { Host } from '../../host';
import { baseName, isInside, parentUri, resolveUri } from '../../text/uri';

const extensions: readonly string[] = ['.ts', '.tsx', '.mts', '.cts', '.js', '.mjs', '.cjs', '.jsx'];

/** The file of a module; undefined for libraries. */
export function resolveNode(
  host: Host,
  importer: string,
  module: string,
  roots: readonly string[],
): string | undefined {
  if (module.startsWith('.') || module.startsWith('/')) {
    if (module.startsWith('/opt/')) return inLayers(host, module, roots);
    const path = resolveUri(module.startsWith('/') ? '' : parentUri(importer), module);
    return sourceFile(host, path) ?? inOtherCase(host, path);
  }
  return fromPaths(host, importer, module) ?? fromPackages(host, importer, module) ?? fromRoots(host, module, roots);
}

/** `./dynamo` for `Dynamo.js`: the discs of macOS and Windows make no difference, nor does what is bundled there. */
function inOtherCase(host: Host, path: string): string | undefined {
  const folder = parentUri(path);
  const wanted = baseName(path).toLowerCase();
  const [only, more] = host
    .list(folder)
    .filter(({ name }) => [name, name.replace(/\.\w+$/, '')].some((one) => one.toLowerCase() === wanted));
  return only && !more ? sourceFile(host, `${folder}/${encodeURIComponent(only.name)}`) : undefined;
}

/** A path with or without extension, a folder with an index or a package.json; sources before what is built from them. */
export function sourceFile(host: Host, path: string): string | undefined {
  const stem = path.replace(/\.(js|mjs|cjs|jsx)$/, '');
  if (stem !== path) {
    for (const extension of ['.ts', '.tsx', '.mts', '.cts'])
      if (host.kindOf(stem + extension) === 'file') return stem + extension;
  }
  if (/\.(ts|tsx|mts|cts|js|mjs|cjs|jsx)$/.test(path) && host.kindOf(path) === 'file') return path;
  for (const extension of extensions) if (host.kindOf(path + extension) === 'file') return path + extension;
  if (host.kindOf(path) !== 'directory') return undefined;
  for (const extension of extensions)
    if (host.kindOf(`${path}/index${extension}`) === 'file') return `${path}/index${extension}`;
  return packageEntry(host, path);
}

function packageEntry(host: Host, folder: string): string | undefined {
  const manifest = readJson(host, `${folder}/package.json`);
  const listed = [manifest?.source, manifest?.types, manifest?.module, manifest?.main];
  for (const entry of listed) {
    if (typeof entry !== 'string') continue;
    const source = entry.replace(/\.d\.ts$/, '.js');
    const guesses = buildFolder.test(source)
      ? [source.replace(buildFolder, 'src/'), entry, source.replace(buildFolder, '')]
      : [entry];
    for (const guess of guesses) {
      const found = sourceFile(host, resolveUri(folder, guess));
      if (found && !found.endsWith('.d.ts')) return found;
    }
  }
  return sourceFile(host, `${folder}/src/index`);
}

/** What is built keeps the folders of its sources below it, with `src` or without. */
const buildFolder = /^(\.\/)?(dist|lib|build|out)\//;

/** Where Prisma writes its client into the sources: that of the library, whatever stands there. */
export const isPrismaClient = (module: string, isMissing: boolean): boolean =>
  /^\..*\bgenerated\/(prisma|client)(\/client)?(\.[jt]s)?$/.test(module) || (isMissing && /^\..*prisma/.test(module));

type Json = Readonly<Record<string, unknown>>;

/** What was read, by its text: monorepos ask for the same files with every import. */
const kept = new WeakMap<Host, Map<string, { readonly text: string; readonly json: Json | undefined }>>();

export function readJson(host: Host, uri: string): Json | undefined {
  if (host.kindOf(uri) !== 'file') return undefined;
  const content = host.read(uri);
  if (content.status !== 'ok') return undefined;
  const ofHost = kept.get(host) ?? new Map();
  kept.set(host, ofHost);
  const before = ofHost.get(uri);
  if (before?.text === content.text) return before.json;
  const json = parseJson(content.text);
  ofHost.set(uri, { text: content.text, json });
  return json;
}

function parseJson(text: string): Json | undefined {
  try {
    // tsconfig files have comments and trailing commas.
    const plain = text
      .replace(/"(?:[^"\\]|\\.)*"|\/\/[^\n]*|\/\*[\s\S]*?\*\//g, (part) => (part.startsWith('"') ? part : ''))
      .replace(/,(\s*[}\]])/g, '$1');
    const value: unknown = JSON.parse(plain);
    return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : undefined;
  } catch {
    return undefined;
  }
}

export function foldersUp(host: Host, uri: string): string[] {
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

/** `paths` and `baseUrl` of the nearest tsconfig that has them. */
function fromPaths(host: Host, importer: string, module: string): string | undefined {
  for (const folder of foldersUp(host, importer)) {
    for (const name of ['tsconfig.json', 'jsconfig.json', 'tsconfig.base.json', 'tsconfig.paths.json']) {
      const found = fromTsconfig(host, `${folder}/${name}`, module, 0);
      if (found) return found;
    }
  }
  return undefined;
}

function fromTsconfig(host: Host, uri: string, module: string, depth: number): string | undefined {
  if (depth > 4 || host.kindOf(uri) !== 'file') return undefined;
  const config = readJson(host, uri);
  const options = config?.compilerOptions as Readonly<Record<string, unknown>> | undefined;
  const baseUrl = typeof options?.baseUrl === 'string' ? options.baseUrl : undefined;
  const base = resolveUri(parentUri(uri), baseUrl ?? '.');
  const paths = options?.paths as Readonly<Record<string, readonly string[]>> | undefined;
  for (const [pattern, targets] of Object.entries(paths ?? {})) {
    const [head = '', tail = ''] = pattern.split('*');
    const fits = pattern.includes('*')
      ? module.startsWith(head) && module.endsWith(tail) && module.length >= head.length + tail.length
      : module === pattern;
    if (!fits || !Array.isArray(targets)) continue;
    const middle = module.slice(head.length, module.length - tail.length);
    for (const target of targets) {
      const found = sourceFile(host, resolveUri(base, target.replace('*', middle)));
      if (found) return found;
    }
  }
  if (baseUrl !== undefined) {
    const found = sourceFile(host, resolveUri(base, module));
    if (found) return found;
  }
  const parent = config?.extends;
  return typeof parent === 'string' && parent.startsWith('.')
    ? fromTsconfig(
        host,
        resolveUri(parentUri(uri), parent.endsWith('.json') ? parent : `${parent}.json`),
        module,
        depth + 1,
      )
    : undefined;
}

/** Packages of a monorepo, by the `name` in their package.json. */
function fromPackages(host: Host, importer: string, module: string): string | undefined {
  const name = module.startsWith('@') ? module.split('/').slice(0, 2).join('/') : (module.split('/')[0] ?? module);
  const rest = module.slice(name.length + 1);
  for (const folder of foldersUp(host, importer)) {
    // The root of a workspace of pnpm needs no package.json.
    const manifest = readJson(host, `${folder}/package.json`) ?? {};
    const linked = localDependency(host, folder, manifest, name) ?? workspacePackage(host, folder, manifest, name);
    if (linked)
      return rest === ''
        ? sourceFile(host, linked)
        : (sourceFile(host, resolveUri(linked, rest)) ?? sourceFile(host, resolveUri(linked, `src/${rest}`)));
  }
  return undefined;
}

/** `"dependencies": { "shared": "file:../shared" }`. */
function localDependency(
  host: Host,
  folder: string,
  manifest: Readonly<Record<string, unknown>>,
  name: string,
): string | undefined {
  for (const group of ['dependencies', 'devDependencies']) {
    const version = (manifest[group] as Readonly<Record<string, unknown>> | undefined)?.[name];
    const path = typeof version === 'string' ? /^(?:file|link):(.*)$/.exec(version)?.[1] : undefined;
    if (path !== undefined) {
      const target = resolveUri(folder, path);
      if (host.kindOf(target) === 'directory') return target;
    }
  }
  return undefined;
}

function workspacePackage(
  host: Host,
  folder: string,
  manifest: Readonly<Record<string, unknown>>,
  name: string,
): string | undefined {
  const listed = manifest.workspaces;
  const patterns = Array.isArray(listed)
    ? listed
    : ((listed as Readonly<Record<string, unknown>> | undefined)?.packages ?? []);
  const more = pnpmPackages(host, folder);
  for (const pattern of [...(Array.isArray(patterns) ? patterns : []), ...more]) {
    if (typeof pattern !== 'string') continue;
    const [head = ''] = pattern.split('*');
    const parents = pattern.includes('*')
      ? host
          .list(resolveUri(folder, head))
          .filter((entry) => entry.kind === 'directory')
          .map((entry) => resolveUri(folder, `${head}/${entry.name}`))
      : [resolveUri(folder, pattern)];
    for (const candidate of parents) if (readJson(host, `${candidate}/package.json`)?.name === name) return candidate;
  }
  return undefined;
}

function pnpmPackages(host: Host, folder: string): string[] {
  const content = host.read(`${folder}/pnpm-workspace.yaml`);
  return content.status === 'ok'
    ? [...content.text.matchAll(/^\s*-\s*['"]?([^'"\s]+)/gm)].map((match) => match[1] ?? '')
    : [];
}

/** `/opt/nodejs/x`: a layer's folder stands for /opt. */
function inLayers(host: Host, module: string, roots: readonly string[]): string | undefined {
  const path = module.replace(/^\/opt\//, '');
  for (const root of roots) {
    for (const candidate of [path, path.replace(/^nodejs\//, ''), path.replace(/^nodejs\/node_modules\//, '')]) {
      const found = sourceFile(host, resolveUri(root, candidate));
      if (found) return found;
    }
  }
  return undefined;
}

/** Layers put their packages beside those of npm. */
function fromRoots(host: Host, module: string, roots: readonly string[]): string | undefined {
  for (const root of roots.slice(1)) {
    for (const prefix of ['nodejs/node_modules/', 'node_modules/', 'nodejs/', '']) {
      const found = sourceFile(host, resolveUri(root, prefix + module));
      if (found && !found.includes('/node_modules/.')) return found;
    }
  }
  return undefined;
}
