/** Runs the engine over templates and keeps the result while nothing that it rests on has changed. */
import type { Engine } from '../engine/engine';
import type { EngineProblem } from '../engine/engine-problem';
import { functionLike } from '../graph/function-like';
import type { Graph } from '../graph/graph';
import type { HandlerAnalysis } from '../handlers/handler-analysis';
import { type HandlerFacts, hole } from '../handlers/handler-facts';
import { settleInvocations } from '../handlers/settle-invocations';
import type { App, FunctionId } from '../model/app';
import { placeOf } from '../text/span';
import type { Apps } from './apps';
import { type Checked, causeOf, isUnusedForAll, type PlacedProblem } from './checked';
import type { Configs } from './configs';
import type { Documents } from './documents';
import { handlerContext } from './handler-context';

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
  readonly handlers: HandlerAnalysis;
  graphOf(app: App): Graph;
  today(): string;
}

interface Kept {
  readonly app: App;
  readonly configVersion: number;
  readonly checked: Checked;
}

export function createChecks({ documents, apps, configs, engine, handlers, graphOf, today }: Parts): Checks {
  const kept = new Map<string, Kept>();

  const factsOf = (app: App, graph: Graph, signal: Signal | undefined): ReadonlyMap<FunctionId, HandlerFacts> => {
    const facts = new Map<FunctionId, HandlerFacts>();
    const repeats = new Map<FunctionId, boolean | undefined>();
    for (const fn of app.functions.values()) {
      signal?.throwIfAborted();
      try {
        const context = handlerContext(fn, graph);
        repeats.set(fn.id, context.atLeastOnce);
        facts.set(fn.id, handlers.facts(fn, context));
      } catch (error) {
        // Code that trips the analysis costs what is said about that function, and a line in the log.
        const reason = error instanceof Error ? (error.stack ?? error.message) : String(error);
        documents.host.log('error', `The code of ${fn.id} in ${app.uri} could not be analysed: ${reason}`);
      }
    }
    return settleInvocations(facts, {
      atLeastOnce: (fn) => repeats.get(fn),
      like: (name) => functionLike(app, name, hole),
    });
  };

  /** Templates that read a file, or whose functions' code is in it. */
  const usersOf = (uri: string): ReadonlySet<string> => {
    const users = new Set(apps.usersOf(uri));
    for (const [template, { checked }] of kept) {
      if ([...checked.facts.values()].some(({ reads }) => reads.includes(uri))) users.add(template);
    }
    return users;
  };

  const check = async (uri: string, signal?: Signal): Promise<Checked | undefined> => {
    const app = configs.isIgnored(uri) ? undefined : apps.app(uri);
    if (app === undefined) {
      kept.delete(uri);
      return undefined;
    }
    await handlers.prepare(app.functions.values());
    signal?.throwIfAborted();
    const graph = graphOf(app);
    const facts = factsOf(app, graph, signal);
    const before = kept.get(uri);
    if (before?.app === app && before.configVersion === configs.version && isSame(before.checked.facts, facts)) {
      return before.checked;
    }
    const problems = engine.check({
      view: { app, graph, today: today(), handlers: facts, code: handlers.author },
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
      const all: Checked[] = [];
      for (const template of new Set([uri, ...usersOf(uri)])) {
        const checked = await check(template, signal);
        if (checked) all.push(checked);
      }
      const here = all
        .flatMap(({ problems }) => problems)
        .filter((problem) => problem.place.uri === uri && isUnusedForAll(problem, all));
      return [...new Map(here.map((problem) => [sameness(problem), problem])).values()];
    },
    fileChanged(uri) {
      // A template is read anew by itself; whatever else changes may be code, or decide where code is.
      if (!kept.has(uri)) handlers.fileChanged(uri);
    },
  };
}

function sameness(problem: PlacedProblem): string {
  const { start, end } = problem.place;
  return `${problem.rule} ${start} ${end} ${causeOf(problem)}`;
}

function isSame<K, V>(a: ReadonlyMap<K, V>, b: ReadonlyMap<K, V>): boolean {
  return a.size === b.size && [...a].every(([key, value]) => b.get(key) === value);
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
