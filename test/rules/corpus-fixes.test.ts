/**
 * Applies the fixes that are offered on real templates, one at a time, and holds each to its promises. A sample by
 * default; `REDRIVE_ALL=1` takes all.
 */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { expect, it } from 'vitest';
import { root } from '../../scripts/root';
import { createEngine } from '../../server/src/core/engine/engine';
import type { LevelLayer } from '../../server/src/core/engine/levels';
import { frontEnds } from '../../server/src/core/frontends/front-ends';
import { buildGraph } from '../../server/src/core/graph/build-graph';
import { findCandidates, mayBeTemplateText } from '../../server/src/core/project/discover';
import { createDocuments } from '../../server/src/core/project/documents';
import { applyEdits, type SourceEdit } from '../../server/src/core/text/source-edit';
import { createNodeHost } from '../../server/src/node/node-host';
import { today } from '../support/check-app';
import { brokenPromises, type Checked } from './fix-promises';

const corpus = join(root, '..', 'shared', 'corpus');
const folder = pathToFileURL(corpus).href;
const everything: LevelLayer = { extends: 'strict', rules: new Map() };
const takesAll = process.env.REDRIVE_ALL === '1';
/** Of each rule this many fixes, from as many templates: what goes wrong goes wrong by kind. */
const perRule = takesAll ? Number.POSITIVE_INFINITY : 12;

if (!existsSync(corpus)) console.log('corpus-fixes is skipped: there is no ../shared/corpus');

it.skipIf(!existsSync(corpus))('fixes keep their promises on real templates', { timeout: 900_000 }, () => {
  const host = createNodeHost({ workspaceFolders: [folder], log: () => undefined });
  const taken = new Map<string, number>();
  const failures: string[] = [];
  let applied = 0;
  for (const uri of findCandidates(host, folder, () => false).files) {
    const read = host.read(uri);
    if (read.status !== 'ok' || !mayBeTemplateText(read.text)) continue;
    const before = check(uri, {});
    for (const problem of before?.problems ?? []) {
      for (const { title, edits: compute } of problem.fixes) {
        const count = taken.get(problem.rule) ?? 0;
        if (count >= perRule) continue;
        const where = `${uri.slice(folder.length + 1)}: ${problem.rule}, "${title}"`;
        const edits = attempt(compute, where, failures);
        if (before === undefined || edits === undefined || edits.length === 0) continue;
        taken.set(problem.rule, count + 1);
        applied++;
        const texts = textsAfter(edits);
        const after = check(uri, texts.after);
        const broken = after
          ? brokenPromises(problem, title, { ...before, texts: texts.before }, { ...after, texts: texts.after })
          : ['it is no template any more'];
        failures.push(...broken.map((promise) => `${where}: ${promise}`));
      }
    }
  }
  console.log(`${applied} fixes applied`);
  expect(failures).toEqual([]);

  function check(uri: string, texts: Readonly<Record<string, string>>): Omit<Checked, 'texts'> | undefined {
    const documents = createDocuments(host);
    for (const [file, text] of Object.entries(texts)) documents.open(file, text);
    const { document } = documents.yaml(uri);
    const frontEnd = document && frontEnds.find((candidate) => candidate.detect(document) !== undefined);
    if (!document || !frontEnd) return undefined;
    const app = frontEnd.read(document, documents, undefined);
    const engine = createEngine({ log: (message) => failures.push(message) });
    const view = { app, graph: buildGraph(app), today };
    const problems = engine.check({ view, text: (file) => documents.text(file), layers: () => [everything] });
    return { functions: [...app.functions.keys()], notes: app.notes, problems };
  }

  function textsAfter(edits: readonly SourceEdit[]) {
    const before: Record<string, string> = {};
    const after: Record<string, string> = {};
    for (const uri of new Set(edits.map((edit) => edit.uri))) {
      const read = host.read(uri);
      before[uri] = read.status === 'ok' ? read.text : '';
      after[uri] = applyEdits(
        before[uri] ?? '',
        edits.filter((edit) => edit.uri === uri),
      );
    }
    return { before, after };
  }
});

function attempt(
  compute: () => readonly SourceEdit[] | undefined,
  where: string,
  failures: string[],
): readonly SourceEdit[] | undefined {
  try {
    return compute();
  } catch (error) {
    failures.push(`${where}: it throws ${error}`);
    return undefined;
  }
}
