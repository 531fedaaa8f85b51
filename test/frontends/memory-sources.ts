/** Sources over files in memory, by path seen from the workspace. */
import type { Sources } from '../../server/src/core/frontends/front-end';
import { parseYaml, type YamlDocument } from '../../server/src/core/yaml/document';
import { createMemoryHost } from '../support/memory-host';

export function sourcesOf(files: Readonly<Record<string, string>>): Sources {
  const host = createMemoryHost(files);
  const documents = new Map<string, YamlDocument>();
  return {
    host,
    yaml(uri) {
      const read = host.read(uri);
      if (read.status !== 'ok') return { document: undefined, reason: read.message };
      const document = documents.get(uri) ?? parseYaml(uri, read.text);
      documents.set(uri, document);
      return { document };
    },
  };
}
