/** The files beside a template that it was read with, and whether they still are what they were. */
import { resolveUri } from '../../text/uri';
import type { YamlDocument } from '../../yaml/document';
import type { Sources } from '../front-end';

export interface Files {
  /** Undefined where there is no such file, or none that may be read. */
  read(path: string): YamlDocument | undefined;
  /** Where a path of the template leads, if there is a file. */
  existing(path: string): string | undefined;
  areCurrent(sources: Sources): boolean;
  readonly opened: readonly string[];
}

export function createFiles(baseUri: string, sources: Sources): Files {
  const opened = new Map<string, YamlDocument | undefined>();
  /** Addresses of buckets and web sites are no files. */
  const uriOf = (path: string) =>
    path === '' || /^[a-z][\w+.-]*:\/\//i.test(path) ? undefined : resolveUri(baseUri, path);
  return {
    existing(path) {
      const uri = uriOf(path);
      return uri !== undefined && sources.host.kindOf(uri) === 'file' ? uri : undefined;
    },
    read(path) {
      const uri = uriOf(path);
      if (uri === undefined) return undefined;
      const { document } = sources.yaml(uri);
      // Also a missing file is remembered: it may be written later.
      opened.set(uri, document);
      return document;
    },
    areCurrent: (now) => [...opened].every(([uri, document]) => now.yaml(uri).document === document),
    get opened() {
      return [...opened.keys()];
    },
  };
}
