/** What a request of the editor costs once a template is checked: nobody should wait for a hover while typing. */
import { handlerLenses, templateLenses } from '../../server/src/core/features/code-lens';
import { hover } from '../../server/src/core/features/hover/hover';
import { links } from '../../server/src/core/features/links';
import { outline } from '../../server/src/core/features/outline';
import { patternCompletions } from '../../server/src/core/features/patterns/pattern-completion';
import type { Checked } from '../../server/src/core/project/checked';
import { createService } from '../../server/src/core/service';
import type { YamlDocument } from '../../server/src/core/yaml/document';
import { createMemoryHost, workspace } from '../support/memory-host';
import { templateOf } from './template-of';

interface Prepared {
  readonly checked: Checked;
  readonly document: YamlDocument;
  /** In the middle of the file. */
  readonly offset: number;
}

const features: Readonly<Record<string, (prepared: Prepared) => unknown>> = {
  hover: (prepared) => hover({ ...prepared, now: 0, rules: [], ruleHref: String }),
  'code lenses': ({ checked, document: { uri } }) => [templateLenses(checked, uri), handlerLenses(checked, uri)],
  outline: ({ checked, document: { uri } }) => outline(checked, uri),
  links: ({ checked, document }) => links(checked, document, () => false),
  completion: ({ checked, document }) =>
    patternCompletions(checked.app, document, document.text.indexOf('Resources:') + 13),
};

const sizes = [50, 500] as const;
const runs = 40;

export async function printFeatureCosts(): Promise<void> {
  const prepared = await Promise.all(sizes.map(prepare));
  console.log(`\none request in a template that is checked, median of ${runs}, in milliseconds`);
  console.log(`${'request'.padEnd(20)}${sizes.map((size) => `${size} resources`.padStart(15)).join('')}`);
  for (const [name, run] of Object.entries(features)) {
    const figures = prepared
      .map((one) =>
        median(() => run(one))
          .toFixed(3)
          .padStart(15),
      )
      .join('');
    console.log(`${name.padEnd(20)}${figures}`);
  }
}

async function prepare(size: number): Promise<Prepared> {
  const text = templateOf(size);
  const service = createService(createMemoryHost({ 'template.yaml': text }), { today: () => '2026-11-21' });
  const uri = `${workspace}/template.yaml`;
  service.open(uri, text);
  const checked = await service.check(uri);
  const document = service.yaml(uri);
  if (!checked || !document) throw new Error('the benchmark has no template');
  return { checked, document, offset: text.indexOf('Timeout', text.length / 2) + 1 };
}

function median(run: () => unknown): number {
  const times = Array.from({ length: runs }, () => {
    const start = performance.now();
    run();
    return performance.now() - start;
  });
  return times.sort((a, b) => a - b)[runs / 2] ?? 0;
}
