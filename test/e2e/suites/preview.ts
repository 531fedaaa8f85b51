/** The architecture preview as a person uses it: beside the template, in the real workbench. */
import * as assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { FrameLocator, Locator } from 'playwright-core';
import { eventually } from '../../support/eventually';
import { openWorkbench, type Workbench } from '../workbench';

describe('the architecture preview', () => {
  let workbench: Workbench;
  let preview: FrameLocator;
  const node = (id: string): Locator => preview.locator(`[data-node="${id}"]`);
  const count = async (id: string, expected: number): Promise<void> => {
    await eventually(`${expected} of ${id}`, async () => (await node(id).count()) === expected);
  };
  const cursorLine = async (): Promise<number> =>
    Number(await workbench.page.locator('.editor-instance .line-numbers.active-line-number').first().textContent());
  /** Keys go to where the focus is, and the preview may have it. */
  const find = async (text: string): Promise<void> => {
    await workbench.page.locator('.editor-instance .view-lines').first().click();
    await workbench.findText(text);
  };
  const lineOf = (text: string): number =>
    readFileSync(join(workbench.folder, 'template.yaml'), 'utf8')
      .split('\n')
      .findIndex((line) => line.includes(text)) + 1;

  const exportAs = async (format: string): Promise<void> => {
    await preview.locator('button[aria-label="Export"]').click();
    await preview.locator(`[data-format="${format}"]`).click();
  };

  before(async () => {
    workbench = await openWorkbench(join('examples', 'orders'), 'preview');
    preview = workbench.page.frameLocator('iframe.webview.ready').frameLocator('iframe#active-frame');
  });
  after(() => workbench.close());
  afterEach(async function () {
    if (this.currentTest?.state === 'failed') await workbench.screenshot('failed');
  });

  it('opens beside the template by its button', async () => {
    await workbench.openFile('template.yaml');
    await workbench.page
      .locator('.editor-actions .action-label[aria-label^="Open Architecture Preview to the Side"]')
      .click();
    for (const id of [
      'fn_AcceptOrder',
      'fn_ShipOrder',
      'fn_ImportOrders',
      'res_OrdersQueue',
      'res_OrdersDlq',
      'res_UploadsBucket',
    ])
      await count(id, 1);
    assert.equal(await preview.locator('path.edge-queue').count(), 1);
    assert.equal(await preview.locator('path.edge-kept').count(), 1);
    assert.equal(await preview.locator('path.edge-lost').count(), 1);
    await workbench.screenshot('open');
  });

  it('shows problems with the severity of the editor', async () => {
    await eventually(
      'a badge',
      async () =>
        (await preview
          .locator('[data-node="res_OrdersQueue"] .level-warning, [data-node="res_OrdersQueue"] .level-error')
          .count()) > 0,
    );
  });

  it('a click on a node reveals its text', async () => {
    await node('fn_ShipOrder').locator('.nodeLabel').click({ force: true });
    await eventually('the cursor at the function', async () => (await cursorLine()) === lineOf('  ShipOrder:'));
    assert.match((await preview.locator('.panel').textContent()) ?? '', /When it fails/);
    await workbench.screenshot('selected');
  });

  it('the cursor in the text lights up its node', async () => {
    await find('maxReceiveCount');
    await eventually(
      'the queue to light up',
      async () => (await preview.locator('.node.lit').getAttribute('data-node')) === 'res_OrdersQueue',
    );
  });

  it('a double click opens the handler', async () => {
    await node('fn_ShipOrder').locator('.nodeLabel').dblclick({ force: true });
    await workbench.page.locator('.tab.active[data-resource-name="app.py"]').waitFor();
    await workbench.openFile('template.yaml');
  });

  it('a fix from the panel changes the template, and the picture follows', async () => {
    await node('res_OrdersQueue').locator('.nodeLabel').click({ force: true });
    const fix = preview.locator('.fixes .button').first();
    await fix.waitFor();
    const title = (await fix.textContent()) ?? '';
    await fix.click();
    await eventually(
      `“${title}” to be gone`,
      async () => (await preview.locator('.fixes .button', { hasText: title }).count()) === 0,
    );
    await workbench.screenshot('fixed');
  });

  it('follows typing, and keeps the last good picture of half-typed text', async () => {
    const { page } = workbench;
    // A comment's line becomes a resource. What was found is selected, and typing takes its place; no key is pressed that
    // would accept what the editor suggests at that moment.
    await find('# A dead-letter queue helps only if somebody hears of it.');
    await page.keyboard.insertText('LateQueue: { Type: "AWS::SQS::Queue" }');
    await count('res_LateQueue', 1);
    await find('LateQueue: { Type: "AWS::SQS::Queue" }');
    await page.keyboard.insertText('LateQueue: { Type: ]');
    await preview.locator('.note:not(.toast):visible').waitFor();
    await count('res_LateQueue', 1);
    await count('fn_ShipOrder', 1);
    await workbench.screenshot('half-typed');
    // Mended again, for what comes after; brackets that the editor closed by itself end up in the comment.
    await find('LateQueue: { Type: ]');
    await page.keyboard.insertText('LateTopic: { Type: "AWS::SNS::Topic" } #');
    await count('res_LateTopic', 1);
    await preview.locator('.note:not(.toast)').waitFor({ state: 'hidden' });
  });

  it('toggles, turns and searches', async () => {
    await preview.locator('[data-toggle="failurePaths"]').click();
    await count('lost_fn_ImportOrders', 0);
    await preview.locator('[data-toggle="failurePaths"]').click();
    await count('lost_fn_ImportOrders', 1);
    const direction = preview.locator('[data-action="direction"]');
    const before = await direction.getAttribute('title');
    const shape = () => preview.locator('.sheet > svg').first().getAttribute('viewBox');
    const drawn = await shape();
    await direction.click();
    await eventually('another direction', async () => (await direction.getAttribute('title')) !== before);
    await eventually('another drawing', async () => (await shape()) !== drawn);
    await direction.click();
    await preview.locator('.search input').fill('import');
    await preview.locator('.search input').press('Enter');
    await eventually(
      'the found node',
      async () => (await preview.locator('.node.selected').getAttribute('data-node')) === 'fn_ImportOrders',
    );
  });

  it('saves Mermaid text, SVG and PNG', async () => {
    const saved = new Map<string, Buffer>();
    for (const [format, ending] of [
      ['mermaid', 'mmd'],
      ['svg', 'svg'],
      ['png', 'png'],
    ] as const) {
      await exportAs(format);
      const input = workbench.page.locator('.quick-input-widget:visible input').first();
      await eventually('the proposed name', async () => (await input.inputValue()).endsWith(`template.${ending}`));
      await input.press('Enter');
      const file = join(workbench.folder, `template.${ending}`);
      const content = await eventually(file, () => existsSync(file) && readFileSync(file));
      await preview.locator('.toast', { hasText: `Saved template.${ending}` }).waitFor();
      saved.set(format, content.length > 0 ? content : readFileSync(file));
    }
    assert.match(String(saved.get('mermaid')), /^flowchart (?:LR|TB)\n[\s\S]*fn_ShipOrder/);
    const svg = String(saved.get('svg'));
    assert.match(svg, /^<svg [\s\S]*ShipOrder/);
    const [, width, height] = /width="(\d+)" height="(\d+)"/.exec(svg) ?? [];
    const png = saved.get('png') ?? Buffer.of();
    assert.deepEqual([...png.subarray(0, 8)], [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
    assert.deepEqual([png.readUInt32BE(16), png.readUInt32BE(20)], [Number(width) * 2, Number(height) * 2]);
  });

  it('copies a Markdown block to the clipboard', async () => {
    const { page } = workbench;
    await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
    await exportAs('markdown');
    await preview.locator('.toast', { hasText: 'Copied' }).waitFor();
    const text = await eventually('the block', async () => {
      await page.bringToFront();
      return page.evaluate(() => navigator.clipboard.readText());
    });
    assert.match(text, /^```mermaid\nflowchart (?:LR|TB)\n[\s\S]*fn_ShipOrder[\s\S]*\n```\n$/);
  });

  it('follows the theme, also to high contrast', async () => {
    const { page } = workbench;
    const background = () => preview.locator('body').evaluate((body) => getComputedStyle(body).backgroundColor);
    const drawn = await preview.locator('.stage').getAttribute('data-drawn');
    const seen = new Set([await background()]);
    for (const [theme, kind] of [
      ['Dark High Contrast', 'hc-black'],
      ['Light High Contrast', 'hc-light'],
      ['Dark Modern', 'vs-dark'],
      ['Light Modern', 'vs'],
    ] as const) {
      const input = await workbench.ask('Preferences: Color Theme', 'theme');
      await input.fill(theme);
      await page.locator('.quick-input-list .monaco-list-row.focused').filter({ hasText: theme }).first().waitFor();
      await input.press('Enter');
      await page.locator(`.monaco-workbench.${kind}`).waitFor();
      await eventually(`${theme} in the preview`, async () =>
        (await preview.locator('body').getAttribute('data-vscode-theme-kind'))?.includes(themeKinds[kind]),
      );
      seen.add(await background());
      await workbench.screenshot(kind);
    }
    assert.ok(seen.size >= 3, [...seen].join(', '));
    assert.equal(await preview.locator('.stage').getAttribute('data-drawn'), drawn);
  });

  it('shows all templates of the workspace, and opens one', async () => {
    await workbench.command('Redrive: Open Architecture Preview of the Workspace');
    const templates = preview.locator('.node.kind-template');
    await eventually('three templates', async () => (await templates.count()) === 3);
    await workbench.screenshot('workspace');
    await templates.filter({ hasText: 'serverless.yml' }).locator('.nodeLabel').dblclick({ force: true });
    await eventually('its picture', async () => (await preview.locator('.node.kind-function').count()) === 3);
    assert.match((await preview.locator('.toolbar .template').textContent()) ?? '', /serverless\.yml/);
  });

  it('lets one choose another template', async () => {
    await preview.locator('.toolbar .template').click();
    const rows = workbench.page.locator('.quick-input-list .monaco-list-row');
    await rows.filter({ hasText: 'Whole workspace' }).first().waitFor();
    await rows.filter({ hasText: 'cloudformation.yaml' }).first().click();
    await preview.locator('.toolbar .template', { hasText: 'cloudformation.yaml' }).waitFor();
    await count('fn_ShipOrder', 1);
  });

  it('comes back after a reload of the window', async function () {
    // On a busy machine the whole workbench, its extension host and the drawing start anew in this time.
    this.timeout(170_000);
    await workbench.page.reload();
    // Of several templates that were shown last, a browser that is cut off may have kept the one before.
    await preview.locator('.stage .node').first().waitFor({ timeout: 160_000 });
    await workbench.page.locator('.tab', { hasText: 'Architecture:' }).waitFor();
  });
});

/** How the workbench tells a webview which of its themes it has. */
const themeKinds = {
  'hc-black': 'vscode-high-contrast',
  'hc-light': 'vscode-high-contrast-light',
  'vs-dark': 'vscode-dark',
  vs: 'vscode-light',
} as const;
