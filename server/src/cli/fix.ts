/** `redrive check --fix`: applies fixes one after the other, each against the text the last one left, until nothing is left to fix. */
import { offeredFixes } from '../core/engine/offered-fixes';
import type { PlacedProblem } from '../core/project/checked';
import type { Service } from '../core/service';
import { applyEdits, type SourceEdit } from '../core/text/source-edit';
import { filesOf } from './check';
import type { Input } from './inputs';
import type { Places } from './places';

/** No template has more; a fix that never cures must not run for ever. */
const maximumFixes = 10_000;

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
  for (const { uri } of filesOf(service, inputs, places, [])) {
    const tried = new Set<string>();
    for (let count = 0; count < maximumFixes; count++) {
      const checked = await service.check(uri);
      const next = checked && nextFix(checked.problems, unsafe, tried);
      if (next === undefined) break;
      tried.add(next.key);
      for (const file of filesIn(next.edits)) {
        const text = service.text(file);
        if (text === undefined) continue;
        service.open(
          file,
          applyEdits(
            text,
            next.edits.filter((edit) => edit.uri === file),
          ),
        );
        changed.add(file);
        titles.set(file, [...(titles.get(file) ?? []), next.title]);
      }
    }
  }
  for (const uri of changed) save(uri, service.text(uri) ?? '');
  return [...titles].map(([uri, list]) => ({ file: places.file(uri), titles: list }));
}

interface NextFix {
  readonly key: string;
  readonly title: string;
  readonly edits: readonly SourceEdit[];
}

function nextFix(problems: readonly PlacedProblem[], unsafe: boolean, tried: ReadonlySet<string>): NextFix | undefined {
  for (const problem of problems) {
    const offered = offeredFixes(problem.fixes);
    const fix = offered.find(({ grade }) => grade === 'safe') ?? (unsafe ? offered[0] : undefined);
    if (fix === undefined) continue;
    // The message carries the names and values, so a fix that did not cure its problem is not tried for ever.
    const key = `${problem.rule}\n${problem.message}\n${fix.title}`;
    if (tried.has(key)) continue;
    return { key, title: fix.title, edits: fix.edits };
  }
  return undefined;
}

const filesIn = (edits: readonly SourceEdit[]): string[] => [...new Set(edits.map((edit) => edit.uri))];
