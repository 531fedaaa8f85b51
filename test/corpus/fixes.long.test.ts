/** A sample of the fixes that are offered on real templates; `npm run fixes -- --all` makes them all. */
import { expect, it } from 'vitest';
import { openCorpus, skipsWithoutCorpus } from './corpus';
import { tryFixes } from './try-fixes';

it.skipIf(skipsWithoutCorpus('fixes'))('fixes keep their promises on real templates', () => {
  const corpus = openCorpus();
  const tried = [...tryFixes(corpus, 3)];
  const failures = tried.flatMap(({ template, rule, title, broken }) =>
    broken.map((promise) => `${template}: ${rule}, "${title}": ${promise}`),
  );
  expect(failures).toEqual([]);
  expect(corpus.crashes).toEqual([]);
  expect(tried.length).toBeGreaterThan(40);
});
