/** The source files of the repository and their imports, for tests about the house itself. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { root } from '../../scripts/root';

export interface Source {
  /** Seen from the repository's folder, with `/`. */
  readonly path: string;
  readonly text: string;
  readonly imports: readonly Import[];
}

export interface Import {
  readonly typeOnly: boolean;
  /** Of a file of the repository: its path without extension; else the package's name. */
  readonly target: string;
  readonly isPackage: boolean;
}

export function sourcesIn(...folders: readonly string[]): readonly Source[] {
  return folders
    .filter((folder) => existsSync(join(root, folder)))
    .flatMap((folder) =>
      readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' }).map((name) => join(folder, name)),
    )
    .filter((path) => /\.tsx?$/.test(path) && !path.includes('node_modules'))
    .map((path) => path.replaceAll('\\', '/'))
    .sort()
    .map((path) => {
      const text = readFileSync(join(root, path), 'utf8');
      return { path, text, imports: importsOf(path, text) };
    });
}

function importsOf(path: string, text: string): readonly Import[] {
  return [...text.matchAll(/^(?:import|export)\s+(type\s)?[^'";]*?from\s+'([^']+)';|^import\s+'([^']+)';/gm)].map(
    (match) => {
      const name = match[2] ?? match[3] ?? '';
      const isPackage = !name.startsWith('.');
      const target = isPackage ? name : relative(root, join(root, dirname(path), name)).replaceAll('\\', '/');
      return { typeOnly: match[1] !== undefined, target, isPackage };
    },
  );
}
