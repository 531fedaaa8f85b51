/** Every real template gives a text that Mermaid takes, within the limits of GitHub's renderer. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { buildPicture } from '../../server/src/core/diagram/build-picture';
import { wholePicture } from '../../server/src/core/diagram/picture-view';
import { portableText } from '../../server/src/core/diagram/portable-text';
import { createService } from '../../server/src/core/service';
import { fileUri } from '../../server/src/node/file-uri';
import { createNodeHost } from '../../server/src/node/node-host';
import { mermaidParser } from './support/mermaid-parser';

const corpus = join(__dirname, '..', '..', '..', 'shared', 'corpus');
const there = existsSync(corpus);
if (!there) console.log('skipped: pictures of real templates, because ../shared/corpus is not there');

it.runIf(there)(
  'Mermaid takes the picture of every template',
  async () => {
    const folder = fileUri(corpus);
    const assets = join(__dirname, '..', '..', 'dist', 'grammars');
    const service = createService(createNodeHost({ workspaceFolders: [folder], assets, log: () => undefined }), {
      today: () => '2026-11-21',
    });
    const parse = await mermaidParser();
    const refused: string[] = [];
    let drawn = 0;
    for (const uri of service.discover(folder).files) {
      const model = service.model(uri);
      if (model === undefined) continue;
      const picture = buildPicture({ ...model, facts: new Map(), problems: [] });
      for (const direction of ['LR', 'TB'] as const) {
        const text = portableText(picture, { ...wholePicture, direction });
        await parse(text).catch((error: unknown) => refused.push(`${uri}: ${String(error)}`));
      }
      drawn++;
    }
    console.log(`${drawn} pictures of real templates`);
    expect(refused).toEqual([]);
    expect(drawn).toBeGreaterThan(100);
  },
  600_000,
);
