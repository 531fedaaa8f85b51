// Runs a TypeScript script: Node 20 has no type stripping, so esbuild bundles it first.
// Usage: node scripts/run.mjs scripts/generate.ts [arguments]
import './ensure-installed.mjs';
import { mkdirSync, rmSync } from 'node:fs';
import { basename, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

const { build } = await import('esbuild');

const root = fileURLToPath(new URL('..', import.meta.url));
const [script, ...rest] = process.argv.slice(2);
if (!script) {
  console.error('usage: node scripts/run.mjs <script.ts> [arguments]');
  process.exit(2);
}
const outfile = join(root, 'out', 'scripts', `${basename(script, '.ts')}-${process.pid}.mjs`);
mkdirSync(join(root, 'out', 'scripts'), { recursive: true });
await build({
  entryPoints: [script],
  absWorkingDir: root,
  outfile,
  bundle: true,
  platform: 'node',
  format: 'esm',
  target: 'node20',
  packages: 'external',
  sourcemap: 'inline',
  logLevel: 'warning',
});
process.once('exit', () => rmSync(outfile, { force: true }));
process.argv = [process.argv[0], outfile, ...rest];
await import(pathToFileURL(outfile).href);
