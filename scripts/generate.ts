/** `npm run generate`: brings every file that follows from the rules up to date, and says which ones changed. */
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { build } from 'esbuild';
import type { Rule } from '../server/src/core/rules/rule';
import { filesFrom, type GeneratedFile, registryFile, ruleIds } from './generated-files';
import { root } from './root';

const registry = registryFile(ruleIds(root));
const changed = [registry].filter(write);
for (const file of filesFrom(
  root,
  (await loadRules()).map((rule) => rule.meta),
))
  if (write(file)) changed.push(file);
console.log(changed.length === 0 ? 'everything is up to date' : changed.map(({ path }) => `wrote ${path}`).join('\n'));

function write({ path, text }: GeneratedFile): boolean {
  const file = join(root, path);
  if (existsSync(file) && readFileSync(file, 'utf8') === text) return false;
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, text);
  return true;
}

/** The registry as it is now: this script was bundled before it was written. */
async function loadRules(): Promise<readonly Rule[]> {
  const outfile = join(root, 'out/scripts/registry.mjs');
  await build({
    entryPoints: [join(root, registry.path)],
    outfile,
    bundle: true,
    format: 'esm',
    platform: 'neutral',
    mainFields: ['module', 'main'],
    logLevel: 'warning',
  });
  return (await import(`${pathToFileURL(outfile).href}?${Date.now()}`)).rules;
}
