/** The entry to everything about handler code: finds a function's code, walks through it, and tells what happens when it runs twice. */
import type { EventSourceKind } from '../catalog/event-sources';
import type { Host } from '../host';
import type { FunctionId, LambdaFunction, Resource, ResourceId } from '../model/app';
import type { Data } from '../model/data';
import type { Value as TemplateValue } from '../model/value';
import { known, possible } from '../model/value';
import { analyse } from './analyse';
import { createGrammars, type Grammars } from './grammars';
import type { HandlerFacts } from './handler-facts';
import { languageOfRuntime, locateHandler } from './locate/locate-handler';
import { createSourceFiles, grammarsOf } from './source-files';

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
  /** For `lambda:Invoke` of a function of the workspace: whether running it twice is harmless. */
  repeatsHarmlessly?(fn: ResourceId): boolean | undefined;
}

export interface HandlerAnalysis {
  /** Loads the grammars these functions need. */
  prepare(functions: Iterable<LambdaFunction>): Promise<void>;
  facts(fn: LambdaFunction, context: HandlerContext): HandlerFacts;
  /** Another text of a file: forgets what was known of it. */
  fileChanged(uri: string): void;
}

/** `grammars` may be shared: loading them is what takes time. */
export function createHandlerAnalysis(host: Host, grammars: Grammars = createGrammars(host)): HandlerAnalysis {
  const files = createSourceFiles(host, grammars);
  const kept = new Map<
    string,
    {
      readonly key: string;
      readonly fn: LambdaFunction;
      readonly facts: HandlerFacts;
      readonly texts: ReadonlyMap<string, string | null>;
    }
  >();
  const textOf = (uri: string): string | null => {
    const content = host.read(uri);
    return content.status === 'ok' ? content.text : null;
  };

  return {
    async prepare(functions) {
      const wanted = new Set(
        [...functions].flatMap((fn) => languagesOf(host, fn)).flatMap((language) => grammarsOf[language] ?? []),
      );
      await grammars.ready(wanted);
    },
    facts(fn, context) {
      const id: FunctionId = `${fn.nameSpan.block.uri}#${fn.id}`;
      const key = `${context.atLeastOnce}|${context.kinds.join()}`;
      const before = kept.get(id);
      if (
        before &&
        before.fn === fn &&
        before.key === key &&
        [...before.texts].every(([uri, text]) => textOf(uri) === text)
      )
        return before.facts;
      const facts = analyse(host, files, fn, context);
      kept.set(id, { key, fn, facts, texts: new Map(facts.reads.map((uri) => [uri, textOf(uri)])) });
      return facts;
    },
    fileChanged(uri) {
      files.forget(uri);
      // A new file may be the one that was missing.
      for (const [id, { facts }] of kept) if (facts.location.file === null) kept.delete(id);
    },
  };
}

function languagesOf(host: Host, fn: LambdaFunction) {
  const runtime = known(fn.code.runtime) ?? possible(fn.code.runtime)[0]?.value.value;
  const language = languageOfRuntime(runtime) ?? locateHandler(host, fn, () => undefined).found?.language ?? null;
  return language === null ? [] : [language];
}
