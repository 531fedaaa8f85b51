/** Makes the extension package (VSIX) from what `npm run build` has put into `dist/`. */
import { spawnSync } from 'node:child_process';
import { cpSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './root';

export function makeVsix(folder: string = root): string {
  const { name, version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
  const file = join(folder, `${name}-${version}.vsix`);
  vsce('package', '--no-dependencies', '--allow-missing-repository', '--no-rewrite-relative-links', '--out', file);
  return file;
}

/** What goes into it, as paths with `/`. */
export function vsixFiles(): string[] {
  const listed = vsce('ls', '--no-dependencies');
  return listed.split(/\r?\n/).filter(Boolean).sort();
}

/** All that may go in; .vscodeignore says which of it does. */
const candidates = [
  ...['.vscodeignore', 'package.json', 'README.md', 'CHANGELOG.md', 'LICENSE'],
  ...['dist', 'docs', 'schemas', 'snippets', 'syntaxes'],
];

/** Runs in a copy: vsce looks at every file below its folder, and `.vscode-test` may hold a hundred thousand. */
function vsce(...args: readonly string[]): string {
  const stage = join(root, 'out', `package-${process.pid}`);
  try {
    for (const name of candidates) cpSync(join(root, name), join(stage, name), { recursive: true });
    const program = join(root, 'node_modules', '@vscode', 'vsce', 'vsce');
    const { status, stdout, stderr } = spawnSync(process.execPath, [program, ...args], {
      cwd: stage,
      encoding: 'utf8',
    });
    if (status !== 0) throw new Error(`vsce ${args.join(' ')} failed:\n${stdout}${stderr}`);
    return stdout;
  } finally {
    rmSync(stage, { recursive: true, force: true });
  }
}
