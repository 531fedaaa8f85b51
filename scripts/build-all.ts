/** Everything that ships, into `dist/`; source maps go to `out/maps`, outside the package. Returns a line on each. */
import { copyFileSync, existsSync, mkdirSync, renameSync, rmSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { build } from 'esbuild';
import { bundles, copies } from './bundles';
import { root } from './root';

export async function buildAll(): Promise<readonly string[]> {
  const lines: string[] = [];
  for (const { entry, outfile, ...options } of bundles) {
    if (!existsSync(join(root, entry))) {
      lines.push(`${outfile}  left out: there is no ${entry}`);
      continue;
    }
    const result = await build({
      absWorkingDir: root,
      entryPoints: [entry],
      outfile,
      bundle: true,
      minify: true,
      keepNames: false,
      sourcemap: 'external',
      legalComments: 'none',
      metafile: true,
      logLevel: 'warning',
      ...options,
    });
    moveMap(outfile);
    lines.push(`${outfile}  ${Math.round((result.metafile?.outputs[outfile]?.bytes ?? 0) / 1024)} kB`);
  }
  rmSync(join(root, 'dist', 'grammars'), { recursive: true, force: true });
  for (const { from, to } of copies) {
    mkdirSync(dirname(join(root, to)), { recursive: true });
    copyFileSync(join(root, from), join(root, to));
  }
  lines.push(`dist/grammars  ${copies.length} files`);
  return lines;
}

function moveMap(outfile: string): void {
  const target = join(root, 'out', 'maps', `${basename(outfile)}.map`);
  mkdirSync(dirname(target), { recursive: true });
  renameSync(join(root, `${outfile}.map`), target);
}
