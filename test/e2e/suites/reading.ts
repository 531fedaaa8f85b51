/** Where the lines over functions lead, the outline, what variables come to, colours and handler snippets, as a person sees them. */
import * as assert from 'node:assert/strict';
import { join } from 'node:path';
import type { Locator } from 'playwright-core';
import { eventually } from '../../support/eventually';
import { openWorkbench, type Workbench } from '../workbench';

describe('reading and writing in the workbench', () => {
  let workbench: Workbench;
  const lens = (text: string): Locator =>
    workbench.page.locator('.editor-instance .codelens-decoration a').filter({ hasText: text }).first();
  const tab = (name: string): Locator => workbench.page.locator(`.tab.active[data-resource-name="${name}"]`);

  before(async () => {
    workbench = await openWorkbench(join('examples', 'orders'), 'reading');
    await workbench.openFile('template.yaml');
  });
  after(() => workbench.close());
  afterEach(async function () {
    if (this.currentTest?.state === 'failed') await workbench.screenshot('failed');
  });

  it('leads from a function to its code, and from the code back to the template', async () => {
    await lens('code').click();
    await tab('app.ts').waitFor();
    await lens('HTTP API POST /orders').waitFor();
    await workbench.screenshot('code');
    await lens('template').click();
    await tab('template.yaml').waitFor();
  });

  it('leads from a function to the picture, with the function in focus', async () => {
    const { page } = workbench;
    await workbench.findText('  ImportOrders:');
    // The lines over the function before it stand on the same page.
    const line = page.locator('.editor-instance .codelens-decoration').filter({ hasText: 'async from S3' }).first();
    await line.locator('a').filter({ hasText: 'picture' }).click();
    const preview = page.frameLocator('iframe.webview.ready').frameLocator('iframe#active-frame');
    await preview.locator('[data-node="fn_ImportOrders"]').waitFor();
    await eventually(
      'only its neighbours',
      async () => (await preview.locator('[data-node="fn_ShipOrder"]').count()) === 0,
    );
    await workbench.screenshot('picture');
    await page.keyboard.press('Control+1');
    await workbench.command('View: Close Editors in Other Groups');
    await page.locator('.tab').filter({ hasText: 'Architecture' }).waitFor({ state: 'detached' });
  });

  it('outlines the template by kind', async () => {
    const { page } = workbench;
    await workbench.openFile('template.yaml');
    await workbench.command('Explorer: Focus on Outline View');
    const rows = page.locator('.outline-pane .monaco-list-row');
    await rows.filter({ hasText: 'Orders' }).first().waitFor();
    await workbench.screenshot('outline');
    // Its pane is low, so that only the groups fit.
    await page
      .locator('.pane')
      .filter({ has: page.locator('.outline-pane') })
      .getByLabel('Collapse All')
      .click();
    for (const name of ['Functions', 'Queues', 'Dead-letter queues'])
      await rows.filter({ hasText: name }).first().waitFor();
    await workbench.screenshot('outline-groups');
  });

  it('says what a variable comes to', async () => {
    const { page } = workbench;
    await workbench.openFile('serverless.yml');
    await workbench.findText('self:custom.uploads');
    for (const key of ['ArrowLeft', 'ArrowRight', 'Control+K', 'Control+I']) await page.keyboard.press(key);
    await page.locator('.monaco-hover:visible').filter({ hasText: 'orders-uploads-dev' }).first().waitFor();
    await workbench.screenshot('variable');
    await page.keyboard.press('Escape');
  });

  it('colours expressions, in light and in dark', async () => {
    const { page } = workbench;
    const shots = [
      ['template.yaml', 'orders-uploads-', 'sam'],
      ['serverless.yml', 'arn:aws:s3', 'serverless'],
      ['cloudformation.yaml', 'arn:${AWS::Partition}:s3', 'cloudformation'],
    ] as const;
    for (const theme of ['light', 'dark']) {
      await page.locator(theme === 'dark' ? '.monaco-workbench.vs-dark' : '.monaco-workbench.vs').waitFor();
      for (const [file, text, name] of shots) {
        await workbench.openFile(file);
        await workbench.findText(text);
        const line = page.locator('.editor-instance .view-line').filter({ hasText: text }).first();
        await line.waitFor();
        // The text of an expression has another colour than the text around it.
        await eventually(`colours in ${text}`, async () => (await line.locator('span > span').count()) > 4);
        await workbench.screenshot(`${name}-${theme}`);
      }
      await workbench.command('Preferences: Toggle between Light/Dark Themes');
    }
  });

  it('writes a handler from a snippet', async () => {
    const { page } = workbench;
    await workbench.openFile('app.ts');
    await page.locator('.editor-instance .view-lines').first().click();
    await page.keyboard.press('Control+A');
    await page.keyboard.press('Delete');
    await page.keyboard.type('redrive-batch');
    const row = page.locator('.suggest-widget.visible .monaco-list-row').filter({ hasText: 'redrive-batch' });
    await row.first().waitFor();
    await workbench.screenshot('snippet-offered');
    await row.first().click();
    await page.locator('.view-line').filter({ hasText: 'batchItemFailures: SQSBatchItemFailure' }).first().waitFor();
    await page.locator('.snippet-placeholder').first().waitFor();
    await workbench.screenshot('snippet-written');
    assert.equal(await page.locator('.view-line').filter({ hasText: '${' }).count(), 0);
    await page.keyboard.press('Escape');
    await workbench.command('File: Revert File');
  });
});
