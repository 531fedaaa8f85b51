/** Bundles a server for tests, so that they never run against a stale `dist/`. */
import { join } from 'node:path';
import { build } from 'esbuild';
import { copyAssets } from '../../scripts/build-all';
import { node } from '../../scripts/bundles';
import { root } from '../../scripts/root';

export async function bundleServer(entry: string, name: string): Promise<string> {
  const outfile = join(root, 'out', 'test', 'lsp', name);
  copyAssets();
  await build({
    absWorkingDir: root,
    entryPoints: [entry],
    outfile,
    bundle: true,
    ...node,
    logLevel: 'warning',
    // Finds its files where the built server finds them.
    define: { __dirname: JSON.stringify(join(root, 'dist')) },
  });
  return outfile;
}
