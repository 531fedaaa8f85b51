/** Makes the extension package (VSIX) from what `npm run build` has put into `dist/`. */
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './root';

export function makeVsix(): string {
  const { name, version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
  const file = join(root, `${name}-${version}.vsix`);
  vsce('package', '--no-dependencies', '--allow-missing-repository', '--no-rewrite-relative-links', '--out', file);
  return file;
}

/** What goes into it, as paths with `/`. */
export function vsixFiles(): string[] {
  const listed = vsce('ls', '--no-dependencies');
  return listed.split(/\r?\n/).filter(Boolean).sort();
}

function vsce(...args: readonly string[]): string {
  const program = join(root, 'node_modules', '@vscode', 'vsce', 'vsce');
  const { status, stdout, stderr } = spawnSync(process.execPath, [program, ...args], { cwd: root, encoding: 'utf8' });
  if (status !== 0) throw new Error(`vsce ${args.join(' ')} failed:\n${stdout}${stderr}`);
  return stdout;
}
