/** The parts of `npm test`, in order: each runs, counts what it checked, and does not hide what went wrong. */
import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { type Results, runMocha } from '../test/support/run-mocha';
import { buildAll } from './build-all';
import { bundleModule, bundleSuites } from './bundle-tests';
import { root } from './root';
import { chooseHost } from './vscode/choose-host';
import { isServerSupported } from './vscode/install-server';
import { temporaryFolder } from './vscode/lifetimes';
import { runExtensionTests } from './vscode/run-extension-tests';
import { makeVsix } from './vsix';

export interface Count {
  readonly passed: number;
  readonly failed: number;
  /** Why a stage could not run here at all. */
  readonly skipped?: string;
}

export interface Stage {
  readonly name: string;
  run(): Promise<Count> | Count;
}

const resultsFolder = join(root, 'test-results');

const buildStage: Stage = {
  name: 'build',
  async run() {
    console.log((await buildAll()).join('\n'));
    return { passed: 1, failed: 0 };
  },
};

/** What one runs before a commit; some of the unit tests look at what was built. */
export const checkStages: readonly Stage[] = [
  buildStage,
  { name: 'types', run: () => command('npx tsc -b') },
  { name: 'lint', run: () => command('npx biome check') },
  { name: 'unit', run: () => vitest('unit', `--exclude "${pageTests}*.test.ts" --exclude "${longTests}"`) },
];

export const moreStages: readonly Stage[] = [
  { name: 'long', run: () => vitest('long', '.long.test.ts --testTimeout=300000') },
  { name: 'vscode', run: vscodeTests },
  { name: 'e2e', run: endToEndTests },
  // Behind the stages that see to it that there is a browser.
  { name: 'page', run: () => vitest('page', pageTests) },
];

/** A thousand random edits, every corpus template cut off anywhere: more than a second thought before a commit. */
const longTests = '**/*.long.test.ts';

/** The preview's page alone in a browser: too slow for what one runs before every commit. */
const pageTests = 'test/diagram/page';

function command(line: string): Count {
  const { status } = spawnSync(line, { cwd: root, shell: true, stdio: 'inherit' });
  return status === 0 ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 };
}

function vitest(name: string, which: string): Count {
  const file = join(resultsFolder, `${name}.json`);
  rmSync(file, { force: true });
  const reports = `--reporter=default --reporter=json --outputFile.json=${JSON.stringify(file)}`;
  spawnSync(`npx vitest run ${which} ${reports}`, { cwd: root, shell: true, stdio: 'inherit' });
  if (!existsSync(file)) return { passed: 0, failed: 1 };
  const { numPassedTests, numFailedTests, numFailedTestSuites, success } = JSON.parse(readFileSync(file, 'utf8'));
  // A file that does not load fails as a suite and has no tests to count.
  const failed = Math.max(numFailedTests, success ? 0 : Math.max(1, numFailedTestSuites));
  return { passed: numPassedTests, failed };
}

async function vscodeTests(): Promise<Count> {
  await bundleSuites('test/vscode', 'out/test/vscode/suites.js');
  const tests = await bundleModule('test/vscode/index.ts', 'out/test/vscode/index.js');
  const workspace = temporaryFolder('workspace');
  cpSync(join(root, 'test', 'vscode', 'workspace'), workspace, { recursive: true });
  const file = join(resultsFolder, 'vscode.json');
  const log = join(resultsFolder, 'vscode.log');
  mkdirSync(resultsFolder, { recursive: true });
  rmSync(file, { force: true });
  rmSync(log, { force: true });
  const host = await chooseHost('test');
  console.log(host.kind === 'server' ? 'VS Code server with a browser' : `desktop VS Code: ${host.program}`);
  await runExtensionTests(host, { extension: root, tests, workspace, env: { REDRIVE_RESULTS: file }, log });
  return countOf(file, log);
}

/** In this process, so that the server and the browser end with it. */
async function endToEndTests(): Promise<Count> {
  if (!isServerSupported) {
    return { passed: 0, failed: 0, skipped: `there is no VS Code server for ${process.platform}-${process.arch}` };
  }
  const suites = await bundleSuites('test/e2e', 'out/test/e2e/suites.mjs');
  rmSync(join(resultsFolder, 'screenshots'), { recursive: true, force: true });
  const file = join(resultsFolder, 'e2e.json');
  rmSync(file, { force: true });
  process.env.REDRIVE_VSIX = makeVsix();
  process.env.REDRIVE_RESULTS_FOLDER = resultsFolder;
  await runMocha(suites, file);
  return countOf(file, 'the lines above');
}

/** VS Code's exit code is no proof: it is also 0 when the extension host has died. */
function countOf(file: string, log: string): Count {
  if (!existsSync(file)) {
    console.error(`The suite ended without writing its results. What was said meanwhile is in ${log}.`);
    return { passed: 0, failed: 1 };
  }
  const { passed, failed }: Results = JSON.parse(readFileSync(file, 'utf8'));
  for (const title of passed) console.log(`  ✓ ${title}`);
  for (const { title, message } of failed) console.error(`  ✗ ${title}\n    ${message.replaceAll('\n', '\n    ')}`);
  return { passed: passed.length, failed: passed.length === 0 ? Math.max(1, failed.length) : failed.length };
}
