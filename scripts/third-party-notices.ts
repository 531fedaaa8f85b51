/** The licences of the packages that the bundles hold: they ask to be passed on with the code. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './root';

/** `files` are paths below the root, as esbuild names its inputs. */
export function thirdPartyNotices(files: readonly string[]): string {
  const folders = new Set(files.flatMap(packageFolder));
  return [...folders]
    .sort()
    .map(notice)
    .join(`\n${'-'.repeat(80)}\n\n`);
}

/** None for the program's own files. */
function packageFolder(file: string): string[] {
  const folder = /^.*\bnode_modules\/(?:@[^/]+\/)?[^/]+/.exec(file)?.[0];
  return folder !== undefined && existsSync(join(root, folder, 'package.json')) ? [folder] : [];
}

function notice(folder: string): string {
  const { name, version, license } = JSON.parse(readFileSync(join(root, folder, 'package.json'), 'utf8'));
  const file = readdirSync(join(root, folder)).find((entry) => /^licen[cs]e/i.test(entry));
  const text = file ? readFileSync(join(root, folder, file), 'utf8').trim() : '';
  return `${name} ${version}\n\n${text || `Licence: ${license ?? 'see its package'}`}\n`;
}
