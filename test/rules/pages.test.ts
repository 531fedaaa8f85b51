/** Every page in docs/rules is its rule's test: what is marked is found and nothing else, and every fix keeps its promise. */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { root } from '../../scripts/root';
import type { EngineProblem } from '../../server/src/core/engine/engine-problem';
import { rules } from '../../server/src/core/rules/registry.generated';
import { LineIndex } from '../../server/src/core/text/line-index';
import { placeOf } from '../../server/src/core/text/span';
import { checkFiles } from '../support/check-app';
import { workspace } from '../support/memory-host';
import { checkFix, fixAll } from './check-fix';
import { type Example, type Marker, readPage } from './page';
import { mapTexts, type Variant, variantsOf } from './variants';

const known = new Set(rules.map(({ meta }) => meta.id));

for (const { meta } of rules) {
  const file = join(root, 'docs/rules', `${meta.id}.md`);
  describe(meta.id, () => {
    it.runIf(!existsSync(file))('has a page', () => {
      expect.fail(`docs/rules/${meta.id}.md is missing`);
    });
    if (!existsSync(file)) return;
    const page = readPage(readFileSync(file, 'utf8'), known);
    const { examples } = page;

    it('has an example that is clean and one that is not', () => {
      expect(examples.filter((example) => example.kind === 'bad').length).toBeGreaterThan(0);
      expect(examples.filter((example) => example.kind !== 'bad').length).toBeGreaterThan(0);
    });

    examples.forEach((example, index) => {
      describe(`${example.framework} ${example.kind}, line ${example.line}`, () => {
        for (const variant of variantsOf(example)) {
          it(`finds what is marked (${variant.name})`, () => checkFindings(meta.id, example, variant));
          if (example.kind === 'bad') it(`fixes hold (${variant.name})`, () => checkFixes(meta.id, variant));
        }
        if (example.kind === 'fixed') {
          const bad = examples
            .slice(0, index)
            .findLast(({ kind, framework }) => kind === 'bad' && framework === example.framework);
          it('is what the fix makes of the example before', () => checkFixed(meta.id, bad, example, file));
        }
      });
    });
  });
}

function checkFindings(rule: string, example: Example, { name, main, files }: Variant): void {
  const { problems } = checkFiles(files, main);
  const marked = new Set([rule, ...example.markers.map((marker) => marker.rule)]);
  const found = problems.filter((problem) => marked.has(problem.rule));
  if (name === 'JSON') {
    const original = checkFiles(example.files, example.main).problems.filter((problem) => marked.has(problem.rule));
    expect(sayings(found)).toEqual(sayings(original));
    return;
  }
  const expected = example.markers.map((marker) => ({ ...marker }));
  expect(found.map((problem) => asMarker(problem, files, expected))).toEqual(expected.sort(byPlace));
}

const sayings = (problems: readonly EngineProblem[]): readonly string[] =>
  problems.map(({ rule, level, message }) => `${level} ${rule}: ${message}`).sort();

/** In the words of the marker it fits, so that a difference shows as one. */
function asMarker(problem: EngineProblem, files: Variant['files'], markers: readonly Marker[]): Marker {
  const place = placeOf(problem.span);
  const file = place.uri.slice(workspace.length + 1);
  const index = new LineIndex(files[file] ?? '');
  const start = index.positionAt(place.start);
  const end = index.positionAt(place.end);
  const to = end.line === start.line ? end.column : start.column + 1;
  const at = { file, line: start.line, from: start.column, to };
  const fitting = markers.find(
    (marker) =>
      marker.rule === problem.rule &&
      marker.file === file &&
      marker.line === start.line &&
      problem.message.includes(marker.message),
  );
  const level = fitting?.level === undefined && fitting ? undefined : problem.level;
  return { ...at, level, rule: problem.rule, message: fitting?.message ?? problem.message };
}

const byPlace = (a: Marker, b: Marker): number =>
  Number(a.file > b.file) - Number(a.file < b.file) || a.line - b.line || a.from - b.from;

function checkFixes(rule: string, { main, files }: Variant): void {
  const before = checkFiles(files, main);
  for (const problem of before.problems.filter((candidate) => candidate.rule === rule)) {
    for (const { title, edits: compute } of problem.fixes) {
      const edits = compute();
      if (edits === undefined) continue;
      checkFix({ files, main, before, problem, title, edits });
    }
  }
  fixAll(files, main, rule);
}

/** An empty `fixed` block, and an empty file of one, is filled in, for its author to read, and the test fails that once. */
function checkFixed(rule: string, bad: Example | undefined, example: Example, page: string): void {
  if (bad === undefined) throw new Error('there is no bad example before it');
  for (const variant of variantsOf(bad)) {
    if (variant.name === 'JSON') continue;
    const before = checkFiles(variant.files, variant.main);
    const problem = before.problems.find((candidate) => candidate.rule === rule);
    const offered = problem?.fixes.map(({ title, edits }) => ({ title, edits: edits() })) ?? [];
    const fix = offered.filter(({ edits }) => edits !== undefined)[example.fix - 1];
    if (problem === undefined || fix?.edits === undefined) {
      throw new Error(
        `no fix ${example.fix} is offered, but ${offered.map(({ title }) => title).join(', ') || 'none'}`,
      );
    }
    const fixed = checkFix({
      files: variant.files,
      main: variant.main,
      before,
      problem,
      title: fix.title,
      edits: fix.edits,
    });
    const empty = Object.keys(example.files).filter((name) => example.files[name]?.trim() === '');
    if (empty.length > 0) {
      for (const name of empty) fillIn(page, example.line, name === example.main ? '' : name, fixed[name] ?? '');
      throw new Error(
        `${page}: the empty blocks from line ${example.line} on were filled in; read them and run the tests again`,
      );
    }
    expect(mapTexts({ ...fixed }, (text) => text.replaceAll('\r\n', '\n'))).toEqual({ ...bad.files, ...example.files });
  }
}

/** Blocks above may have been filled in since the page was read, so the empty one is at this line or below. */
function fillIn(page: string, line: number, file: string, text: string): void {
  const lines = readFileSync(page, 'utf8').split('\n');
  const isEmptyBlock = (at: number) =>
    (file === ''
      ? /^```yaml \w+ fixed/.test(lines[at] ?? '')
      : /^```\w+ /.test(lines[at] ?? '') && lines[at]?.endsWith(` ${file}`)) &&
    lines.slice(at + 1).find((one) => one.trim() !== '') === '```';
  for (let at = line - 1; at < lines.length; at++) {
    if (!isEmptyBlock(at)) continue;
    lines.splice(at + 1, lines.indexOf('```', at + 1) - at - 1, text.trimEnd());
    writeFileSync(page, lines.join('\n'));
    return;
  }
}
