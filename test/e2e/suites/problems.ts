/** A problem as a person meets it: squiggle, hover, quick fix by keyboard, Problems panel. */
import * as assert from 'node:assert/strict';
import { join } from 'node:path';
import { eventually } from '../../support/eventually';
import { openWorkbench, squiggles, type Workbench } from '../workbench';

describe('a problem in the workbench', () => {
  let workbench: Workbench;

  before(async () => {
    workbench = await openWorkbench(join('test', 'vscode', 'workspace'), 'problems');
  });
  after(() => workbench.close());
  afterEach(async function () {
    if (this.currentTest?.state === 'failed') await workbench.screenshot('failed');
  });

  it('is underlined', async () => {
    await workbench.openFile('template.yaml');
    await squiggles(workbench.page, 'warning').first().waitFor();
    await workbench.screenshot('squiggle');
  });

  it('explains itself on hover', async () => {
    await workbench.findText('VisibilityTimeout: 60');
    await workbench.page.keyboard.press('ArrowRight');
    await workbench.page.keyboard.press('ArrowLeft');
    await workbench.page.keyboard.press('Control+K');
    await workbench.page.keyboard.press('Control+I');
    const hover = workbench.page.locator('.monaco-hover:visible').filter({ hasText: 'visibility-timeout-too-short' });
    await hover.first().waitFor();
    assert.match((await hover.first().textContent()) ?? '', /180/);
    await workbench.screenshot('hover');
    await workbench.page.keyboard.press('Escape');
  });

  it('is listed in the Problems panel', async () => {
    await workbench.command('Problems: Focus on Problems View');
    const row = workbench.page
      .locator('.markers-panel .monaco-list-row')
      .filter({ hasText: 'visibility-timeout-too-short' });
    await row.first().waitFor();
    await workbench.screenshot('problems-panel');
    await row.first().press('Enter');
  });

  it('is cured by its quick fix, by keyboard', async () => {
    const { page } = workbench;
    await workbench.findText('VisibilityTimeout: 60');
    const fix = page.locator('.action-widget .monaco-list-row').filter({ hasText: '180' }).first();
    // The first request for actions sometimes comes back empty.
    await eventually('the menu of quick fixes', async () => {
      await page.keyboard.press('Control+.');
      await fix.waitFor({ timeout: 2_000 }).catch(() => page.keyboard.press('Escape'));
      return fix.isVisible();
    });
    assert.match((await page.locator('.action-widget .monaco-list-row.focused').textContent()) ?? '', /180/);
    await workbench.screenshot('quick-fix-menu');
    await page.keyboard.press('Enter');
    await page.locator('.view-line').filter({ hasText: 'VisibilityTimeout: 180' }).waitFor();
    await squiggles(page, 'warning').first().waitFor({ state: 'hidden' });
    await workbench.screenshot('cured');
  });
});
