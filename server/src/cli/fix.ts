/** `redrive check --fix`: applies fixes one after the other, each against the text the last one left, until nothing is left to fix. */
import { offeredFixes } from '../core/engine/offered-fixes';
import { concernsOthers, isUnusedForAll, type PlacedProblem } from '../core/project/checked';
import type { Service } from '../core/service';
import { applyEdits, type SourceEdit } from '../core/text/source-edit';
import { filesOf } from './check';
import type { Input } from './inputs';
import type { Places } from './places';

/** No template has more; a fix that never cures must not run for ever. */
const maximumFixes = 10_000;
/** As many as ESLint goes through. */
const maximumRounds = 10;

export interface FixedFile {
  readonly file: string;
  readonly titles: readonly string[];
}

export async function applyFixes(
  service: Service,
  inputs: readonly Input[],
  places: Places,
  unsafe: boolean,
  save: (uri: string, text: string) => void,
): Promise<FixedFile[]> {
  const titles = new Map<string, string[]>();
  const changed = new Set<string>();
  const apply = ({ edits, title }: NextFix): void => {
    for (const file of new Set(edits.map((edit) => edit.uri))) {
      const text = service.text(file);
      if (text === undefined) continue;
      const ofFile = edits.filter((edit) => edit.uri === file);
      service.open(file, applyEdits(text, ofFile));
      changed.add(file);
      titles.set(file, [...(titles.get(file) ?? []), title]);
    }
  };
  const files = filesOf(service, inputs, places, []);
  const problemsOf = async (uri: string): Promise<readonly PlacedProblem[]> => {
    const { problems } = (await service.check(uri)) ?? { problems: [] };
    if (!problems.some(concernsOthers)) return problems;
    const all = await Promise.all(files.map((file) => service.check(file.uri)));
    return problems.filter((problem) =>
      isUnusedForAll(
        problem,
        all.filter((one) => one !== undefined),
      ),
    );
  };
  const tried = new Map<string, Tried>();
  const fixTemplate = async (uri: string): Promise<boolean> => {
    const triedHere = tried.get(uri) ?? new Map<string, number>();
    tried.set(uri, triedHere);
    for (let count = 0; count < maximumFixes; count++) {
      const next = nextFix(await problemsOf(uri), unsafe, triedHere);
      if (next === undefined) return count > 0;
      apply(next);
    }
    return false;
  };
  // What is fixed for one template may stand in a file that another one reads, too.
  for (let round = 0, moved = true; moved && round < maximumRounds; round++) {
    moved = false;
    for (const { uri } of files) moved = (await fixTemplate(uri)) || moved;
  }
  for (const uri of changed) save(uri, service.text(uri) ?? '');
  return [...titles].map(([uri, list]) => ({ file: places.file(uri), titles: list }));
}

interface NextFix {
  readonly title: string;
  readonly edits: readonly SourceEdit[];
}

/** How many problems of a kind there were when a fix of it was last made. */
type Tried = Map<string, number>;

function nextFix(problems: readonly PlacedProblem[], unsafe: boolean, tried: Tried): NextFix | undefined {
  const counts = new Map<string, number>();
  for (const problem of problems) counts.set(kindOf(problem), (counts.get(kindOf(problem)) ?? 0) + 1);
  for (const problem of problems) {
    const kind = kindOf(problem);
    const count = counts.get(kind) ?? 0;
    // Only while it gets fewer: a fix that does not cure its problem is not made for ever.
    if (count >= (tried.get(kind) ?? Infinity)) continue;
    const offered = offeredFixes(problem.fixes);
    const fix = offered.find(({ grade }) => grade === 'safe') ?? (unsafe ? offered[0] : undefined);
    if (fix === undefined) continue;
    tried.set(kind, count);
    return { title: fix.title, edits: fix.edits };
  }
  return undefined;
}

/** The message carries the names and values, so most problems are a kind of their own. */
const kindOf = ({ rule, message }: PlacedProblem): string => `${rule}\n${message}`;
