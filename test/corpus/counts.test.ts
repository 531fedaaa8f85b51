/**
 * What is read from real templates and what is said about them, as figures: a change shows here what else it moved.
 * Drift updates `counts.json` and fails once, so that the difference is looked at before it is committed.
 */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import type { App } from '../../server/src/core/model/app';
import { openCorpus, skipsWithoutCorpus } from './corpus';

const file = fileURLToPath(new URL('counts.json', import.meta.url));

it.skipIf(skipsWithoutCorpus('counts'))('real templates give the same figures', () => {
  const corpus = openCorpus();
  const counts = new Map<string, number>();
  const count = (...what: readonly string[]): void => {
    const key = what.join(' · ');
    counts.set(key, (counts.get(key) ?? 0) + 1);
  };
  for (const uri of corpus.templates) {
    const reading = corpus.read(uri);
    if (!reading) {
      count('no template');
      continue;
    }
    countParts(reading.app, (...what) => count(reading.app.framework, ...what));
    for (const { level, rule } of reading.problems) count('problems', rule, level);
  }
  expect(corpus.crashes).toEqual([]);

  const sorted = Object.fromEntries([...counts].sort(([a], [b]) => (a < b ? -1 : 1)));
  const before = existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : {};
  writeFileSync(file, `${JSON.stringify(sorted, null, 2)}\n`);
  expect(sorted, 'counts.json was stale and has been written; look at its difference').toEqual(before);
});

function countParts(app: App, count: (...what: readonly string[]) => void): void {
  count('templates');
  for (const _ of app.functions) count('functions');
  for (const { kind } of app.triggers) count('triggers', kind);
  for (const { generated } of app.resources.values())
    count('resources', generated ? 'made by the framework' : 'written');
  for (const _ of app.notes) count('notes');
}
