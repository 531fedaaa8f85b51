/** The one way in which the core reaches files and the outside: implemented by Node, by tests in memory, later by a browser. */

export type FileContent =
  | { readonly status: 'ok'; readonly text: string }
  /** `message` is for people: what is the matter with the file. */
  | { readonly status: 'missing' | 'outside' | 'too-large' | 'binary' | 'unreadable'; readonly message: string };

export interface DirectoryEntry {
  readonly name: string;
  readonly kind: 'file' | 'directory';
}

export type LogLevel = 'error' | 'warn' | 'info' | 'debug';

export interface Host {
  /** The text of a file: the editor's unsaved text if it is open. Files outside the workspace folders are never opened. */
  read(uri: string): FileContent;
  /** What a folder holds, sorted by name; empty when it is missing, unreadable or outside the workspace. */
  list(uri: string): readonly DirectoryEntry[];
  /** 'file', 'directory', or undefined where there is nothing or it lies outside the workspace. */
  kindOf(uri: string): DirectoryEntry['kind'] | undefined;
  /** The workspace folder a file belongs to, if any. */
  workspaceFolderOf(uri: string): string | undefined;
  /** A file that ships with the program, such as a grammar. */
  asset(name: string): Promise<Uint8Array>;
  log(level: LogLevel, message: string): void;
}
