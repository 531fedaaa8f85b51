/** Reads a template from memory and runs all rules over it: what the tests of rules and of the engine stand on. */
import { createEngine } from '../../server/src/core/engine/engine';
import type { EngineProblem } from '../../server/src/core/engine/engine-problem';
import type { LevelLayer } from '../../server/src/core/engine/levels';
import { frontEnds } from '../../server/src/core/frontends/front-ends';
import { buildGraph } from '../../server/src/core/graph/build-graph';
import { functionLike } from '../../server/src/core/graph/function-like';
import type { Graph } from '../../server/src/core/graph/graph';
import { createGrammars } from '../../server/src/core/handlers/grammars';
import { createHandlerAnalysis } from '../../server/src/core/handlers/handler-analysis';
import { hole } from '../../server/src/core/handlers/handler-facts';
import { settleInvocations } from '../../server/src/core/handlers/settle-invocations';
import { grammarOfFile } from '../../server/src/core/handlers/source-files';
import type { App } from '../../server/src/core/model/app';
import { createDocuments } from '../../server/src/core/project/documents';
import { handlerContext } from '../../server/src/core/project/handler-context';
import type { Rule } from '../../server/src/core/rules/rule';
import { grammarHost } from '../handlers/grammar-host';
import { createMemoryHost, workspace } from './memory-host';
import { today } from './today';

export type Files = Readonly<Record<string, string>>;

export interface CheckedApp {
  readonly app: App;
  readonly graph: Graph;
  readonly problems: readonly EngineProblem[];
}

/** Loaded once, so that a check itself needs no waiting. */
const grammars = createGrammars(grammarHost(new Map()));
await grammars.ready(['python', 'javascript', 'typescript', 'tsx', 'java', 'go', 'c-sharp', 'ruby']);

const allRules: LevelLayer = { extends: 'strict', rules: new Map() };

/** The names of code files that do not parse. */
export function brokenCode(files: Files): readonly string[] {
  return Object.entries(files).flatMap(([name, text]) => {
    const grammar = grammarOfFile(name);
    return grammar !== undefined && grammars.parse(grammar, text, (root) => root.hasError) ? [name] : [];
  });
}

export function readApp(files: Files, main: string): { readonly app: App; readonly graph: Graph } {
  const host = createMemoryHost(files);
  const documents = createDocuments(host);
  const { document } = documents.yaml(`${workspace}/${main}`);
  if (document === undefined) throw new Error(`there is no ${main}`);
  const frontEnd = frontEnds.find((candidate) => candidate.detect(document) !== undefined);
  if (frontEnd === undefined) throw new Error(`${main} is no template`);
  const app = frontEnd.read(document, documents, undefined);
  return { app, graph: buildGraph(app) };
}

/** All rules are on, those of the strict set as well, unless `layers` say otherwise. */
export function checkFiles(
  files: Files,
  main: string,
  { layers = [allRules], rules }: { readonly layers?: readonly LevelLayer[]; readonly rules?: readonly Rule[] } = {},
): CheckedApp {
  const { app, graph } = readApp(files, main);
  const engine = createEngine({
    log: (message) => {
      throw new Error(message);
    },
    ...(rules ? { rules } : {}),
  });
  const text = (uri: string) => files[uri.slice(workspace.length + 1)];
  const analysis = createHandlerAnalysis(createMemoryHost(files), grammars);
  const looked = [...app.functions.values()].map((fn) => ({ fn, context: handlerContext(fn, graph) }));
  const repeats = new Map(looked.map(({ fn, context }) => [fn.id, context.atLeastOnce]));
  const handlers = settleInvocations(new Map(looked.map(({ fn, context }) => [fn.id, analysis.facts(fn, context)])), {
    atLeastOnce: (id) => repeats.get(id),
    like: (name) => functionLike(app, name, hole),
  });
  return {
    app,
    graph,
    problems: engine.check({
      view: { app, graph, today, handlers, code: analysis.author },
      text,
      layers: () => layers,
    }),
  };
}
