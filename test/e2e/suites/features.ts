/** Lines over functions, hovers, patterns and the walkthrough, as a person sees them. */
import { join } from 'node:path';
import { openWorkbench, type Workbench } from '../workbench';

describe('features in the workbench', () => {
  let workbench: Workbench;

  before(async () => {
    workbench = await openWorkbench(join('examples', 'orders'), 'features');
    await workbench.openFile('template.yaml');
  });
  after(() => workbench.close());
  afterEach(async function () {
    if (this.currentTest?.state === 'failed') await workbench.screenshot('failed');
  });

  it('shows lines over functions, and the status bar says what is understood', async () => {
    const { page } = workbench;
    await page.locator('.codelens-decoration').filter({ hasText: 'sync from HTTP API POST /orders' }).first().waitFor();
    await page.locator('.statusbar-item').filter({ hasText: 'SAM · 3 functions' }).waitFor();
    await workbench.screenshot('lenses');
  });

  it('tells what happens when a function fails, after a click', async () => {
    const { page } = workbench;
    await page.locator('.codelens-decoration a').filter({ hasText: 'sync from HTTP API' }).first().click();
    const list = page.locator('.quick-input-widget').filter({ hasText: 'When AcceptOrder fails' });
    await list.waitFor();
    await list.locator('.monaco-list-row').filter({ hasText: 'the caller' }).first().waitFor();
    await workbench.screenshot('timeline');
    await page.keyboard.press('Escape');
  });

  it('explains a queue on hover', async () => {
    const { page } = workbench;
    await workbench.findText('  OrdersQueue:');
    for (const key of ['ArrowRight', 'ArrowLeft', 'ArrowLeft', 'Control+K', 'Control+I'])
      await page.keyboard.press(key);
    await page.locator('.monaco-hover:visible').filter({ hasText: 'Worked off by' }).first().waitFor();
    await workbench.screenshot('hover');
    await page.keyboard.press('Escape');
  });

  it('previews and inserts a pattern for the function at the cursor', async () => {
    const { page } = workbench;
    await workbench.findText('CodeUri: src/import/');
    await workbench.ask('Redrive: Insert Pattern', 'function at the cursor');
    const row = page.locator('.quick-input-list .monaco-list-row').filter({ hasText: 'Scheduled function' });
    await row.first().waitFor();
    await page.locator('.quick-input-widget input').fill('Scheduled function');
    await page.locator('.tab').filter({ hasText: 'Pattern.yaml' }).waitFor();
    await workbench.screenshot('pattern-preview');
    await page.keyboard.press('Enter');
    await page.locator('.quick-input-widget').waitFor({ state: 'hidden' });
    await workbench.findText('NightlyDlq:');
    await workbench.screenshot('pattern-inserted');
    await page.keyboard.press('Control+Z');
  });

  it('completes a pattern with tab stops', async () => {
    const { page } = workbench;
    await workbench.findText('  OrdersTable:');
    await page.keyboard.press('ArrowLeft');
    await page.keyboard.insertText('\n');
    await page.keyboard.press('ArrowUp');
    await page.keyboard.press('Home');
    // The editor's own words (`Schedule`, `KeySchema`) come first; the pattern's title tells it from them.
    await page.keyboard.insertText('  ');
    await page.keyboard.type('schedule');
    const row = page.locator('.suggest-widget.visible .monaco-list-row').filter({ hasText: 'Scheduled function' });
    await row.first().waitFor();
    await workbench.screenshot('completion');
    await row.first().click();
    await page
      .locator('.view-line')
      .filter({ hasText: /^\s*Nightly:/ })
      .first()
      .waitFor();
    await page.locator('.snippet-placeholder').first().waitFor();
    await workbench.screenshot('completed');
    await page.keyboard.press('Escape');
  });

  it('keeps a line over the handler in code', async () => {
    const { page } = workbench;
    // By its link: three files of the app are called so.
    await workbench.findText('CodeUri: src/ship/');
    for (const key of ['ArrowRight', 'ArrowLeft']) await page.keyboard.press(key);
    await workbench.command('Open Link');
    await page.locator('.tab.active[data-resource-name="app.py"]').waitFor();
    const lens = page.locator('.codelens-decoration').filter({ hasText: 'SQS OrdersQueue, at least once, batch 10' });
    await lens.first().waitFor();
    await workbench.screenshot('handler-lens');
    await workbench.openFile('template.yaml');
    await workbench.command('File: Revert File');
    await page.locator('.statusbar-item').filter({ hasText: 'SAM · 3 functions' }).waitFor();
  });

  it('has a walkthrough', async () => {
    const { page } = workbench;
    const input = await workbench.ask('Welcome: Open Walkthrough', 'walkthrough');
    await input.fill('Redrive');
    await page
      .locator('.quick-input-list .monaco-list-row')
      .filter({ hasText: 'Get started with Redrive' })
      .first()
      .waitFor();
    await page.keyboard.press('Enter');
    await page.locator('.getting-started-step').filter({ hasText: 'Read the line over a function' }).first().waitFor();
    await page.locator('.getting-started-step').filter({ hasText: 'Read the line over a function' }).first().click();
    // The picture of the step that is open.
    const picture = page.frameLocator('iframe.webview.ready').frameLocator('iframe#active-frame').locator('svg');
    await picture.first().waitFor();
    await workbench.screenshot('walkthrough');
  });
});
