/**
 * Makes one bundle of a folder of Mocha suites, so that a new suite is a new file and nothing else.
 * `REDRIVE_SUITE=problems` takes that suite alone.
 */
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { type BuildOptions, build, type Format } from 'esbuild';
import { root } from './root';

const common: BuildOptions = {
  absWorkingDir: root,
  bundle: true,
  platform: 'node',
  target: 'node20',
  packages: 'external',
  sourcemap: 'inline',
  logLevel: 'warning',
};

export async function bundleSuites(folder: string, outfile: string): Promise<string> {
  const only = process.env.REDRIVE_SUITE;
  const suites = readdirSync(join(root, folder, 'suites')).filter((name) =>
    only === undefined ? name.endsWith('.ts') : name === `${only}.ts`,
  );
  const contents = suites.map((name) => `import './suites/${name}';`).join('\n');
  await build({ ...common, stdin: { contents, resolveDir: join(root, folder) }, outfile, format: formatOf(outfile) });
  return join(root, outfile);
}

export async function bundleModule(entry: string, outfile: string): Promise<string> {
  await build({ ...common, entryPoints: [entry], outfile, format: formatOf(outfile) });
  return join(root, outfile);
}

const formatOf = (outfile: string): Format => (outfile.endsWith('.mjs') ? 'esm' : 'cjs');
