/** Everything that ships, into `dist/` with source maps, which the package leaves out. Returns a line on each. */
import { copyFileSync, existsSync, mkdirSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
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
      sourcemap: 'linked',
      legalComments: 'none',
      metafile: true,
      logLevel: 'warning',
      ...options,
    });
    lines.push(`${outfile}  ${Math.round((result.metafile?.outputs[outfile]?.bytes ?? 0) / 1024)} kB`);
  }
  copyAssets();
  lines.push(`dist/grammars  ${copies.length} files`);
  return lines;
}

/** Files that ship beside the bundles; those that are there already are left as they are. */
export function copyAssets(): void {
  for (const { from, to } of copies) {
    const [source, target] = [join(root, from), join(root, to)];
    if (statSync(target, { throwIfNoEntry: false })?.size === statSync(source).size) continue;
    mkdirSync(dirname(target), { recursive: true });
    copyFileSync(source, target);
  }
}
