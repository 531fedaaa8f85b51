/** `folder/file.export`: a Node module below the code's root, or the source it was built from. */
import type { Host } from '../../host';
import type { LambdaFunction } from '../../model/app';
import { asList, asString, dig } from '../../model/data';
import { known } from '../../model/value';
import { isInside, parentUri, relativePath, resolveUri } from '../../text/uri';
import { foldersUp, readJson, sourceFile } from '../resolve/node-modules';
import { languageOfFile } from '../source-files';
import { isBuildFolder } from './code-roots';
import type { Located } from './located';
import { webpackEntry } from './webpack-entries';

export function locateNode(host: Host, fn: LambdaFunction, root: string, handler: string): Located | undefined {
  for (const { module, symbol } of splits(handler)) {
    for (const file of candidates(host, fn, root, module, symbol)) {
      const language = languageOfFile(file);
      if (language) return { file, symbol, language };
    }
  }
  return undefined;
}

/** Node splits the last part at its first dot; bundlers allow dots in file names. */
export function splits(handler: string): { module: string; symbol: string }[] {
  const slash = handler.lastIndexOf('/') + 1;
  const folder = handler.slice(0, slash);
  const last = handler.slice(slash);
  const found: { module: string; symbol: string }[] = [];
  for (const dot of new Set([last.lastIndexOf('.'), last.indexOf('.')])) {
    if (dot > 0) found.push({ module: folder + last.slice(0, dot), symbol: last.slice(dot + 1) });
  }
  return found;
}

function* candidates(host: Host, fn: LambdaFunction, root: string, module: string, symbol: string): Generator<string> {
  const entry = esbuildEntry(fn, module);
  if (entry !== undefined) {
    // Templates put together from pieces name it as seen from where they are put together.
    for (const folder of [root, ...foldersUp(host, `${root}/x`)]) {
      const file = sourceFile(host, resolveUri(folder, entry));
      if (file) yield file;
    }
  }
  const direct = sourceFile(host, resolveUri(root, module));
  if (direct && !isBuilt(host, direct)) yield direct;
  const bundled = webpackEntry(host, fn, root, module, symbol);
  if (bundled) yield bundled;
  const source = sourceOfBuilt(host, root, module);
  if (source) yield source;
  if (direct) yield direct;
}

/** SAM's `Metadata.BuildProperties.EntryPoints`: the one whose output is called as the handler says. */
function esbuildEntry(fn: LambdaFunction, module: string): string | undefined {
  const { metadata } = fn.code;
  const listed = asList(dig(metadata, 'BuildProperties', 'EntryPoints'))?.items.map((item) => known(item)) ?? [];
  const entries = listed.filter((one): one is string => typeof one === 'string');
  const stem = (path: string): string => path.replace(/^\.\//, '').replace(/\.\w+$/, '');
  const base = (path: string): string => stem(path).slice(stem(path).lastIndexOf('/') + 1);
  return (
    entries.find((one) => stem(one) === stem(module)) ??
    entries.find((one) => stem(one).endsWith(`/${module}`)) ??
    entries.find((one) => base(one) === base(`${module}.x`))
  );
}

const isBuilt = (host: Host, file: string): boolean => {
  const workspace = host.workspaceFolderOf(file) ?? '';
  return /\.[cm]?js$/.test(file) && isBuildFolder(relativePath(workspace, parentUri(file)));
};

/** `dist/x.js` was made from `src/x.ts`: by tsconfig's outDir and rootDir, else by the usual folders. */
function sourceOfBuilt(host: Host, root: string, module: string): string | undefined {
  const target = resolveUri(root, module);
  for (const folder of [root, ...foldersUp(host, `${root}/x`)]) {
    const options = readJson(host, `${folder}/tsconfig.json`)?.compilerOptions as
      | Readonly<Record<string, unknown>>
      | undefined;
    const outDir = typeof options?.outDir === 'string' ? resolveUri(folder, options.outDir) : undefined;
    if (outDir !== undefined && isInside(outDir, target)) {
      const rest = relativePath(outDir, target);
      const rootDir = typeof options?.rootDir === 'string' ? options.rootDir : '.';
      for (const start of [rootDir, '.', 'src']) {
        const file = sourceFile(host, resolveUri(folder, `${start}/${rest}`));
        if (file && !isBuilt(host, file)) return file;
      }
    }
  }
  return throughUsualFolders(host, target);
}

function throughUsualFolders(host: Host, target: string): string | undefined {
  const workspace = host.workspaceFolderOf(target);
  if (workspace === undefined) return undefined;
  const parts = relativePath(workspace, target).split('/');
  for (let at = parts.length - 2; at >= 0; at--) {
    if (!isBuildFolder(parts[at] ?? '')) continue;
    const before = parts.slice(0, at).join('/');
    // .aws-sam/build/FunctionName/...
    const rest = parts.slice(at + 1);
    for (const tail of [rest, rest.slice(1), rest.slice(2)]) {
      if (tail.length === 0) continue;
      for (const start of ['src/', '', 'lib/', 'source/', 'functions/', 'app/']) {
        const file = sourceFile(
          host,
          resolveUri(workspace, [before, `${start}${tail.join('/')}`].filter((part) => part !== '').join('/')),
        );
        if (file && !isBuilt(host, file)) return file;
      }
    }
  }
  return undefined;
}

/** Handlers of monitoring layers name the real one in an environment variable. */
export function realHandler(fn: LambdaFunction, handler: string): string {
  const variable = /datadog[-_]lambda/.test(handler)
    ? 'DD_LAMBDA_HANDLER'
    : /newrelic/.test(handler)
      ? 'NEW_RELIC_LAMBDA_HANDLER'
      : /lumigo/.test(handler)
        ? 'LUMIGO_ORIGINAL_HANDLER'
        : undefined;
  const named =
    variable === undefined ? undefined : known(asString(dig(fn.properties, 'Environment', 'Variables', variable)));
  return named ?? handler;
}
