/** What the choosers of VS Code and of a browser say when what was named is not there. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, expect, test, vi } from 'vitest';
import { findBrowser } from '../../scripts/vscode/browser';
import { chooseHost } from '../../scripts/vscode/choose-host';

const folder = mkdtempSync(join(tmpdir(), 'redrive-choose-'));
mkdirSync(join(folder, 'bin'));
for (const name of ['code', 'bin/code', 'browser']) writeFileSync(join(folder, name), '');
afterAll(() => rmSync(folder, { recursive: true }));
afterEach(() => vi.unstubAllEnvs());

test('REDRIVE_VSCODE=server needs no look around', async () => {
  vi.stubEnv('REDRIVE_VSCODE', 'server');
  expect(await chooseHost('test')).toEqual({ kind: 'server' });
});

test('the code script stands for the program beside its folder', async () => {
  vi.stubEnv('REDRIVE_VSCODE', join(folder, 'bin', 'code'));
  expect(await chooseHost('start')).toMatchObject({
    kind: 'desktop',
    program: expect.stringMatching(/choose-\w+.code$/),
  });
});

test('a VS Code that is not there', async () => {
  vi.stubEnv('REDRIVE_VSCODE', join(folder, 'nothing'));
  await expect(chooseHost('test')).rejects.toThrow(
    /is no VS Code program\.\n {2}It is `desktop`, `server`, or the path/,
  );
});

test('a named browser', () => {
  vi.stubEnv('REDRIVE_BROWSER', join(folder, 'browser'));
  expect(findBrowser()).toBe(join(folder, 'browser'));
  vi.stubEnv('REDRIVE_BROWSER', join(folder, 'nothing'));
  expect(findBrowser).toThrow(/There is no browser at REDRIVE_BROWSER/);
});
