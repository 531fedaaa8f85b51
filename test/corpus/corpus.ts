/** Real templates beside the repository, read and checked as they are or with other texts in their place. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { root } from '../../scripts/root';
import { createEngine } from '../../server/src/core/engine/engine';
import type { EngineProblem } from '../../server/src/core/engine/engine-problem';
import { frontEnds } from '../../server/src/core/frontends/front-ends';
import { buildGraph } from '../../server/src/core/graph/build-graph';
import type { App } from '../../server/src/core/model/app';
import { findCandidates, mayBeTemplateText } from '../../server/src/core/project/discover';
import { createDocuments } from '../../server/src/core/project/documents';
import type { YamlDocument } from '../../server/src/core/yaml/document';
import { createNodeHost } from '../../server/src/node/node-host';
import { today } from '../support/today';

const folder = join(root, '..', 'shared', 'corpus');
const folderUri = pathToFileURL(folder).href;

export const hasCorpus = existsSync(folder);

/** Says on the console that a test has nothing to read. */
export function skipsWithoutCorpus(test: string): boolean {
  if (!hasCorpus) console.log(`${test} is skipped: there is no ../shared/corpus`);
  return !hasCorpus;
}

/** Texts that stand in the place of files, by URI. */
export type Texts = Readonly<Record<string, string>>;

export interface Reading {
  readonly app: App;
  readonly problems: readonly EngineProblem[];
  document(uri: string): YamlDocument | undefined;
}

export interface Corpus {
  /** URIs of all templates, sorted. */
  readonly templates: readonly string[];
  /** What went wrong inside rules, which the engine survives. */
  readonly crashes: readonly string[];
  /** The path of a file, seen from the corpus. */
  name(uri: string): string;
  text(uri: string): string;
  /** Undefined when the file is no template. Code is not looked at: the corpus has none. */
  read(uri: string, texts?: Texts): Reading | undefined;
}

export function openCorpus(): Corpus {
  const host = createNodeHost({ workspaceFolders: [folderUri], assets: folder, log: () => undefined });
  const crashes: string[] = [];
  const engine = createEngine({ log: (message) => crashes.push(message) });
  const textOf = (uri: string): string => {
    const found = host.read(uri);
    return found.status === 'ok' ? found.text : '';
  };
  const read = (uri: string, texts: Texts = {}): Reading | undefined => {
    const documents = createDocuments(host);
    for (const [file, text] of Object.entries(texts)) documents.open(file, text);
    const { document } = documents.yaml(uri);
    const frontEnd = document && frontEnds.find((candidate) => candidate.detect(document) !== undefined);
    if (!document || !frontEnd) return undefined;
    const app = frontEnd.read(document, documents, undefined);
    const view = { app, graph: buildGraph(app), today };
    return {
      app,
      problems: engine.check({ view, text: (file) => documents.text(file), layers: () => [] }),
      document: (file) => documents.yaml(file).document,
    };
  };
  return {
    templates: findCandidates(host, folderUri, () => false).files.filter((uri) => mayBeTemplateText(textOf(uri))),
    crashes,
    name: (uri) => decodeURIComponent(uri.slice(folderUri.length + 1)),
    text: textOf,
    read,
  };
}
