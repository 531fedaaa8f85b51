/** What must hold of every fix: it parses, cures, brings nothing new, ends, and leaves the author's comments alone. */
import { expect } from 'vitest';
import type { EngineProblem } from '../../server/src/core/engine/engine-problem';
import { rules } from '../../server/src/core/rules/registry.generated';
import { applyEdits, type SourceEdit } from '../../server/src/core/text/source-edit';
import { type CheckedApp, checkFiles, type Files } from '../support/check-app';
import { workspace } from '../support/memory-host';

const recommended = new Set(rules.filter(({ meta }) => meta.recommended).map(({ meta }) => meta.id));

export function applyToFiles(files: Files, edits: readonly SourceEdit[]): Files {
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
  const context = `after "${title}"\n${fixed[main]}`;
  expect(
    after.app.notes.map(({ message }) => message),
    context,
  ).toEqual(before.app.notes.map(({ message }) => message));
  expect(after.problems.map(keyOf), `the problem is gone ${context}`).not.toContain(keyOf(problem));
  expect(news(before, after, problem), `nothing new ${context}`).toEqual([]);
  expect(commentsOf(fixed), `comments are kept ${context}`).toEqual(
    expect.arrayContaining(title.startsWith('Remove') ? [] : [...commentsOf(files)]),
  );
  for (const [name, text] of Object.entries(fixed)) {
    if (files[name]?.includes('\r\n'))
      expect(text.replaceAll('\r\n', ''), `only CRLF ${context}`).not.toMatch(/[\r\n]/);
  }
  return fixed;
}

/** Applies the first fix of the rule's first problem until there is none; it must come to an end. */
export function fixAll(files: Files, main: string, rule: string): Files {
  let current = files;
  for (let round = 0; round < 20; round++) {
    const first = checkFiles(current, main).problems.find(
      (problem) => problem.rule === rule && problem.fixes.length > 0,
    );
    const edits = first?.fixes.map((fix) => fix.edits()).find((found) => found !== undefined);
    if (edits === undefined) return current;
    current = applyToFiles(current, edits);
  }
  throw new Error(`the fixes of ${rule} come to no end:\n${current[main]}`);
}

const elementOf = ({ resource, fn, trigger }: EngineProblem): string => resource?.id ?? trigger?.id ?? fn?.id ?? '';

const keyOf = (problem: EngineProblem): string => `${problem.rule} ${elementOf(problem)}: ${problem.message}`;

/** Problems of recommended rules that were not there before. The cured rule may have more to say of the same element. */
function news(before: CheckedApp, after: CheckedApp, cured: EngineProblem): readonly string[] {
  const old = before.problems.map(keyOf);
  const sameElement = (problem: EngineProblem) =>
    problem.rule === cured.rule && elementOf(problem) === elementOf(cured);
  return after.problems
    .filter((problem) => recommended.has(problem.rule) && !sameElement(problem))
    .map(keyOf)
    .filter((key) => !old.includes(key));
}

const commentsOf = (files: Files): readonly string[] =>
  Object.values(files).flatMap((text) => [...text.matchAll(/(?:^|\s)(#.*?)\r?$/gm)].map((match) => match[1] ?? ''));
