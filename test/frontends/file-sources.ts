/** Sources over real files below one folder, for tests that read other people's templates. */
import { existsSync, readFileSync, statSync } from 'node:fs';
import { fileURLToPath, pathToFileURL } from 'node:url';
import type { Sources } from '../../server/src/core/frontends/front-end';
import type { Host } from '../../server/src/core/host';
import { isInside } from '../../server/src/core/text/uri';
import { parseYaml, type YamlDocument } from '../../server/src/core/yaml/document';

export function fileSources(folder: string): Sources {
  const root = pathToFileURL(folder).href;
  const documents = new Map<string, YamlDocument | undefined>();
  const readable = (uri: string) => {
    const path = fileURLToPath(uri);
    return isInside(root, uri) && existsSync(path) && statSync(path).isFile() ? path : undefined;
  };
  const host: Host = {
    read(uri) {
      const path = readable(uri);
      return path === undefined
        ? { status: 'missing', message: 'there is no such file' }
        : { status: 'ok', text: readFileSync(path, 'utf8') };
    },
    list: () => [],
    kindOf: (uri) => (readable(uri) === undefined ? undefined : 'file'),
    workspaceFolderOf: () => root,
    asset: () => Promise.reject(new Error('no assets here')),
    log: () => undefined,
  };
  return {
    host,
    yaml(uri) {
      if (!documents.has(uri)) {
        const path = readable(uri);
        documents.set(uri, path === undefined ? undefined : parseYaml(uri, readFileSync(path, 'utf8')));
      }
      const document = documents.get(uri);
      return document ? { document } : { document: undefined, reason: 'there is no such file' };
    },
  };
}
