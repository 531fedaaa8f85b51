/** Everything that ships, into `dist/` with source maps, which the package leaves out. Returns a line on each. */
import { copyFileSync, mkdirSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { build } from 'esbuild';
import { bundles, copies, notices } from './bundles';
import { root } from './root';
import { thirdPartyNotices } from './third-party-notices';

export async function buildAll(): Promise<readonly string[]> {
  const lines: string[] = [];
  const inputs = copies.map(({ from }) => from);
  for (const { entry, outfile, ...options } of bundles) {
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
    inputs.push(...Object.keys(result.metafile?.inputs ?? {}));
    lines.push(`${outfile}  ${Math.round((result.metafile?.outputs[outfile]?.bytes ?? 0) / 1024)} kB`);
  }
  writeFileSync(join(root, notices), thirdPartyNotices(inputs));
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
