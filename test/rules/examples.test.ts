/** The example apps are written in every framework, and the same app must hear the same, with all rules on. */
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { root } from '../../scripts/root';
import { checkFiles, type Files } from '../support/check-app';

const folder = join(root, 'examples');
const templates = ['template.yaml', 'cloudformation.yaml', 'serverless.yml'];
const apps = readdirSync(folder).filter(
  (name) => templates.filter((template) => existsSync(join(folder, name, template))).length > 1,
);

/** They speak of what somebody wrote; the same API or bucket may be made of events, where there is nothing to set. */
const aboutWritten: readonly string[] = ['api-without-throttling', 's3-versioning-off'];

it.each(apps)('%s says the same in every framework', (app) => {
  const files = readFiles(join(folder, app));
  const said = templates
    .filter((main) => main in files)
    .map((main) =>
      checkFiles(files, main)
        .problems.filter(({ rule }) => !aboutWritten.includes(rule))
        .map(({ level, rule, fn, trigger, resource }) => `${level} ${rule} ${fn?.id ?? trigger?.fn} ${resource?.id}`)
        .sort(),
    );
  expect(said.flat()).not.toEqual([]);
  for (const other of said.slice(1)) expect(other).toEqual(said[0]);
});

function readFiles(at: string): Files {
  const files: Record<string, string> = {};
  for (const name of readdirSync(at, { recursive: true, encoding: 'utf8' })) {
    const file = join(at, name);
    if (statSync(file).isFile()) files[name.replaceAll('\\', '/')] = readFileSync(file, 'utf8');
  }
  return files;
}
