/** Runs a compiled test suite inside the extension host of the chosen VS Code. What it found is in its results file. */
import { appendFileSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { format } from 'node:util';
import { runTests } from '@vscode/test-electron';
import { findBrowser, openBrowser } from './browser';
import type { VscodeHost } from './choose-host';
import { ensureDisplay } from './desktop';
import { temporaryFolder } from './lifetimes';
import { quietSettings } from './quiet-settings';
import { startVscodeServer } from './run-server';

export interface ExtensionTests {
  /** Folder of the extension under development. */
  readonly extension: string;
  /** Module with the `run` function. */
  readonly tests: string;
  readonly workspace: string;
  readonly env: Readonly<Record<string, string>>;
  /** File for what VS Code says meanwhile. */
  readonly log: string;
}

/** Resolves when the suite has ended, whatever it found. */
export async function runExtensionTests(host: VscodeHost, suite: ExtensionTests): Promise<void> {
  await (host.kind === 'desktop' ? runInDesktop(host.program, suite) : runInServer(suite));
}

const deadline = 5 * 60_000;

async function runInDesktop(program: string, { extension, tests, workspace, env }: ExtensionTests): Promise<void> {
  await ensureDisplay();
  const user = join(temporaryFolder('user'), 'data');
  mkdirSync(join(user, 'User'), { recursive: true });
  writeFileSync(join(user, 'User', 'settings.json'), JSON.stringify(quietSettings));
  await runTests({
    vscodeExecutablePath: program,
    extensionDevelopmentPath: extension,
    extensionTestsPath: tests,
    extensionTestsEnv: env,
    launchArgs: [
      workspace,
      '--user-data-dir',
      user,
      '--disable-extensions',
      '--skip-welcome',
      '--disable-workspace-trust',
    ],
  });
}

async function runInServer(suite: ExtensionTests): Promise<void> {
  const { extension, tests, workspace, env } = suite;
  const program = findBrowser();
  const server = await startVscodeServer({ env });
  const browser = await openBrowser(program);
  try {
    const page = await browser.newPage();
    const ended = new Promise<number>((resolve, reject) => {
      page.exposeFunction('codeAutomationExit', resolve).catch(reject);
    });
    await page.exposeFunction('codeAutomationLog', (_level: string, words: unknown[]) => {
      appendFileSync(suite.log, `${format(...words)}\n`);
    });
    await page.goto(server.address(workspace, { extension, tests }));
    await Promise.race([ended, server.ended, timeout()]);
  } finally {
    await browser.close();
    server.end();
  }
}

function timeout(): Promise<never> {
  return new Promise((_, reject) => {
    const timer = setTimeout(() => reject(new Error(`The suite did not end within ${deadline / 1000} s.`)), deadline);
    timer.unref();
  });
}
