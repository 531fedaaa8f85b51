/** Files below a folder, such as the sources of scripting languages, without tests and without what a build or an installer wrote. */
import type { Host } from '../../host';
import { isBuildFolder } from './code-roots';

/** Enough for a monorepo without its libraries; of more nobody waits to hear whether a file stands once. */
const mostFolders = 3000;

const skipped = /^(node_modules|\.git|\.venv|venv|__pycache__|\.aws-sam|\.serverless|site-packages|coverage)$/;

/** `orders.test.ts`, `orders.d.ts`, `test_orders.py`, `orders_test.py`. */
const isTestFile = (name: string): boolean => /\.(d|test|spec)\.\w+$|^test_.*\.py$|_test\.py$/.test(name);

/** Undefined where there are more folders than are walked. */
export const walkSources = (host: Host, start: string): readonly string[] | undefined =>
  walkFiles(host, start, (name) => /\.(py|[cm]?[jt]sx?)$/.test(name) && !isTestFile(name));

export function walkFiles(host: Host, start: string, wanted: (name: string) => boolean): readonly string[] | undefined {
  const files: string[] = [];
  const queue = [start];
  for (let at = 0; at < queue.length; at++) {
    if (at === mostFolders) return undefined;
    const folder = queue[at] ?? start;
    for (const { name, kind } of host.list(folder)) {
      const uri = `${folder}/${encodeURIComponent(name)}`;
      if (kind === 'directory') {
        if (!isSkippedFolder(name)) queue.push(uri);
      } else if (wanted(name)) files.push(uri);
    }
  }
  return files;
}

export const isTestFolder = (name: string): boolean => /^(tests?|__tests__|__mocks__|e2e|fixtures)$/.test(name);

const isSkippedFolder = (name: string): boolean => skipped.test(name) || isTestFolder(name) || isBuiltFolder(name);

/** `lib` may as well hold sources. */
export const isBuiltFolder = (name: string): boolean => name !== 'lib' && isBuildFolder(name);
