/** How fast real templates are read: every template of the corpus, from its file to its graph, and nothing kept between them. */
import { existsSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../../scripts/root';
import { createService } from '../../server/src/core/service';
import { fileUri } from '../../server/src/node/file-uri';
import { createNodeHost } from '../../server/src/node/node-host';

const corpus = join(root, '..', 'shared', 'corpus');

export function printCorpusThroughput(): void {
  if (!existsSync(corpus)) {
    console.log('\nthe corpus is not here: throughput over real templates is left out');
    return;
  }
  const folders = readdirSync(corpus).filter((name) => statSync(join(corpus, name)).isDirectory());
  const start = performance.now();
  let templates = 0;
  let bytes = 0;
  for (const name of folders) {
    const folder = fileUri(join(corpus, name));
    const host = createNodeHost({
      workspaceFolders: [folder],
      assets: join(root, 'dist', 'grammars'),
      log: () => undefined,
    });
    const service = createService(host, { today: () => '2026-11-21' });
    for (const uri of service.discover(folder).files) {
      if (service.model(uri) === undefined) continue;
      templates++;
      bytes += service.text(uri)?.length ?? 0;
    }
  }
  const seconds = (performance.now() - start) / 1000;
  const perSecond = (amount: number) => (amount / seconds).toFixed(amount > 1000 ? 0 : 1);
  console.log(
    `\n${templates} real templates, ${(bytes / 1e6).toFixed(1)} MB, from file to model in ${seconds.toFixed(1)} s: ${perSecond(templates)} a second, ${(bytes / 1e6 / seconds).toFixed(2)} MB/s`,
  );
}
