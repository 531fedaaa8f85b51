/**
 * Runs the rules over an app and turns what they report into problems: levels by the settings, suppressions, order.
 * A rule that throws costs a line in the log and nothing else.
 */
import { rules as allRules } from '../rules/registry.generated';
import type { AppView, Level, Problem, Related, Rule } from '../rules/rule';
import { placeOf, type Span } from '../text/span';
import type { EngineProblem } from './engine-problem';
import { effectiveLevel, isOn, type LevelLayer } from './levels';
import { metadataSuppressions } from './metadata-suppressions';
import { type Suppression, suppressionsIn } from './suppression';
import { suppressionFixes } from './suppression-fixes';
import { reportUnused } from './unused-suppressions';

export interface EngineOptions {
  /** One line about a rule that threw. */
  log(message: string): void;
  /** For tests. */
  readonly rules?: readonly Rule[];
}

/** What the editor's settings say: `redrive.rules`, as it comes. */
export interface EngineSettings {
  readonly rules: Readonly<Record<string, unknown>>;
}

export interface CheckInput {
  readonly view: AppView;
  /** Text of the template or another file a problem lies in. */
  text(uri: string): string | undefined;
  /** What is set for the rules in a file: the editor's settings and `.redrive.yaml`, the stronger one last. */
  layers(uri: string): readonly LevelLayer[];
  /** An `AbortSignal`, as far as the core needs it. */
  readonly signal?: { throwIfAborted(): void };
}

export interface Engine {
  check(input: CheckInput): readonly EngineProblem[];
}

export function createEngine({ log, rules = allRules }: EngineOptions): Engine {
  const known = new Set(rules.map((rule) => rule.meta.id));
  return {
    check(input) {
      const { view } = input;
      const suppressions = createSuppressions(input);
      const found: EngineProblem[] = [];
      const take = (rule: Rule, problem: Problem) => {
        const { uri } = placeOf(problem.span);
        const meta = problem.strictOnly ? { ...rule.meta, recommended: false } : rule.meta;
        const level = effectiveLevel(meta, problem.level ?? rule.meta.level, input.layers(uri));
        if (level === 'off' || suppressions.hides(rule.meta.id, problem)) return;
        found.push(finish(rule, problem, level, input));
      };
      for (const rule of rules) {
        input.signal?.throwIfAborted();
        run(rule, view, (problem) => take(rule, problem), log);
      }
      for (const uri of [view.app.uri, ...furtherFiles(view)]) {
        const layers = input.layers(uri);
        const mayFind = new Set(
          rules
            .filter(({ meta }) => isOn(meta, layers) && (!meta.readsCode || view.handlers !== undefined))
            .map(({ meta }) => meta.id),
        );
        reportUnused(suppressions.inFile(uri), { known, mayFind, text: input.text }, take);
      }
      return inOrder(found);
    },
  };
}

/** What was read besides the template: files that it includes, and the author's own code. */
function furtherFiles({ app, handlers }: AppView): ReadonlySet<string> {
  const code = [...(handlers?.values() ?? [])].flatMap(({ reads }) => reads);
  return new Set([...app.reads, ...code].filter((uri) => uri !== app.uri && !uri.includes('/node_modules/')));
}

/** Findings are collected first, so that a rule that throws half-way has said nothing half-true. */
function run(rule: Rule, view: AppView, take: (problem: Problem) => void, log: (message: string) => void): void {
  const problems: Problem[] = [];
  try {
    rule.check(view, (problem) => problems.push(problem));
  } catch (error) {
    const reason = error instanceof Error ? (error.stack?.split('\n', 3).join(' ') ?? error.message) : String(error);
    log(`rule ${rule.meta.id} failed on ${view.app.uri}: ${reason}`);
    return;
  }
  problems.forEach(take);
}

function finish(rule: Rule, problem: Problem, level: Level, input: CheckInput): EngineProblem {
  const span = onOneLine(problem.span, input.text);
  const full = {
    ...problem,
    span,
    rule: rule.meta.id,
    level,
    related: withoutTwins(problem.related ?? []),
    fixes: problem.fixes ?? [],
  };
  return { ...full, suppressions: suppressionFixes(full, input.view.app, input.text) };
}

/** Two triggers of one resource may say the same of the same place. */
function withoutTwins(related: readonly Related[]): readonly Related[] {
  const keyOf = ({ span, message }: Related): string => {
    const { uri, start, end } = placeOf(span);
    return `${uri} ${start} ${end} ${message}`;
  };
  return [...new Map(related.map((one) => [keyOf(one), one])).values()];
}

/** What spans lines is told at its first: a whole entry under a wavy line says less than its key. */
function onOneLine(span: Span, text: CheckInput['text']): Span {
  const { uri, start, end } = placeOf(span);
  const written = text(uri)?.slice(start, end);
  const firstLine = written?.split(/\r?\n/, 1)[0]?.replace(/:?\s*$/, '');
  if (written === undefined || !written.includes('\n') || !firstLine) return span;
  return { ...span, end: span.start + firstLine.length };
}

interface UsedSuppression {
  readonly suppression: Suppression;
  readonly used: Set<string>;
}

function createSuppressions({ view: { app }, text }: CheckInput) {
  const byFile = new Map<string, readonly UsedSuppression[]>();
  const inComments = (uri: string): readonly UsedSuppression[] => {
    const kept = byFile.get(uri);
    if (kept) return kept;
    const found = suppressionsIn(uri, text(uri) ?? '', app).map(unused);
    byFile.set(uri, found);
    return found;
  };
  const inMetadata = metadataSuppressions(app).map(unused);
  const inFile = (uri: string): readonly UsedSuppression[] =>
    uri === app.uri ? [...inComments(uri), ...inMetadata] : inComments(uri);

  const covers = ({ region, entry }: Suppression, problem: Problem): boolean => {
    const place = placeOf(problem.span);
    if (place.uri === region.uri && place.start >= region.start && place.start <= region.end) return true;
    return entry !== null && (problem.fn?.id === entry || problem.resource?.id === entry);
  };
  return {
    inFile,
    hides(rule: string, problem: Problem): boolean {
      const { uri } = placeOf(problem.span);
      const candidates = uri === app.uri ? inFile(uri) : [...inFile(uri), ...inFile(app.uri)];
      let hidden = false;
      for (const { suppression, used } of candidates) {
        if (!suppression.rules.some(({ id }) => id === rule) || !covers(suppression, problem)) continue;
        used.add(rule);
        hidden = true;
      }
      return hidden;
    },
  };
}

const unused = (suppression: Suppression): UsedSuppression => ({ suppression, used: new Set() });

/** By place, then by level; the same said twice is said once. */
function inOrder(problems: readonly EngineProblem[]): readonly EngineProblem[] {
  const seen = new Set<string>();
  return problems
    .map((problem) => ({ problem, place: placeOf(problem.span) }))
    .sort(
      (a, b) =>
        compare(a.place.uri, b.place.uri) ||
        a.place.start - b.place.start ||
        a.place.end - b.place.end ||
        levelOrder.indexOf(a.problem.level) - levelOrder.indexOf(b.problem.level) ||
        compare(a.problem.rule, b.problem.rule),
    )
    .flatMap(({ problem, place }) => {
      const key = `${problem.rule}\n${place.uri}\n${place.start}\n${place.end}\n${problem.message}`;
      if (seen.has(key)) return [];
      seen.add(key);
      return [problem];
    });
}

const levelOrder: readonly Level[] = ['error', 'warning', 'info', 'hint'];

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
