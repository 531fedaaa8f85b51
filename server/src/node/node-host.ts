/**
 * `Host` over the file system. Reads inside the workspace folders only: a path that leads out of them, also through a
 * symbolic link, is told apart from a missing file and never opened.
 */
import { type Dirent, readdirSync, readFileSync, realpathSync, type Stats, statSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { basename, isAbsolute, join, relative, sep } from 'node:path';
import type { DirectoryEntry, FileContent, Host, LogLevel } from '../core/host';
import { filePath, fileUri } from './file-uri';
import { decodeText } from './text-encoding';

export interface NodeHostOptions {
  /** URIs of the workspace folders; a function where they can change. */
  readonly workspaceFolders: readonly string[] | (() => readonly string[]);
  /** Folder of the files that ship with the program; by default the one beside the running bundle. */
  readonly assets?: string;
  log(level: LogLevel, message: string): void;
}

/** Larger than any template CloudFormation accepts (1 MB), and than any handler written by hand. */
export const maximumBytes = 5 * 1024 * 1024;

export function createNodeHost({ workspaceFolders, assets = join(__dirname, 'grammars'), log }: NodeHostOptions): Host {
  const folders = typeof workspaceFolders === 'function' ? workspaceFolders : () => workspaceFolders;
  const located = (uri: string): Located => locate(uri, folders());
  return {
    read(uri) {
      const found = located(uri);
      return found.status === 'inside'
        ? readText(found.path, found.stats)
        : { status: found.status, message: found.message };
    },
    list(uri) {
      const found = located(uri);
      return found.status === 'inside' && found.stats.isDirectory() ? listFolder(found.path, uri, located) : [];
    },
    kindOf(uri) {
      const found = located(uri);
      return found.status === 'inside' ? kindOf(found.stats) : undefined;
    },
    workspaceFolderOf(uri) {
      const path = filePath(uri);
      if (path === undefined) return undefined;
      const around = folders().filter((folder) => isWithin(filePath(folder), path));
      return around.sort((a, b) => b.length - a.length)[0];
    },
    asset(name) {
      if (basename(name) !== name) throw new Error(`An asset is named without a folder: ${name}`);
      return readFile(join(assets, name));
    },
    log,
  };
}

type Located =
  | { readonly status: 'inside'; readonly path: string; readonly stats: Stats }
  | { readonly status: 'missing' | 'outside' | 'unreadable'; readonly message: string };

function locate(uri: string, folders: readonly string[]): Located {
  const path = filePath(uri);
  if (path === undefined) return { status: 'missing', message: `${uri} is not a file on this machine.` };
  const around = folders.map(filePath).filter((folder) => folder !== undefined && isWithin(folder, path));
  if (around.length === 0) return outside(path);
  try {
    const real = realpathSync.native(path);
    const realFolders = folders.map((folder) => realPath(filePath(folder)));
    if (!realFolders.some((folder) => isWithin(folder, real))) return outside(path);
    return { status: 'inside', path: real, stats: statSync(real) };
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    if (code === 'ENOENT' || code === 'ENOTDIR') return { status: 'missing', message: `${path} does not exist.` };
    return { status: 'unreadable', message: `${path} can't be read: ${message}` };
  }
}

const outside = (path: string): Located => ({
  status: 'outside',
  message: `${path} lies outside the workspace folders, so it is not read.`,
});

function readText(path: string, stats: Stats): FileContent {
  if (stats.isDirectory()) return { status: 'unreadable', message: `${path} is a folder.` };
  if (!stats.isFile()) return { status: 'unreadable', message: `${path} is not a regular file.` };
  if (stats.size > maximumBytes) {
    const megabytes = (stats.size / 1024 / 1024).toFixed(1);
    return { status: 'too-large', message: `${path} has ${megabytes} MB; files over 5 MB are not read.` };
  }
  let bytes: Buffer;
  try {
    bytes = readFileSync(path);
  } catch (error) {
    return { status: 'unreadable', message: `${path} can't be read: ${(error as Error).message}` };
  }
  const text = decodeText(bytes);
  return text === undefined ? { status: 'binary', message: `${path} is not a text file.` } : { status: 'ok', text };
}

function listFolder(path: string, uri: string, located: (uri: string) => Located): DirectoryEntry[] {
  let entries: Dirent[];
  try {
    entries = readdirSync(path, { withFileTypes: true });
  } catch {
    return [];
  }
  return entries
    .map((entry): DirectoryEntry | undefined => {
      const kind = entry.isSymbolicLink() ? kindBehindLink(path, located(childUri(uri, entry.name))) : kindOf(entry);
      return kind && { name: entry.name, kind };
    })
    .filter((entry) => entry !== undefined)
    .sort((a, b) => (a.name < b.name ? -1 : 1));
}

/** A link to a folder around it would make a walk endless. */
function kindBehindLink(folder: string, target: Located): DirectoryEntry['kind'] | undefined {
  if (target.status !== 'inside' || isWithin(target.path, folder)) return undefined;
  return kindOf(target.stats);
}

function kindOf(entry: Stats | Dirent): DirectoryEntry['kind'] | undefined {
  if (entry.isDirectory()) return 'directory';
  return entry.isFile() ? 'file' : undefined;
}

const childUri = (folder: string, name: string): string => fileUri(join(filePath(folder) ?? '', name));

function isWithin(folder: string | undefined, path: string): boolean {
  if (folder === undefined) return false;
  const way = relative(folder, path);
  return way === '' || (way !== '..' && !way.startsWith(`..${sep}`) && !isAbsolute(way));
}

function realPath(path: string | undefined): string | undefined {
  try {
    return path === undefined ? undefined : realpathSync.native(path);
  } catch {
    return undefined;
  }
}
