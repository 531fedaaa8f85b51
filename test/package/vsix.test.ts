/** What the extension package holds: everything it needs to run, nothing else, and not much of it. */
import { mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { bundles, copies, notices } from '../../scripts/bundles';
import { root } from '../../scripts/root';
import { makeVsix, vsixFiles } from '../../scripts/vsix';

const megabyte = 1024 * 1024;

const filesOf = (folder: string, ending: string): string[] =>
  readdirSync(join(root, folder))
    .filter((name) => name.endsWith(ending))
    .map((name) => `${folder}/${name}`);

test('the package holds what is named here', { timeout: 120_000 }, () => {
  const expected = [
    ...['package.json', 'README.md', 'CHANGELOG.md', 'LICENSE', 'docs/images/icon.png'],
    ...bundles.map(({ outfile }) => outfile),
    notices,
    ...copies.map(({ to }) => to),
    ...filesOf('docs/rules', '.md'),
    ...filesOf('docs/images/walkthrough', '.svg'),
    ...filesOf('schemas', '.json'),
    ...filesOf('snippets', '.json'),
    ...filesOf('syntaxes', '.json'),
  ];
  expect(vsixFiles()).toEqual(expected.sort());
});

test('the package is smaller than 6 MB', { timeout: 120_000 }, () => {
  const folder = mkdtempSync(join(tmpdir(), 'redrive-package-'));
  try {
    const { size } = statSync(makeVsix(folder));
    expect(size).toBeGreaterThan(megabyte);
    expect(size).toBeLessThan(6 * megabyte);
  } finally {
    rmSync(folder, { recursive: true });
  }
});
