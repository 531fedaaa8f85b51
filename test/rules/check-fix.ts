/** Applies fixes to the examples of pages. */
import { expect } from 'vitest';
import type { EngineProblem } from '../../server/src/core/engine/engine-problem';
import { applyEdits, type SourceEdit } from '../../server/src/core/text/source-edit';
import { brokenCode, type CheckedApp, checkFiles, type Files } from '../support/check-app';
import { workspace } from '../support/memory-host';
import { brokenPromises } from './fix-promises';

export interface FixCase {
  readonly files: Files;
  readonly main: string;
  readonly before: CheckedApp;
  readonly problem: EngineProblem;
  readonly title: string;
  readonly edits: readonly SourceEdit[];
}

/** Returns the files after the fix. */
export function checkFix({ files, main, before, problem, title, edits }: FixCase): Files {
  const fixed = applyToFiles(files, edits);
  const after = checkFiles(fixed, main);
  const broken = brokenPromises(
    problem,
    title,
    { ...partsOf(before), texts: files },
    { ...partsOf(after), texts: fixed },
  );
  expect(broken, `after "${title}"\n${fixed[main]}`).toEqual([]);
  expect(brokenCode(fixed), `what does not parse after "${title}"`).toEqual([]);
  return fixed;
}

const partsOf = ({ app, problems }: CheckedApp) => ({
  functions: [...app.functions.keys()],
  notes: app.notes,
  problems,
});

/** Applies the first fix of the rule's first problem until there is none; it must come to an end. */
export function fixAll(files: Files, main: string, rule: string): Files {
  let current = files;
  for (let round = 0; round < 20; round++) {
    const problems = checkFiles(current, main).problems.filter((problem) => problem.rule === rule);
    const edits = problems
      .flatMap(({ fixes }) => fixes)
      .map((fix) => fix.edits())
      .find((found) => found !== undefined);
    if (edits === undefined) return current;
    current = applyToFiles(current, edits);
  }
  throw new Error(`the fixes of ${rule} come to no end:\n${current[main]}`);
}

function applyToFiles(files: Files, edits: readonly SourceEdit[]): Files {
  const changed: Record<string, string> = { ...files };
  for (const uri of new Set(edits.map((edit) => edit.uri))) {
    const name = uri.slice(workspace.length + 1);
    changed[name] = applyEdits(
      files[name] ?? '',
      edits.filter((edit) => edit.uri === uri),
    );
  }
  return changed;
}
