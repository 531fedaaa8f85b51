/** Finds the files of a folder that may be templates, by name and by one cheap look at their text. */
import type { Host } from '../host';
import { resolveUri } from '../text/uri';

/** Folders that hold built, fetched or foreign files: never the author's own templates. */
const skipped = new Set([
  'node_modules',
  'bower_components',
  '.git',
  '.hg',
  '.svn',
  '.aws-sam',
  '.serverless',
  '.vscode-test',
  'cdk.out',
  '.venv',
  'venv',
  '__pycache__',
  '.terraform',
  '.next',
  'site-packages',
]);

const maximumFiles = 20_000;

export function mayBeTemplateName(name: string): boolean {
  // Services written as a program are not read, and that is said of them.
  if (/^serverless\.[cm]?[jt]s$/i.test(name)) return true;
  return (
    /\.(ya?ml|json|template)$/i.test(name) && !/^(package(-lock)?|tsconfig.*|composer|\.?eslintrc)\.json$/i.test(name)
  );
}

/** Cheap and generous: true when reading the text as a template may be worth while. No front end takes another. */
export function mayBeTemplateText(text: string): boolean {
  return /AWS::|AWSTemplate|Custom::|Alexa::|(^|[{,])\s*["']?(service|provider)["']?\s*:/m.test(text);
}

export interface Found {
  readonly files: readonly string[];
  /** True when the folder holds more files than anybody's templates. */
  readonly cut: boolean;
}

/** Files below `folder` whose names fit, in a stable order. `ignored` tells paths that the user wants left out. */
export function findCandidates(host: Host, folder: string, ignored: (uri: string) => boolean): Found {
  const files: string[] = [];
  const folders = [folder];
  let seen = 0;
  while (folders.length > 0) {
    const at = folders.pop() ?? '';
    const inner: string[] = [];
    for (const entry of host.list(at)) {
      const uri = resolveUri(at, entry.name);
      if (++seen > maximumFiles) return { files: files.sort(), cut: true };
      if (ignored(uri)) continue;
      if (entry.kind === 'directory') {
        if (!skipped.has(entry.name)) inner.push(uri);
      } else if (mayBeTemplateName(entry.name)) {
        files.push(uri);
      }
    }
    folders.push(...inner.reverse());
  }
  return { files: files.sort(), cut: false };
}
