/** How long a picture takes, from the checked template to the drawing on the screen: `npm run bench -- picture`. */
import { buildPicture } from '../../server/src/core/diagram/build-picture';
import { manyFunctions } from '../diagram/support/many-functions';
import { checkText } from '../diagram/support/memory-service';
import { chromiumPath, openPreviewBrowser } from '../diagram/support/preview-page';
import { pictureMessage, wirePictureOf } from '../diagram/support/wire-picture-of';

/** Functions, and with them as many resources as the picture is measured for. */
const sizes = [
  { resources: 20, functions: 11 },
  { resources: 100, functions: 57 },
  { resources: 500, functions: 286 },
] as const;

export async function printPreviewTimes(): Promise<void> {
  if (chromiumPath === undefined) {
    console.log('\nskipped: drawing a picture, because there is no Chromium');
    return;
  }
  console.log('\na picture, from the checked template to the drawing on the screen');
  const browser = await openPreviewBrowser();
  for (const { resources, functions } of sizes) {
    const template = manyFunctions(functions);
    const checked = await checkText(template);
    const start = performance.now();
    buildPicture(checked);
    const build = performance.now() - start;
    for (const grouping of ['auto', 'never'] as const) {
      const picture = await wirePictureOf(template, { view: { grouping } });
      // The page asks before it draws as much as that.
      if (picture.nodes.length > 700) continue;
      const preview = await browser.open();
      const show = async (title: string): Promise<number> => {
        await preview.drawn(() => preview.send(pictureMessage({ ...picture, title })));
        return Number(await preview.page.locator('.stage').getAttribute('data-milliseconds'));
      };
      const first = await show('first');
      // What is the same is not drawn again.
      const again = await show('again');
      console.log(
        `${resources} resources, ${grouping === 'auto' ? 'as it opens' : 'every part'}: ${picture.nodes.length} nodes, ` +
          `${picture.edges.length} edges; built in ${build.toFixed(0)} ms, drawn in ${first} ms, again in ${again} ms`,
      );
      await browser.closePages();
    }
  }
  await browser.close();
}
