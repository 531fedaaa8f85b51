/**
 * The real workbench in a real browser, with the packaged extension installed. One server and one browser serve all
 * suites; each suite opens a page of its own on a fresh copy of a folder.
 */
import { cpSync, mkdirSync } from 'node:fs';
import { basename, join } from 'node:path';
import type { BrowserContext, Locator, Page } from 'playwright-core';
import { findBrowser, openBrowser } from '../../scripts/vscode/browser';
import { temporaryFolder } from '../../scripts/vscode/lifetimes';
import { type RunningServer, startVscodeServer } from '../../scripts/vscode/run-server';
import { eventually } from '../support/eventually';

export interface Workbench {
  readonly page: Page;
  /** The copy of the folder that is open. */
  readonly folder: string;
  openFile(name: string): Promise<void>;
  /** Runs a command by its title in the palette. */
  command(title: string): Promise<void>;
  /** Runs a command that goes on asking in the same box, and returns the box. */
  ask(title: string, placeholder: string): Promise<Locator>;
  /** Puts the cursor on the first occurrence of a text in the active editor. */
  findText(text: string): Promise<void>;
  /** Keeps a picture under `test-results/screenshots/`. */
  screenshot(name: string): Promise<void>;
  close(): Promise<void>;
}

/** How long the workbench may take for one thing on a slow machine. */
export const patience = 30_000;

let shared: Promise<{ readonly server: RunningServer; readonly browser: BrowserContext }> | undefined;

export async function openWorkbench(folder: string, suite: string): Promise<Workbench> {
  shared ??= start();
  const { server, browser } = await shared;
  const copy = join(temporaryFolder('e2e'), basename(folder));
  cpSync(folder, copy, { recursive: true });
  const page = await browser.newPage();
  page.setDefaultTimeout(patience);
  await page.goto(server.address(copy));
  await page.locator('.monaco-workbench .explorer-folders-view .monaco-list-row').first().waitFor();
  return createWorkbench(page, copy, suite);
}

/** The squiggles of one level in the active editor. */
export function squiggles(page: Page, level: 'error' | 'warning' | 'info'): Locator {
  return page.locator(`.editor-instance .squiggly-${level}`);
}

// Of all suites: this file is loaded with them.
after(async () => {
  const running = await shared;
  await running?.browser.close();
  running?.server.end();
});

async function start() {
  const vsix = process.env.REDRIVE_VSIX;
  const program = findBrowser();
  const server = await startVscodeServer(vsix === undefined ? {} : { vsix });
  return { server, browser: await openBrowser(program) };
}

function createWorkbench(page: Page, folder: string, suite: string): Workbench {
  let pictures = 0;
  const input = page.locator('.quick-input-widget input');

  const pick = async (text: string): Promise<void> => {
    await input.fill(text);
    // The list fills in its own time; Enter before that would take another entry.
    const wanted = text.replace(/^[>@:]\s*/, '');
    await page.locator('.quick-input-list .monaco-list-row.focused').filter({ hasText: wanted }).first().waitFor();
    await input.press('Enter');
    await input.waitFor({ state: 'hidden' });
  };

  return {
    page,
    folder,
    async openFile(name) {
      await page.keyboard.press('Control+P');
      await pick(name);
      await page.locator(`.tab.active[data-resource-name="${basename(name)}"]`).waitFor();
      await page.locator('.editor-instance .view-line').first().waitFor();
    },
    async command(title) {
      await page.keyboard.press('F1');
      await pick(`>${title}`);
    },
    async ask(title, placeholder) {
      await page.keyboard.press('F1');
      await input.fill(`>${title}`);
      // By its name: another command may be the nearest to what was typed.
      await page.locator(`.quick-input-list .monaco-list-row[aria-label^="${title}"]`).first().click();
      const asking = page.locator(`.quick-input-widget input[placeholder*="${placeholder}" i]`);
      await asking.waitFor();
      return asking;
    },
    async findText(text) {
      const find = page.locator('.find-widget.visible textarea').first();
      // Something that opened just now may take the focus after the keys were meant to move it.
      await eventually('the find widget', async () => {
        for (const key of ['Control+1', 'Control+Home', 'Control+F']) await page.keyboard.press(key);
        await find.waitFor({ timeout: 2_000 });
        return true;
      });
      await find.fill(text);
      await eventually(`${text} to be found`, async () =>
        /^1 of/.test((await page.locator('.find-widget .matchesCount').textContent()) ?? ''),
      );
      await page.keyboard.press('Escape');
    },
    async screenshot(name) {
      const target = join(process.env.REDRIVE_RESULTS_FOLDER ?? 'test-results', 'screenshots');
      mkdirSync(target, { recursive: true });
      await page.screenshot({ path: join(target, `${suite}-${++pictures}-${name}.png`) });
    },
    close: () => page.close(),
  };
}
