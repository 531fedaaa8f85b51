/** `redrive check`: reads what the paths name, and gathers one report. */

import { offeredFixes } from '../core/engine/offered-fixes';
import { type Checked, causeOf, isUnusedForAll, type PlacedProblem } from '../core/project/checked';
import type { Level } from '../core/rules/rule';
import type { Service } from '../core/service';
import { placeOf } from '../core/text/span';
import { atOrAbove } from './formatters/problem-order';
import type { Input } from './inputs';
import type { Places } from './places';
import type { CheckReport, PrintedNote, PrintedProblem } from './printed-problem';

export async function check(service: Service, inputs: readonly Input[], places: Places): Promise<CheckReport> {
  const templates: { file: string; framework: string }[] = [];
  const problems = new Map<string, PrintedProblem>();
  const notes: PrintedNote[] = [];
  const all: Checked[] = [];
  for (const { uri, named } of filesOf(service, inputs, places, notes)) {
    const checked = await service.check(uri);
    if (checked === undefined) {
      if (named) notes.push({ file: places.file(uri), message: service.whyNoTemplate(uri), range: null });
      continue;
    }
    templates.push({ file: places.file(uri), framework: checked.app.framework });
    all.push(checked);
    for (const note of [...service.configNotes(uri), ...checked.app.notes]) {
      const place = placeOf(note.span);
      notes.push({ file: places.file(place.uri), message: note.message, range: places.range(place) });
    }
  }
  // A problem in a file that several templates share is one problem.
  for (const problem of all.flatMap((checked) => checked.problems)) {
    if (!isUnusedForAll(problem, all)) continue;
    const printed = print(problem, places);
    const key = JSON.stringify([printed.file, printed.range, printed.rule, causeOf(problem)]);
    if (!problems.has(key)) problems.set(key, printed);
  }
  return { templates, problems: [...problems.values()].sort(byPlace), notes: unique(notes), fixed: [] };
}

export function fails(report: CheckReport, failOn: Level): boolean {
  return report.problems.some((problem) => atOrAbove(problem.level, failOn));
}

export interface FileToRead {
  readonly uri: string;
  /** Named by the user, not found in a folder: then silence about it would be confusing. */
  readonly named: boolean;
}

export function filesOf(
  service: Service,
  inputs: readonly Input[],
  places: Places,
  notes: PrintedNote[],
): FileToRead[] {
  const files = new Map<string, FileToRead>();
  for (const input of inputs) {
    if (input.kind === 'file') files.set(input.uri, { uri: input.uri, named: true });
    if (input.kind !== 'directory') continue;
    const found = service.discover(input.uri);
    for (const uri of found.files) if (!files.has(uri)) files.set(uri, { uri, named: false });
    if (found.cut) {
      const message = 'This folder holds more files than Redrive looks at. Name the folders of your templates instead.';
      notes.push({ file: places.file(input.uri), message, range: null });
    }
  }
  return [...files.values()];
}

function print(problem: PlacedProblem, places: Places): PrintedProblem {
  return {
    rule: problem.rule,
    level: problem.level,
    message: problem.message,
    file: places.file(problem.place.uri),
    range: places.range(problem.place),
    template: places.file(problem.template),
    function: problem.fn,
    resource: problem.resource,
    related: problem.related.map(({ place, message }) => ({
      file: places.file(place.uri),
      range: places.range(place),
      message,
    })),
    fixes: offeredFixes(problem.fixes).map(({ title, grade }) => ({ title, grade })),
    docs: `docs/rules/${problem.rule}.md`,
  };
}

function unique(notes: readonly PrintedNote[]): PrintedNote[] {
  return [...new Map(notes.map((note) => [JSON.stringify(note), note])).values()];
}

function byPlace(a: PrintedProblem, b: PrintedProblem): number {
  return (
    a.file.localeCompare(b.file, 'en') ||
    a.range.start.line - b.range.start.line ||
    a.range.start.column - b.range.start.column ||
    a.rule.localeCompare(b.rule, 'en')
  );
}
