/** Runs the engine over templates and keeps the result while nothing that it rests on has changed. */
import type { Engine } from '../engine/engine';
import type { EngineProblem } from '../engine/engine-problem';
import type { Graph } from '../graph/graph';
import type { HandlerFacts } from '../handlers/handler-facts';
import type { App, FunctionId } from '../model/app';
import { placeOf } from '../text/span';
import type { Apps } from './apps';
import type { Checked, PlacedProblem } from './checked';
import type { Configs } from './configs';
import type { Documents } from './documents';

/** An `AbortSignal`, as far as the core needs it. */
export interface Signal {
  throwIfAborted(): void;
}

export interface Checks {
  check(uri: string, signal?: Signal): Promise<Checked | undefined>;
  problemsIn(uri: string, signal?: Signal): Promise<readonly PlacedProblem[]>;
  fileChanged(uri: string): void;
}

interface Parts {
  readonly documents: Documents;
  readonly apps: Apps;
  readonly configs: Configs;
  readonly engine: Engine;
  graphOf(app: App): Graph;
  today(): string;
}

interface Kept {
  readonly app: App;
  readonly configVersion: number;
  readonly checked: Checked;
}

export function createChecks({ documents, apps, configs, engine, graphOf, today }: Parts): Checks {
  const kept = new Map<string, Kept>();

  const check = async (uri: string, signal?: Signal): Promise<Checked | undefined> => {
    const app = configs.isIgnored(uri) ? undefined : apps.app(uri);
    if (app === undefined) {
      kept.delete(uri);
      return undefined;
    }
    const before = kept.get(uri);
    if (before?.app === app && before.configVersion === configs.version) return before.checked;
    signal?.throwIfAborted();
    const graph = graphOf(app);
    const facts: ReadonlyMap<FunctionId, HandlerFacts> = new Map();
    const problems = engine.check({
      view: { app, graph, today: today() },
      text: (file) => documents.text(file),
      layers: (file) => configs.layers(file),
      ...(signal ? { signal } : {}),
    });
    const checked = { app, graph, facts, problems: problems.map((problem) => place(problem, uri)) };
    kept.set(uri, { app, configVersion: configs.version, checked });
    return checked;
  };

  return {
    check,
    async problemsIn(uri, signal) {
      const own = await check(uri, signal);
      const found = own ? [...own.problems] : [];
      for (const template of apps.usersOf(uri)) {
        if (template !== uri) found.push(...((await check(template, signal))?.problems ?? []));
      }
      return found.filter((problem) => problem.place.uri === uri);
    },
    fileChanged: () => undefined,
  };
}

function place(problem: EngineProblem, template: string): PlacedProblem {
  return {
    rule: problem.rule,
    level: problem.level,
    message: problem.message,
    place: placeOf(problem.span),
    related: problem.related.map(({ span, message }) => ({ place: placeOf(span), message })),
    fixes: problem.fixes,
    suppressions: problem.suppressions,
    template,
    fn: problem.fn?.id ?? problem.trigger?.fn ?? null,
    resource: problem.resource?.id ?? null,
  };
}
