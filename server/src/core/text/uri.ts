/** Arithmetic on `file:`-like URIs, without touching a file system. A folder's URI has no slash at its end. */

const split = (uri: string): { head: string; path: string } => {
  const match = /^([a-z][\w+.-]*:\/\/[^/]*)?(.*)$/is.exec(uri);
  return { head: match?.[1] ?? '', path: match?.[2] ?? uri };
};

export function parentUri(uri: string): string {
  const at = uri.lastIndexOf('/');
  // The slashes of `file://` end no folder.
  if (at > 0 && uri[at - 1] !== '/') return uri.slice(0, at);
  const { head, path } = split(uri);
  const last = path.lastIndexOf('/');
  return last < 0 ? head : head + path.slice(0, last);
}

export function baseName(uri: string): string {
  return decodeURIComponentSafe(uri.slice(uri.lastIndexOf('/') + 1));
}

/** `path` (with `/`, perhaps with `.` and `..`) seen from the folder `folderUri`. */
export function resolveUri(folderUri: string, path: string): string {
  const { head, path: base } = split(folderUri);
  const absolute = path.startsWith('/');
  const parts = absolute ? [] : base.split('/').filter((part) => part !== '');
  for (const part of path.replaceAll('\\', '/').split('/')) {
    if (part === '' || part === '.') continue;
    if (part === '..') parts.pop();
    else parts.push(encodePart(part));
  }
  return `${head}/${parts.join('/')}`;
}

/** Path from a folder to a file with `/`, with `..` where it must be. */
export function relativePath(folderUri: string, uri: string): string {
  const from = split(folderUri)
    .path.split('/')
    .filter((part) => part !== '');
  const to = split(uri)
    .path.split('/')
    .filter((part) => part !== '');
  let same = 0;
  while (same < from.length && same < to.length && from[same] === to[same]) same++;
  return [...from.slice(same).map(() => '..'), ...to.slice(same).map(decodeURIComponentSafe)].join('/');
}

export function isInside(folderUri: string, uri: string): boolean {
  return uri === folderUri || uri.startsWith(folderUri.endsWith('/') ? folderUri : `${folderUri}/`);
}

/** As VS Code writes URIs, so that the two compare equal. */
const encodePart = (part: string): string =>
  encodeURIComponent(part).replace(/[!'()*]/g, (c) => `%${c.charCodeAt(0).toString(16).toUpperCase()}`);

function decodeURIComponentSafe(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
