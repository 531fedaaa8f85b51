/** From the paths on the command line to files to read, and the workspace they belong to. */
import { existsSync, statSync } from 'node:fs';
import { dirname, join, relative, resolve, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { fileUri } from '../node/file-uri';

export interface Input {
  readonly path: string;
  readonly uri: string;
  readonly kind: 'file' | 'directory' | 'missing';
}

export function readInputs(paths: readonly string[], cwd: string): Input[] {
  return paths.map((path) => {
    const absolute = resolve(cwd, path);
    return { path, uri: fileUri(absolute), kind: kindOf(absolute) };
  });
}

/**
 * The folders that may be read: the working directory when an input lies in it, else the repository around the input,
 * so that a `CodeUri: ../src` is found and a `../../../etc` is not.
 */
export function workspaceFolders(inputs: readonly Input[], cwd: string): string[] {
  const folders = new Set<string>();
  for (const input of inputs) {
    const absolute = fileURLToPath(input.uri);
    if (absolute === cwd || absolute.startsWith(cwd + sep)) folders.add(cwd);
    else folders.add(repositoryAround(input.kind === 'directory' ? absolute : dirname(absolute)));
  }
  return [...folders].map(fileUri);
}

/** As the output shows it: relative to the working directory, with `/`. */
export function displayPath(uri: string, cwd: string): string {
  return relative(cwd, fileURLToPath(uri)).split(sep).join('/') || '.';
}

function kindOf(path: string): Input['kind'] {
  try {
    const stat = statSync(path);
    return stat.isDirectory() ? 'directory' : 'file';
  } catch {
    return 'missing';
  }
}

function repositoryAround(folder: string): string {
  for (let at = folder; ; at = dirname(at)) {
    if (existsSync(join(at, '.git'))) return at;
    if (dirname(at) === at) return folder;
  }
}
