/** The Serverless front end against what the framework itself makes of the same services. Prints the agreement. */
import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { describe, expect, it } from 'vitest';
import { serverlessFrontEnd } from '../../server/src/core/frontends/serverless/serverless-front-end';
import type { App } from '../../server/src/core/model/app';
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
  /** `files`: the whole service is left out, because the files that hold it are not there. */
  readonly aspect: string;
  readonly difference: string;
  readonly reason: string;
  /** The plugin that adds what the framework alone does not; counted apart. */
  readonly plugin?: string;
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

  const read = (line: OracleLine): App => {
    const path = join(shared, line.file ?? '');
    const document = parseYaml(pathToFileURL(path).href, readFileSync(path, 'utf8'));
    return serverlessFrontEnd.read(document, fileSources(shared), undefined);
  };

  const check = (template: string, tallies: readonly Tally[]) => {
    for (const { aspect, difference } of tallies) {
      const known = explained.find((one) => one.template === template && one.difference === difference);
      const name = known?.plugin ? `${aspect} of plugins` : aspect;
      const count = counts.get(name) ?? { same: 0, all: 0 };
      const isSame = difference === null || known?.plugin !== undefined;
      counts.set(name, { same: count.same + (isSame ? 1 : 0), all: count.all + 1 });
      if (difference !== null) found.push({ template, aspect, difference });
    }
  };

  it('reads every service', () => {
    for (const line of lines('corpus.jsonl').filter(({ status }) => status === 'ok')) {
      const template = line.file ?? '';
      const app = read(line);
      const absent = explained.find((one) => one.template === template && one.aspect === 'files');
      if (absent === undefined) check(template, compare(app, line));
      else {
        expect(app.notes.map(({ message }) => message).join('\n')).toContain(absent.difference);
        found.push({ template, aspect: 'files', difference: absent.difference });
      }
    }
    expect(counts.get('functions')?.all).toBeGreaterThan(150);
  });

  it('says calmly what it can not read', () => {
    for (const line of lines('corpus.jsonl').filter(({ status }) => status === 'failed')) {
      const app = read(line);
      const isForeign = line.reason?.includes('is not AWS') ?? false;
      expect(app.notes.length, line.file).toBe(isForeign ? 1 : 0);
      if (isForeign) expect(app.functions.size, line.file).toBe(0);
    }
  });

  it('agrees but for the differences that are explained', () => {
    for (const [aspect, { same, all }] of counts) {
      const share = ((100 * same) / all).toFixed(2);
      console.log(`${aspect.padEnd(24)} ${String(same).padStart(5)} of ${String(all).padStart(5)}  ${share} %`);
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
