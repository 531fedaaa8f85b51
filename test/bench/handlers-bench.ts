/**
 * What the analysis of handler code costs, beside tree-sitter's bare parse of the same files: the first analysis of a
 * workspace of 1,000 handlers, which is to stay below twice the bare parse. What a keystroke costs is counted in
 * `test/handlers/analysis-costs`.
 * Run: npm run bench -- handlers [language]
 */
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Language as Grammar, Parser } from 'web-tree-sitter';
import { root } from '../../scripts/root';
import { createHandlerAnalysis, type HandlerContext } from '../../server/src/core/handlers/handler-analysis';
import type { LambdaFunction } from '../../server/src/core/model/app';
import { type Case, casesOf, functionOf } from '../handlers/labelled';
import { workspace } from '../support/memory-host';
import { indexedHost } from './indexed-host';

interface Kind {
  readonly language: string;
  readonly grammar: string;
}

const kinds: readonly Kind[] = [
  { language: 'python', grammar: 'python' },
  { language: 'javascript', grammar: 'javascript' },
  { language: 'typescript', grammar: 'typescript' },
  { language: 'java', grammar: 'java' },
  { language: 'go', grammar: 'go' },
  { language: 'csharp', grammar: 'c-sharp' },
  { language: 'ruby', grammar: 'ruby' },
];

const handlerCount = 1000;
const mostRatio = 2;
/** Others on the machine slow the analysis more than the bare parse, for seconds at a time: a best counts once it has stood a while. */
const rounds = { withoutBetter: 6, most: 40 };

const context: HandlerContext = {
  atLeastOnce: true,
  kinds: ['sqs'],
  resourceAt: () => ({ id: null, expression: null }),
  resource: () => undefined,
};

interface Workspace {
  readonly files: ReadonlyMap<string, string>;
  readonly functions: readonly LambdaFunction[];
  /** The files of a language's own extension, which both sides parse. */
  readonly sources: readonly string[];
}

/**
 * Real handler files have some 2 to 3 kB, of which little is the effect itself: such code stands below each. No handler
 * calls it, so that its functions are parsed and not read further; where all code is called the first analysis takes longer.
 */
const supportOf = (language: string): string =>
  readFileSync(join(root, 'test', 'bench', 'support', `${language}.txt`), 'utf8');

/** The labelled handlers over and over, each in a folder of its own. */
function workspaceOf(cases: readonly Case[], below: string): Workspace {
  const files = new Map<string, string>();
  const functions: LambdaFunction[] = [];
  for (let i = 0; i < handlerCount; i++) {
    const one = cases[i % cases.length];
    if (!one) continue;
    const folder = `f${i}`;
    for (const [path, text] of one.files) {
      if (text.trim() === '') continue;
      const isHandler = path === [...one.files.keys()][0];
      files.set(`${folder}/${path}`, isHandler ? `${text}\n${below}` : `${text}\n`);
    }
    const baseUri = `${workspace}/${folder}`;
    functions.push({ ...functionOf({ handlerText: one.handler, runtimeText: one.runtime, baseUri }), id: folder });
  }
  const sources = [...files].filter(([path]) => /\.(py|m?js|ts|java|go|cs|rb)$/.test(path)).map(([, text]) => text);
  return { files, functions, sources };
}

/** For the languages whose name has `wanted` in it. */
export function printHandlerCosts(wanted = ''): void {
  console.log(
    `\n${handlerCount} handlers of a language, first analysis beside tree-sitter's bare parse of the same files: ` +
      `in turns on a server that is warm, each its best once that stood for ${rounds.withoutBetter} rounds, then once in a process that has just started`,
  );
  // Each language in a process of its own: a workspace has mostly one.
  const ratios = kinds
    .filter(({ language }) => language.includes(wanted))
    .map(({ language }) => {
      const printed = inOwnProcess('handlers-of', language);
      console.log(printed.slice(0, -1).join('\n'));
      return Number(printed.at(-1));
    });
  const worst = Math.max(...ratios);
  const verdict = worst <= mostRatio ? 'met' : 'MISSED';
  console.log(`Worst ratio of a warm server ${worst.toFixed(2)}, target at most ${mostRatio}: ${verdict}`);
}

/** Milliseconds on the clock, and of the processor: the second counts what helps beside, such as the garbage collector. */
interface Time {
  readonly clock: number;
  readonly processor: number;
}

function timed(work: () => void): Time {
  const before = process.cpuUsage();
  const start = performance.now();
  work();
  const clock = performance.now() - start;
  const { user, system } = process.cpuUsage(before);
  return { clock, processor: (user + system) / 1000 };
}

const better = (a: Time, b: Time): Time => ({
  clock: Math.min(a.clock, b.clock),
  processor: Math.min(a.processor, b.processor),
});

async function bestOf(sides: Sides): Promise<{ readonly bare: Time; readonly first: Time }> {
  let bare = sides.bare();
  let first = await sides.first();
  for (let round = 0, since = 0; round < rounds.most && since < rounds.withoutBetter; round++) {
    const [nextFirst, nextBare] = [await sides.first(), sides.bare()];
    since = nextFirst.clock < first.clock || nextBare.clock < bare.clock ? 0 : since + 1;
    first = better(first, nextFirst);
    bare = better(bare, nextBare);
  }
  return { bare, first };
}

interface Sides {
  readonly workspace: Workspace;
  bare(): Time;
  /** With an analysis that has read nothing yet. */
  first(): Promise<Time>;
}

async function sidesOf({ language, grammar }: Kind): Promise<Sides> {
  const made = workspaceOf(casesOf(language), supportOf(language));
  const host = indexedHost(made.files);
  // Starts the wasm runtime as the server does.
  await createHandlerAnalysis(host).prepare(made.functions);
  const parser = new Parser();
  parser.setLanguage(await Grammar.load(await host.asset(`tree-sitter-${grammar}.wasm`)));
  return {
    workspace: made,
    bare: () =>
      timed(() => {
        for (const text of made.sources) parser.parse(text)?.delete();
      }),
    async first() {
      const analysis = createHandlerAnalysis(host);
      await analysis.prepare(made.functions);
      return timed(() => {
        for (const fn of made.functions) analysis.facts(fn, context);
      });
    },
  };
}

function kindOf(language: string): Kind {
  const kind = kinds.find((one) => one.language === language);
  if (!kind) throw new Error(`no language ${language}`);
  return kind;
}

/** What a process that has just started prints of itself. */
export async function printColdCost(language: string, side: string): Promise<void> {
  const sides = await sidesOf(kindOf(language));
  console.log(String((side === 'bare' ? sides.bare() : await sides.first()).clock));
}

const cold = (language: string, side: 'bare' | 'first'): number =>
  Number(inOwnProcess('cold-handlers', language, side).at(-1));

/** The lines that this script prints when it is called so. */
function inOwnProcess(...args: string[]): string[] {
  const { stdout } = spawnSync(process.execPath, [process.argv[1] ?? '', ...args], { encoding: 'utf8' });
  return stdout.trim().split('\n');
}

/** The figures of a language, and its ratio in a line of its own. */
export async function printHandlersOf(language: string): Promise<void> {
  const kind = kindOf(language);
  const sides = await sidesOf(kind);
  const { sources } = sides.workspace;
  sides.bare();
  await sides.first();
  const { bare, first } = await bestOf(sides);
  const bytes = sources.reduce((sum, text) => sum + text.length, 0);
  const rate = ({ clock }: Time): string =>
    `${Math.round((sources.length / clock) * 1000)} files/s, ${(bytes / 1000 / clock).toFixed(2)} MB/s`;
  const ratio = first.clock / bare.clock;
  const [coldBare, coldFirst] = [cold(language, 'bare'), cold(language, 'first')];
  console.log(
    `${language.padEnd(11)} ${sources.length} files, ${Math.round(bytes / 1000)} kB: bare parse ${rate(bare)}; first analysis ${rate(first)}; ` +
      `ratio ${ratio.toFixed(2)} (processor time ${(first.processor / bare.processor).toFixed(2)}); ` +
      `just started ${coldFirst.toFixed(0)} ms beside ${coldBare.toFixed(0)} ms, ratio ${(coldFirst / coldBare).toFixed(2)}`,
  );
  console.log(String(ratio));
}
