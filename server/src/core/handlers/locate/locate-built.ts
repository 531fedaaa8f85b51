/**
 * The source of code that a build puts somewhere else: by the full name of its class, else as the only file whose path ends
 * as the built one's does (`dist/orders/handler.js`, `deploy/orders.zip`: `src/lambdas/orders/handler.ts`).
 */
import type { Host } from '../../host';
import type { LambdaFunction } from '../../model/app';
import { relativePath, resolveUri } from '../../text/uri';
import type { Language } from '../handler-facts';
import { languageOfFile } from '../source-files';
import { type CodeRoot, isBuildFolder } from './code-roots';
import { type ClassHandler, classesNamed, csharpHandler, javaHandler } from './locate-class';
import type { Places } from './locate-handler';
import { splits } from './locate-node';
import type { Located } from './located';

export function locateBuilt(
  places: Places,
  fn: LambdaFunction,
  root: Exclude<CodeRoot, { kind: 'unresolved' }>,
  handler: string,
  language: Language | null,
): Located | undefined {
  switch (language) {
    case 'java':
      return soleClass(places, fn, root, language, javaHandler(handler));
    case 'csharp':
      return soleClass(places, fn, root, language, csharpHandler(handler));
    case 'javascript':
    case 'python': {
      const built = root.kind === 'artefact' ? root.built : root.uri;
      if (built === null) return undefined;
      for (const { module, symbol } of splits(handler)) {
        const path = language === 'python' ? module.replaceAll('.', '/') : module;
        const file = soleSource(places, fn, resolveUri(built, path), symbol, language);
        if (file) return { file, symbol, language: languageOfFile(file) ?? language };
      }
      return undefined;
    }
    default:
      return undefined;
  }
}

/** Whatever the package is called: no other class is meant by a full name that stands once. */
function soleClass(
  places: Places,
  fn: LambdaFunction,
  root: Exclude<CodeRoot, { kind: 'unresolved' }>,
  language: 'java' | 'csharp',
  named: ClassHandler | undefined,
): Located | undefined {
  if (root.kind !== 'artefact' || !named?.fullName.includes('.')) return undefined;
  const index = places.index(language, root.uri ?? fn.code.baseUri);
  const [only, more] = classesNamed(places.host, index, language, named);
  return more ? undefined : only;
}

/** `built`: the module as the function runs it, without its extension. */
function soleSource(
  places: Places,
  fn: LambdaFunction,
  built: string,
  symbol: string,
  language: 'javascript' | 'python',
): string | undefined {
  const { host } = places;
  const workspace = host.workspaceFolderOf(built);
  if (workspace === undefined) return undefined;
  const path = relativePath(workspace, built).split('/');
  const folder = path.findLastIndex((part, index) => index < path.length - 1 && isBuildFolder(part));
  // A package beside the template: its name is all that is known of where its code comes from.
  const start = folder < 0 ? path.length - 2 : folder + 1;
  const tail = plain(path.slice(start));
  if (tail.length < 2) return undefined;
  const project = folder < 0 ? fn.code.baseUri : resolveUri(workspace, path.slice(0, folder).join('/') || '.');
  const found = sourcesBelow(places, project).filter((uri) => {
    if ((languageOfFile(uri) === 'python') !== (language === 'python')) return false;
    const parts = plain(
      relativePath(project, uri)
        .replace(/\.\w+$/, '')
        .split('/'),
    );
    return tail.every((part, index) => parts[parts.length - tail.length + index] === part);
  });
  const [only, more] = found;
  if (only === undefined || more !== undefined) return undefined;
  const content = host.read(only);
  return content.status === 'ok' && new RegExp(`\\b${symbol.replace(/\W/g, '')}\\b`).test(content.text)
    ? only
    : undefined;
}

const plain = (parts: readonly string[]): string[] => parts.filter((part) => part !== 'src');

const mostFolders = 3000;
const skipped =
  /^(node_modules|\.git|\.venv|venv|__pycache__|\.aws-sam|\.serverless|site-packages|tests?|__tests__|e2e|coverage)$/;

/** Source files of scripting languages that are no tests and were not built themselves. */
const sourcesBelow = (places: Places, project: string): readonly string[] =>
  places.remember(`sources ${project}`, () => walk(places.host, project));

function walk(host: Host, project: string): string[] {
  const files: string[] = [];
  const queue = [project];
  for (let at = 0; at < queue.length && at < mostFolders; at++) {
    const folder = queue[at] ?? project;
    for (const { name, kind } of host.list(folder)) {
      const uri = `${folder}/${encodeURIComponent(name)}`;
      if (kind === 'file') {
        if (/\.(py|[cm]?[jt]sx?)$/.test(name) && !/\.(d|test|spec)\.\w+$/.test(name)) files.push(uri);
      } else if (!skipped.test(name) && !isBuiltFolder(name)) queue.push(uri);
    }
  }
  return files;
}

/** `lib` may as well hold sources. */
const isBuiltFolder = (name: string): boolean => name !== 'lib' && isBuildFolder(name);
