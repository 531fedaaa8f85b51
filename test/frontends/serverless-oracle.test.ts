/** The Serverless front end against what the framework itself makes of the same services. Prints the agreement. */
import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { describe, expect, it } from 'vitest';
import { serverlessFrontEnd } from '../../server/src/core/frontends/serverless/serverless-front-end';
import { parseYaml } from '../../server/src/core/yaml/document';
import { fileSources } from './file-sources';
import { compare, type Tally } from './oracle-compare';
import type { OracleLine } from './oracle-line';

const shared = resolve(import.meta.dirname, '../../../shared');
const folder = join(shared, 'oracle/serverless');
const isThere = existsSync(folder);
if (!isThere) console.log(`Skipped: no expected graphs at ${folder}`);

interface Difference {
  readonly template: string;
  readonly aspect: string;
  readonly difference: string;
  readonly reason: string;
}

const explained: readonly Difference[] = JSON.parse(
  readFileSync(join(import.meta.dirname, 'serverless-oracle-differences.json'), 'utf8'),
);

const lines = (file: string): readonly OracleLine[] =>
  readFileSync(join(folder, file), 'utf8')
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line));

describe.runIf(isThere)('what the Serverless Framework makes of services', () => {
  const found: Omit<Difference, 'reason'>[] = [];
  const counts = new Map<string, { same: number; all: number }>();

  const check = (template: string, path: string, line: OracleLine) => {
    const uri = pathToFileURL(path).href;
    const app = serverlessFrontEnd.read(parseYaml(uri, readFileSync(path, 'utf8')), fileSources(shared), undefined);
    for (const { aspect, difference } of compare(app, line) as readonly Tally[]) {
      const count = counts.get(aspect) ?? { same: 0, all: 0 };
      counts.set(aspect, { same: count.same + (difference === null ? 1 : 0), all: count.all + 1 });
      if (difference !== null) found.push({ template, aspect, difference });
    }
  };

  it('reads every service', () => {
    for (const line of lines('corpus.jsonl')) {
      if (line.status === 'ok') check(line.file ?? '', join(shared, line.file ?? ''), line);
    }
    expect(counts.get('functions')?.all).toBeGreaterThan(150);
  });

  it('agrees but for the differences that are explained', () => {
    for (const [aspect, { same, all }] of counts) {
      console.log(
        `${aspect.padEnd(22)} ${String(same).padStart(5)} of ${String(all).padStart(5)}  ${((100 * same) / all).toFixed(2)} %`,
      );
    }
    const known = explained.map(({ template, aspect, difference }) => ({ template, aspect, difference }));
    expect(found).toEqual(known);
  });

  it('gives 98 % of functions and triggers', () => {
    for (const aspect of ['functions', 'triggers']) {
      const { same, all } = counts.get(aspect) ?? { same: 0, all: 1 };
      expect(same / all, aspect).toBeGreaterThanOrEqual(0.98);
    }
  });
});
