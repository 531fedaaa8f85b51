/** Where Ruby finds a required file of the app. */
import type { Host } from '../../host';
import { parentUri, resolveUri } from '../../text/uri';
import { foldersUp } from './node-modules';

export function resolveRuby(host: Host, importer: string, path: string, roots: readonly string[]): string | undefined {
  const file = path.endsWith('.rb') ? path : `${path}.rb`;
  const starts = path.startsWith('.')
    ? [parentUri(importer)]
    : [...roots, ...foldersUp(host, importer)].flatMap((root) => [root, `${root}/lib`]);
  for (const start of starts) {
    const candidate = resolveUri(start, file);
    if (host.kindOf(candidate) === 'file') return candidate;
  }
  return undefined;
}
