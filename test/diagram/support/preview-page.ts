/** The preview page alone in a browser: the built bundle, a stand-in for the editor around it, and pictures from templates. */

import { existsSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { build } from 'esbuild';
import { type Browser, chromium, type Page } from 'playwright-core';
import { previewHtml } from '../../../client/src/preview/preview-html';
import type { FromHost, ToHost } from '../../../client/webview/messages';
import { flowchartsOnly } from '../../../scripts/flowcharts-only';
import { root } from '../../../scripts/root';
import { type Theme, themes } from './themes';

export interface PreviewPage {
  readonly page: Page;
  /** Everything the page has told its host, oldest first. */
  readonly sent: ToHost[];
  /** What went wrong on the page, violations of its policy among it. */
  readonly errors: string[];
  send(message: FromHost): Promise<void>;
  /** Waits for the next drawing after `act`. */
  drawn(act: () => Promise<unknown>): Promise<void>;
  theme(theme: Theme): Promise<void>;
}

export interface PreviewBrowser {
  open(options?: { theme?: Theme; width?: number; height?: number; state?: unknown }): Promise<PreviewPage>;
  closePages(): Promise<void>;
  close(): Promise<void>;
}

export const chromiumPath = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'].find(
  existsSync,
);

export async function openPreviewBrowser(): Promise<PreviewBrowser> {
  const files = await bundle();
  const server = await serve(files);
  const { port } = server.address() as AddressInfo;
  const browser: Browser = await chromium.launch({
    ...(chromiumPath === undefined ? {} : { executablePath: chromiumPath }),
    args: ['--no-sandbox', '--disable-gpu', '--force-color-profile=srgb'],
  });
  return {
    async open({ theme = 'light', width = 1280, height = 760, state = null } = {}) {
      const page = await browser.newPage({ viewport: { width, height } });
      const sent: ToHost[] = [];
      const errors: string[] = [];
      page.on('pageerror', (error) => errors.push(error.message));
      page.on('console', (message) => message.type() === 'error' && errors.push(message.text()));
      await page.exposeFunction('told', (message: ToHost) => void sent.push(message));
      await page.addInitScript((kept) => {
        let current: unknown = kept;
        Object.assign(window, {
          acquireVsCodeApi: () => ({
            postMessage: (message: unknown) => (window as unknown as { told(message: unknown): void }).told(message),
            getState: () => current,
            setState: (next: unknown) => {
              current = next;
            },
          }),
        });
      }, state);
      await page.goto(`http://127.0.0.1:${port}/`);
      const preview: PreviewPage = {
        page,
        sent,
        errors,
        send: (message) => page.evaluate((data) => window.postMessage(data, '*'), message),
        async drawn(act) {
          const before = await page.locator('.stage').getAttribute('data-drawn');
          await act();
          await page.waitForFunction(
            (old) => document.querySelector<HTMLElement>('.stage')?.dataset.drawn !== (old ?? undefined),
            before,
            { timeout: 60_000 },
          );
        },
        theme: (next) =>
          page.evaluate(
            ({ classes, colours }) => {
              document.body.className = classes;
              for (const [name, value] of Object.entries(colours))
                document.documentElement.style.setProperty(name, value);
            },
            { classes: themes[next].classes, colours: themes[next].colours },
          ),
      };
      await preview.theme(theme);
      return preview;
    },
    async closePages() {
      await Promise.all(browser.contexts().map((context) => context.close()));
    },
    async close() {
      await browser.close();
      server.close();
    },
  };
}

async function bundle(): Promise<ReadonlyMap<string, { type: string; body: string }>> {
  const common = { absWorkingDir: root, bundle: true, write: false, logLevel: 'error', outdir: 'out' } as const;
  const [script, style] = await Promise.all([
    build({
      ...common,
      entryPoints: ['client/webview/main.ts'],
      format: 'iife',
      target: 'es2022',
      minify: true,
      plugins: [flowchartsOnly],
    }),
    build({ ...common, entryPoints: ['client/webview/style.css'] }),
  ]);
  const html = previewHtml({ script: '/webview.js', style: '/webview.css', source: "'self'", nonce: 'test' });
  return new Map([
    ['/', { type: 'text/html', body: html }],
    ['/webview.js', { type: 'text/javascript', body: script.outputFiles[0]?.text ?? '' }],
    ['/webview.css', { type: 'text/css', body: style.outputFiles[0]?.text ?? '' }],
  ]);
}

function serve(files: ReadonlyMap<string, { type: string; body: string }>): Promise<Server> {
  const server = createServer((request, response) => {
    const file = files.get(request.url ?? '/');
    response.writeHead(file ? 200 : 404, { 'content-type': `${file?.type ?? 'text/plain'}; charset=utf-8` });
    response.end(file?.body ?? '');
  });
  return new Promise((resolve) => server.listen(0, '127.0.0.1', () => resolve(server)));
}
