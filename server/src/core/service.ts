/** The façade: everything the doors (language server, command line, tests) can ask. All wiring of the core happens here. */
import { createEngine, type EngineSettings } from './engine/engine';
import { frontEnds } from './frontends/front-ends';
import { kinResources } from './frontends/stacks/kin-resources';
import { buildGraph } from './graph/build-graph';
import type { Graph } from './graph/graph';
import { createHandlerAnalysis } from './handlers/handler-analysis';
import type { Host } from './host';
import type { App, Note } from './model/app';
import { createApps } from './project/apps';
import type { Checked, PlacedProblem } from './project/checked';
import { type Checks, createChecks, type Signal } from './project/checks';
import { createConfigs, isConfigFile } from './project/configs';
import { type Found, findCandidates } from './project/discover';
import { createDocuments } from './project/documents';
import { createNearTemplates } from './project/near-templates';
import type { TextChange, YamlDocument } from './yaml/document';

export interface ServiceOptions {
  /** The core has no clock: today as `2026-11-21`. */
  today(): string;
}

export interface Service {
  open(uri: string, text: string): void;
  change(uri: string, changes: readonly TextChange[]): void;
  close(uri: string): void;
  /** A file was created, changed or deleted outside the editor. */
  fileChanged(uri: string): void;
  configure(settings: EngineSettings): void;
  text(uri: string): string | undefined;
  /** The parsed document, for features that start from the node under the cursor. */
  yaml(uri: string): YamlDocument | undefined;
  /** Files below a folder that may be templates, without those the configuration ignores. */
  discover(folder: string): Found;
  /** The app of a template and its graph, without running rules. Undefined when the file is no template. */
  model(uri: string): { readonly app: App; readonly graph: Graph } | undefined;
  /** Everything known of a template, with its problems. */
  check(uri: string, signal?: Signal): Promise<Checked | undefined>;
  /** Problems placed in a file, whichever known template they were found for. */
  problemsIn(uri: string, signal?: Signal): Promise<readonly PlacedProblem[]>;
  /** Reads the templates around a source file that nobody has opened, so that `templates` has those that run it. */
  meetTemplates(uri: string, signal?: Signal): Promise<void>;
  /** What is wrong in the `.redrive.yaml` that holds for a file. */
  configNotes(uri: string): readonly Note[];
  /** Templates read so far. */
  templates(): readonly string[];
  /** For people: why a file gives no app. */
  whyNoTemplate(uri: string): string;
}

export function createService(host: Host, options: ServiceOptions): Service {
  const documents = createDocuments(host);
  const apps = createApps(documents, frontEnds);
  const configs = createConfigs(documents);
  const engine = createEngine({ log: (message) => host.log('error', message) });
  const graphs = new WeakMap<App, Graph>();
  const graphOf = (app: App): Graph => {
    const kept = graphs.get(app) ?? buildGraph(app, () => kinResources(app, (uri) => apps.app(uri), documents.host));
    graphs.set(app, kept);
    return kept;
  };
  const checks: Checks = createChecks({
    documents,
    apps,
    configs,
    engine,
    handlers: createHandlerAnalysis(documents.host),
    graphOf,
    today: options.today,
  });

  const near = createNearTemplates(documents.host, checks.check);

  const touched = (uri: string): void => {
    if (isConfigFile(uri)) configs.forget();
    checks.fileChanged(uri);
  };

  return {
    open(uri, text) {
      documents.open(uri, text);
      touched(uri);
    },
    change(uri, changes) {
      documents.change(uri, changes);
      touched(uri);
    },
    close(uri) {
      documents.close(uri);
      touched(uri);
    },
    fileChanged(uri) {
      documents.forget(uri);
      near.fileChanged(uri);
      touched(uri);
    },
    configure: (settings) => configs.configure(settings.rules),
    text: (uri) => documents.text(uri),
    yaml: (uri) => documents.yaml(uri).document,
    discover: (folder) => findCandidates(documents.host, folder, (uri) => configs.isIgnored(uri)),
    model(uri) {
      const app = apps.app(uri);
      return app && { app, graph: graphOf(app) };
    },
    check: (uri, signal) => checks.check(uri, signal),
    async problemsIn(uri, signal) {
      await near.meet(uri, signal);
      return checks.problemsIn(uri, signal);
    },
    meetTemplates: (uri, signal) => near.meet(uri, signal),
    configNotes: (uri) => configs.notes(uri),
    templates: () => apps.known(),
    whyNoTemplate(uri) {
      const read = documents.host.read(uri);
      if (read.status !== 'ok') return read.message;
      if (read.text.trim() === '') return 'The file is empty.';
      const [note] = documents.yaml(uri).document?.notes ?? [];
      if (note) return `It can not be read as YAML or JSON: ${note.message}`;
      return 'It is no SAM, CloudFormation or Serverless Framework template.';
    },
  };
}
