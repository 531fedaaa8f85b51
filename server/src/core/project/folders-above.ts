/** The folders a file lies in, the nearest first, up to its workspace folder; none for what lies in no workspace. */
import type { Host } from '../host';
import { parentUri } from '../text/uri';

export function foldersAbove(host: Host, uri: string): readonly string[] {
  const top = host.workspaceFolderOf(uri);
  const folders: string[] = [];
  for (let at = uri; top !== undefined && at !== top && at !== parentUri(at); ) {
    at = parentUri(at);
    folders.push(at);
  }
  return folders;
}
