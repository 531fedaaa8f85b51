/** The files beside a template that it was read with, and whether they still are what they were. */
import { resolveUri } from '../../text/uri';
import type { YamlDocument } from '../../yaml/document';
import type { Sources } from '../front-end';

export interface Files {
  /** Undefined where there is no such file, or none that may be read. */
  read(path: string): YamlDocument | undefined;
  /** Where a path of the template leads; undefined for addresses of buckets and web sites. */
  uriOf(path: string): string | undefined;
  areCurrent(sources: Sources): boolean;
  readonly opened: readonly string[];
}

export function createFiles(baseUri: string, sources: Sources): Files {
  const opened = new Map<string, YamlDocument | undefined>();
  const uriOf = (path: string) =>
    /^[a-z][\w+.-]*:\/\//i.test(path) || path === '' ? undefined : resolveUri(baseUri, path);
  return {
    uriOf,
    read(path) {
      const uri = uriOf(path);
      if (uri === undefined) return undefined;
      const { document } = sources.yaml(uri);
      opened.set(uri, document);
      return document;
    },
    areCurrent: (now) => [...opened].every(([uri, document]) => now.yaml(uri).document === document),
    get opened() {
      return [...opened.keys()];
    },
  };
}
