/** The entry to everything about handler code: finds a function's code, walks through it, and tells what happens when it runs twice. */
import type { EventSourceKind } from '../catalog/event-sources';
import type { Host } from '../host';
import type { LambdaFunction, Resource, ResourceId } from '../model/app';
import type { Data } from '../model/data';
import type { Value as TemplateValue } from '../model/value';
import { analyse } from './analyse';
import type { CodeAuthor } from './code-author';
import { createCodeAuthor } from './code-edits/create-code-author';
import { createGrammars, type Grammars } from './grammars';
import type { HandlerFacts, Language } from './handler-facts';
import { languageOf, locateHandler, type Places } from './locate/locate-handler';
import { type RecordedContext, recordContext } from './recorded-context';
import { createPythonRoots, type PythonRoots } from './resolve/python-roots';
import { createSourceIndex, folderAround, projectFolders, type SourceIndex } from './resolve/source-index';
import { createSourceFiles, grammarsOf } from './source-files';
import { createWorkspaceLookups } from './workspace-lookups';

/** What the graph knows of a function and its surroundings. */
export interface HandlerContext {
  /** Whether some trigger can deliver the same event twice; undefined where the triggers aren't known. */
  readonly atLeastOnce: boolean | undefined;
  readonly kinds: readonly EventSourceKind[];
  /** The resource a value of the template points to. */
  resourceAt(value: TemplateValue<Data> | undefined): {
    readonly id: ResourceId | null;
    readonly expression: string | null;
  };
  resource(id: ResourceId): Resource | undefined;
}

export interface HandlerAnalysis {
  /** Loads the grammars these functions need. */
  prepare(functions: Iterable<LambdaFunction>): Promise<void>;
  facts(fn: LambdaFunction, context: HandlerContext): HandlerFacts;
  /** Edits of the code it has read. */
  readonly author: CodeAuthor;
  /** Another text of a file: forgets what was known of it. */
  fileChanged(uri: string): void;
}

/** Facts with all that decided them. */
interface Kept {
  readonly fn: LambdaFunction;
  readonly key: string;
  readonly asked: RecordedContext;
  readonly facts: HandlerFacts;
  readonly texts: ReadonlyMap<string, string | null>;
}

/** `grammars` may be shared: loading them is what takes time. */
export function createHandlerAnalysis(given: Host, grammars: Grammars = createGrammars(given)): HandlerAnalysis {
  const lookups = createWorkspaceLookups(given);
  const { host } = lookups;
  const files = createSourceFiles(host, grammars);
  const indexes = { '.java': new Map<string, SourceIndex>(), '.cs': new Map<string, SourceIndex>() };
  const forgetIndexes = (): void => {
    for (const each of Object.values(indexes)) each.clear();
  };
  const kept = new Map<string, Kept>();

  const textOf = (uri: string): string | null => {
    const content = host.read(uri);
    return content.status === 'ok' ? content.text : null;
  };

  /** The classes around a folder: of its own project first, then of what lies beside it. */
  const sourceIndex = (extension: '.java' | '.cs', folder: string): SourceIndex => {
    const known = indexes[extension].get(folder);
    if (known) return known;
    const around = folderAround(host, folder);
    const wider = around === undefined ? undefined : () => sourceIndex(extension, around);
    const made = createSourceIndex(host, projectFolders(host, folder, extension), extension, wider);
    indexes[extension].set(folder, made);
    return made;
  };

  const pythonRoots = new Map<string, PythonRoots>();

  const placesFor = (resource: Places['resource']): Places => ({
    host,
    remember: lookups.remember,
    resource,
    index: (language, folder) => sourceIndex(language === 'java' ? '.java' : '.cs', folder),
    pythonRoot(folder, module, isFolder) {
      const workspace = host.workspaceFolderOf(folder) ?? folder;
      const known = pythonRoots.get(workspace) ?? createPythonRoots(host, workspace);
      pythonRoots.set(workspace, known);
      return known(module, isFolder);
    },
  });

  const analyseAndFree = (places: Places, fn: LambdaFunction, context: HandlerContext): HandlerFacts => {
    try {
      return analyse(places, files, fn, context);
    } finally {
      files.freeTrees();
    }
  };

  return {
    author: createCodeAuthor(host, grammars),
    async prepare(functions) {
      const places = placesFor(() => undefined);
      const languages = new Set([...functions].flatMap((fn) => neededLanguage(places, fn) ?? []));
      await grammars.ready([...languages].flatMap((language) => grammarsOf[language] ?? []));
    },
    facts(fn, context) {
      const id = `${fn.nameSpan.block.uri}#${fn.id}`;
      const key = `${context.atLeastOnce} ${context.kinds.join()}`;
      const before = kept.get(id);
      if (
        before?.fn === fn &&
        before.key === key &&
        before.asked.answersLike(context) &&
        [...before.texts].every(([uri, text]) => textOf(uri) === text)
      ) {
        return before.facts;
      }
      const asked = recordContext(context);
      const places = placesFor((resource) => asked.context.resource(resource));
      const facts = analyseAndFree(places, fn, asked.context);
      kept.set(id, { fn, key, asked, facts, texts: new Map(facts.reads.map((uri) => [uri, textOf(uri)])) });
      return facts;
    },
    fileChanged(uri) {
      files.forget(uri);
      if (/\.(java|cs)$/.test(uri)) forgetIndexes();
      // A new file may be the one that was missing, here or behind an import.
      if (lookups.fileChanged(uri)) {
        pythonRoots.clear();
        forgetIndexes();
        kept.clear();
      }
    },
  };
}

function neededLanguage(places: Places, fn: LambdaFunction): Language | undefined {
  if (fn.code.packageType === 'image') return locateHandler(places, fn).found?.language;
  return languageOf(places.host, fn) ?? undefined;
}
