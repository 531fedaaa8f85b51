/** The drawing in a real browser, looked over as a picky eye would: nothing is cut, covered or crossed. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { layoutFaults } from './support/layout-faults';
import { chromiumPath, openPreviewBrowser, type PreviewBrowser } from './support/preview-page';
import { pictureMessage, wirePictureOf } from './support/wire-picture-of';

if (chromiumPath === undefined)
  console.log('skipped: the layout of pictures, because there is no Chromium (apt-get install chromium)');

const root = join(__dirname, '..', '..');
const files = [
  'test/diagram/fixtures/everything.yaml',
  ...['orders', 'streams', 'notifications', 'vpc'].map((name) => `examples/${name}/template.yaml`),
];
const drawings = files.flatMap((file) => (['LR', 'TB'] as const).map((direction) => ({ file, direction })));

describe.runIf(chromiumPath !== undefined)('cuts no label, and lays nothing over another', () => {
  let browser: PreviewBrowser;
  beforeAll(async () => {
    browser = await openPreviewBrowser();
  });
  afterEach(() => browser.closePages());
  afterAll(() => browser?.close());

  it.each(drawings)('$file, $direction', async ({ file, direction }) => {
    const { page, drawn, send } = await browser.open();
    const picture = await wirePictureOf(readFileSync(join(root, file), 'utf8'), { view: { direction } });
    await drawn(() => send(pictureMessage(picture)));
    expect(await page.evaluate(layoutFaults)).toEqual([]);
  });
});
