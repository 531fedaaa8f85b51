/** Which file declares a class, for languages whose files don't name each other: by file name for Java, by a glance at the text for C#. */
import type { Host } from '../../host';
import { baseName, isInside, parentUri, resolveUri } from '../../text/uri';

export interface SourceIndex {
  /** Files that may declare a class of that simple name, in the order they were found. */
  filesOf(name: string): readonly string[];
  /** Simple names of classes that say they extend or implement it. */
  subclassesOf(name: string): readonly string[];
  readonly size: number;
  hasFilesIn(folder: string): boolean;
  /** Whether some file lies in a folder of that path: a Java package. */
  hasFolder(path: string): boolean;
}

const mostFiles = 4000;
const skipped =
  /^(node_modules|\.git|target|build|out|bin|obj|\.gradle|\.idea|\.vs|\.aws-sam|test|tests|androidTest|dist)$/;

/** `folders` are walked in order; the first that has files of the language is enough for most apps. */
export function createSourceIndex(host: Host, folders: readonly string[], extension: string): SourceIndex {
  const files: string[] = [];
  const seen = new Set<string>();
  const walk = (folder: string, depth: number): void => {
    if (depth > 14 || files.length >= mostFiles || seen.has(folder)) return;
    seen.add(folder);
    for (const entry of host.list(folder)) {
      if (entry.kind === 'directory') {
        if (!skipped.test(entry.name)) walk(`${folder}/${encodeURIComponent(entry.name)}`, depth + 1);
      } else if (entry.name.endsWith(extension) && !/Tests?\.\w+$/.test(entry.name))
        files.push(`${folder}/${encodeURIComponent(entry.name)}`);
    }
  };
  for (const folder of folders) walk(folder, 0);

  let byName: Map<string, string[]> | undefined;
  let bySuper: Map<string, string[]> | undefined;

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

  return {
    size: files.length,
    hasFilesIn: (folder) => files.some((uri) => isInside(folder, uri)),
    hasFolder: (path) => files.some((uri) => parentUri(uri).endsWith(`/${path}`)),
    filesOf(name) {
      if (extension === '.java') {
        const exact = files.filter((uri) => baseName(uri) === `${name}.java`);
        if (exact.length > 0) return exact;
      }
      if (!byName) scan();
      return byName?.get(name) ?? [];
    },
    subclassesOf(name) {
      if (!bySuper) scan();
      return bySuper?.get(name) ?? [];
    },
  };
}

const withoutComments = (text: string): string => text.replace(/\/\/[^\n]*|\/\*[\s\S]*?\*\//g, '');

function add(map: Map<string, string[]>, key: string, value: string): void {
  const known = map.get(key);
  if (!known) map.set(key, [value]);
  else if (!known.includes(value)) known.push(value);
}

/** Folders to look for sources in: the code's own, the projects it refers to, then the whole module around it. */
export function indexFolders(host: Host, root: string, extension: string): string[] {
  const folders = [root];
  if (extension === '.cs') {
    for (let at = 0; at < folders.length && at < 20; at++) {
      const folder = folders[at] ?? root;
      for (const project of projectReferences(host, folder)) if (!folders.includes(project)) folders.push(project);
    }
  }
  const workspace = host.workspaceFolderOf(root);
  // A jar in target/ is made from the module above it; a module uses its siblings.
  const parent = parentUri(root);
  if (workspace !== undefined && root !== workspace && parent.startsWith(workspace)) folders.push(parent);
  return folders;
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
