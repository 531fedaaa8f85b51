/** The app of each template, read when asked for and kept while none of the files it was read from has changed. */
import type { FrontEnd } from '../frontends/front-end';
import { grammarOfFile } from '../handlers/source-files';
import type { App } from '../model/app';
import { baseName } from '../text/uri';
import type { YamlDocument } from '../yaml/document';
import { mayBeTemplateName, mayBeTemplateText } from './discover';
import type { Documents } from './documents';

export interface Apps {
  /** Undefined when the file is no template, or can't be read. */
  app(uri: string): App | undefined;
  /** Templates read so far that are or read this file. */
  usersOf(uri: string): readonly string[];
  /** Templates read so far. */
  known(): readonly string[];
  forget(uri: string): void;
}

interface Kept {
  readonly document: YamlDocument;
  readonly app: App | undefined;
  /** The documents that were read for the app, as they were then. */
  readonly reads: ReadonlyMap<string, YamlDocument | undefined>;
  /** A template that begins or ceases to deploy this one changes what its parameters say. */
  readonly deployers: readonly string[];
}

export function createApps(documents: Documents, frontEnds: readonly FrontEnd[]): Apps {
  const kept = new Map<string, Kept>();

  const isCurrent = (entry: Kept, document: YamlDocument): boolean => {
    if (entry.document !== document) return false;
    for (const [uri, before] of entry.reads) if (documents.yaml(uri).document !== before) return false;
    return entry.deployers.join() === documents.deployersOf(document.uri).join();
  };

  return {
    app(uri) {
      // Handlers are open in the editor as well, and no template is written in their languages.
      if (grammarOfFile(uri) !== undefined && !mayBeTemplateName(baseName(uri))) return undefined;
      const text = documents.isOpen(uri) || kept.has(uri) ? undefined : documents.text(uri);
      if (text !== undefined && !mayBeTemplateText(text)) return undefined;
      const { document } = documents.yaml(uri);
      if (document === undefined) {
        kept.delete(uri);
        return undefined;
      }
      const entry = kept.get(uri);
      if (entry && isCurrent(entry, document)) return entry.app;
      const frontEnd = frontEnds.find((candidate) => candidate.detect(document) !== undefined);
      const app = frontEnd?.read(document, documents, entry?.app);
      const others = new Set([...(app?.reads ?? []), ...(app?.family ?? [])]);
      others.delete(uri);
      const reads = new Map([...others].map((read) => [read, documents.yaml(read).document]));
      kept.set(uri, { document, app, reads, deployers: documents.deployersOf(uri) });
      return app;
    },
    usersOf(uri) {
      return [...kept]
        .filter(([template, entry]) => entry.app && (template === uri || entry.reads.has(uri)))
        .map(([template]) => template);
    },
    known: () => [...kept].filter(([, entry]) => entry.app !== undefined).map(([template]) => template),
    forget: (uri) => void kept.delete(uri),
  };
}
