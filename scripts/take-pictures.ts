/** Takes the pictures of the example apps, light and dark, for the README and the walkthrough: `docs/images/picture-*.png`. */
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { buildPicture } from '../server/src/core/diagram/build-picture';
import { wholePicture } from '../server/src/core/diagram/picture-view';
import { createService } from '../server/src/core/service';
import { createLines } from '../server/src/lsp/lines';
import { toWirePicture } from '../server/src/lsp/to-wire-picture';
import { fileUri } from '../server/src/node/file-uri';
import { createNodeHost } from '../server/src/node/node-host';
import { openPreviewBrowser } from '../test/diagram/support/preview-page';
import { root } from './root';

const target = process.argv[2] ?? join(root, 'docs', 'images');
const examples = process.argv.length > 3 ? process.argv.slice(3) : ['orders', 'streams', 'notifications', 'vpc'];

/** Shown with its side panel. */
const selected: Readonly<Record<string, string>> = { orders: 'ImportOrders' };

const folder = fileUri(join(root, 'examples'));
const assets = join(root, 'dist', 'grammars');
const service = createService(createNodeHost({ workspaceFolders: [folder], assets, log: () => undefined }), {
  today: () => new Date().toISOString().slice(0, 10),
});
const lines = createLines((uri) => service.text(uri));
const browser = await openPreviewBrowser();
mkdirSync(target, { recursive: true });
for (const name of examples) {
  const uri = `${folder}/${name}/template.yaml`;
  const checked = await service.check(uri);
  if (checked === undefined) throw new Error(`${uri} is no template`);
  const whole = { uri, picture: buildPicture(checked), problems: checked.problems.length, notes: [] };
  const picture = toWirePicture(whole, wholePicture, lines);
  for (const theme of ['light', 'dark'] as const) {
    const preview = await browser.open({ theme, width: 1280, height: 640 });
    const shown = { type: 'picture', result: { state: 'picture', picture }, pinned: false, templates: 1 } as const;
    await preview.drawn(() => preview.send(shown));
    const chosen = selected[name];
    if (chosen !== undefined) {
      await preview.send({ type: 'show', name: chosen, focus: false });
      await preview.page.locator('.panel').waitFor();
      await preview.page.keyboard.press('0');
    }
    const file = join(target, `picture-${name}-${theme}.png`);
    await preview.page.screenshot({ path: file });
    console.log(file);
  }
}
await browser.close();
