/** Which file declares a class, for languages whose files don't name each other: by file name for Java, by a glance at the text for C#. */
import type { Host } from '../../host';
import { baseName, isInside, parentUri, resolveUri } from '../../text/uri';
import { bindingsIn, extensionsIn } from './wiring';

export interface SourceIndex {
  /** Files that may declare a class of that simple name, in the order they were found. */
  filesOf(name: string): readonly string[];
  /** Those of them that lie in its own folders. */
  nearFilesOf(name: string): readonly string[];
  /** Whether a file is called so, as a public class of Java is. */
  hasFileNamed(name: string): boolean;
  /** Simple names of classes that say they extend or implement it. */
  subclassesOf(name: string): readonly string[];
  /** Classes that are registered with a container as what stands behind an interface: `AddScoped<IOrders, Orders>()`. */
  registeredFor(name: string): readonly string[];
  /** Classes of C# that extend others by a method of that name: `static X Name(this Y y)`. */
  extendersBy(method: string): readonly string[];
  readonly size: number;
  hasFilesIn(folder: string): boolean;
  /** Whether some file lies in a folder of that path: a Java package. */
  hasFolder(path: string): boolean;
}

const mostFiles = 4000;
const skipped =
  /^(node_modules|\.git|target|build|out|bin|obj|\.gradle|\.idea|\.vs|\.aws-sam|test|tests|androidTest|dist)$/;

/** `wider` is asked for what is not in these folders. */
export function createSourceIndex(
  host: Host,
  folders: readonly string[],
  extension: '.java' | '.cs',
  wider?: () => SourceIndex,
): SourceIndex {
  const files = sourcesIn(host, folders, extension);
  const byBaseName = new Map<string, Set<string>>();
  for (const uri of files) add(byBaseName, baseName(uri).slice(0, -extension.length), uri);
  let byLastName: ReadonlyMap<string, readonly string[]> | undefined;

  let byName: Map<string, Set<string>> | undefined;
  let bySuper: Map<string, Set<string>> | undefined;
  let registered: Map<string, Set<string>> | undefined;
  let extenders: Map<string, Set<string>> | undefined;

  const scanWiring = (): void => {
    registered = new Map();
    extenders = new Map();
    for (const uri of files) {
      const content = host.read(uri);
      if (content.status !== 'ok') continue;
      for (const [of, by] of bindingsIn(content.text, extension)) add(registered, of, by);
      if (extension === '.cs') for (const [method, owner] of extensionsIn(content.text)) add(extenders, method, owner);
    }
  };

  const wired = (map: () => Map<string, Set<string>> | undefined, name: string): readonly string[] => {
    if (!map()) scanWiring();
    return [...(map()?.get(name) ?? [])];
  };

  const scan = (): void => {
    byName = new Map();
    bySuper = new Map();
    for (const uri of files) {
      const content = host.read(uri);
      if (content.status !== 'ok') continue;
      for (const [, name = '', supers = ''] of withoutComments(content.text).matchAll(
        /\b(?:class|record|struct|interface|enum)\s+(\w+)\s*(?:<[^>{]*>)?(?:\([^{;]*?\))?\s*((?:extends|implements|:)[^{;]*)?/g,
      )) {
        add(byName, name, uri);
        for (const [superName] of supers.matchAll(/\b[A-Z]\w*/g)) add(bySuper, superName, name);
      }
    }
  };

  const own = (name: string): readonly string[] => {
    const named = extension === '.java' ? byBaseName.get(name) : undefined;
    if (named) return [...named];
    if (!byName) scan();
    return [...(byName?.get(name) ?? [])];
  };

  return {
    size: files.length,
    hasFilesIn: (folder) => files.some((uri) => isInside(folder, uri)),
    hasFolder(path) {
      byLastName ??= foldersByLastName(files);
      return isEndOfOne(byLastName, path) || (wider?.().hasFolder(path) ?? false);
    },
    hasFileNamed: (name) => byBaseName.has(name) || (wider?.().hasFileNamed(name) ?? false),
    nearFilesOf: own,
    filesOf(name) {
      const found = own(name);
      if (found.length === 0) return wider?.().filesOf(name) ?? [];
      // Java: a module may have a class that is called like one of its sibling's, in another package.
      const others = extension === '.java' ? wider?.() : undefined;
      return others?.hasFileNamed(name) ? [...new Set([...found, ...others.filesOf(name)])] : found;
    },
    registeredFor(name) {
      const found = wired(() => registered, name);
      return found.length > 0 ? found : (wider?.().registeredFor(name) ?? []);
    },
    extendersBy: (method) => wired(() => extenders, method),
    subclassesOf(name) {
      if (!bySuper) scan();
      const found = bySuper?.get(name);
      return found ? [...found] : (wider?.().subclassesOf(name) ?? []);
    },
  };
}

const lastNameOf = (path: string): string => path.slice(path.lastIndexOf('/') + 1);

function foldersByLastName(files: readonly string[]): ReadonlyMap<string, readonly string[]> {
  const found = new Map<string, string[]>();
  for (const folder of new Set(files.map(parentUri))) {
    const name = lastNameOf(folder);
    const same = found.get(name);
    if (same) same.push(folder);
    else found.set(name, [folder]);
  }
  return found;
}

/** Whether a folder ends as `path` does: `a/b/c` as `b/c`. */
const isEndOfOne = (folders: ReadonlyMap<string, readonly string[]>, path: string): boolean =>
  folders.get(lastNameOf(path))?.some((folder) => folder.endsWith(`/${path}`)) === true;

const withoutComments = (text: string): string => text.replace(/\/\/[^\n]*|\/\*[\s\S]*?\*\//g, '');

function add(map: Map<string, Set<string>>, key: string, value: string): void {
  const known = map.get(key);
  if (known) known.add(value);
  else map.set(key, new Set([value]));
}

function sourcesIn(host: Host, folders: readonly string[], extension: string): string[] {
  const files: string[] = [];
  const seen = new Set<string>();
  const walk = (folder: string, depth: number): void => {
    if (depth > 14 || files.length >= mostFiles || seen.has(folder)) return;
    seen.add(folder);
    for (const entry of host.list(folder)) {
      const uri = `${folder}/${encodeURIComponent(entry.name)}`;
      if (entry.kind === 'file') {
        if (entry.name.endsWith(extension) && !/Tests?\.\w+$/.test(entry.name)) files.push(uri);
      } else if (!skipped.test(entry.name)) walk(uri, depth + 1);
    }
  };
  for (const folder of folders) walk(folder, 0);
  return files;
}

/** The code's own folder, and the projects that its project refers to. */
export function projectFolders(host: Host, root: string, extension: '.java' | '.cs'): string[] {
  const folders = [root];
  if (extension === '.java') return folders;
  for (let at = 0; at < folders.length && at < 20; at++) {
    for (const project of projectReferences(host, folders[at] ?? root))
      if (!folders.includes(project)) folders.push(project);
  }
  return folders;
}

/** A jar in target/ is made from the module above it, and a module may use its siblings. */
export function folderAround(host: Host, root: string): string | undefined {
  const workspace = host.workspaceFolderOf(root);
  return workspace === undefined || root === workspace || !isInside(workspace, root) ? undefined : parentUri(root);
}

function projectReferences(host: Host, folder: string): string[] {
  const project = host.list(folder).find((entry) => entry.name.endsWith('.csproj'));
  if (!project) return [];
  const content = host.read(`${folder}/${encodeURIComponent(project.name)}`);
  if (content.status !== 'ok') return [];
  return [...content.text.matchAll(/<ProjectReference\s+Include="([^"]+)"/g)].map((match) =>
    parentUri(resolveUri(folder, match[1] ?? '')),
  );
}
