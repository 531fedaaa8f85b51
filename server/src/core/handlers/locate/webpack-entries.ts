/** The source of a bundle, where a webpack configuration names it: `entry: { clean: './src/handlers/clean/handler.ts' }`. */
import type { Host } from '../../host';
import type { LambdaFunction } from '../../model/app';
import { relativePath, resolveUri } from '../../text/uri';
import { foldersUp, sourceFile } from '../resolve/node-modules';
import { behindBuild } from './code-roots';
import { declares, isTelling } from './telling-names';

/** The file of the entry that is called as the module, in the nearest configuration above the code or the template. */
export function webpackEntry(
  host: Host,
  fn: LambdaFunction,
  code: string | null,
  module: string,
  symbol: string,
): string | undefined {
  const config = nearestConfig(host, [code ?? fn.code.baseUri, fn.code.baseUri]);
  if (!config) return undefined;
  for (const name of bundleNames(config.folder, code, module)) {
    const entry = config.entries.get(name);
    const file = entry === undefined ? undefined : sourceFile(host, resolveUri(config.folder, entry));
    if (file && declares(host, file, symbol)) return file;
  }
  return undefined;
}

/** What the bundle may be called: its path in the build folder, or the module alone, where that is no common name. */
function bundleNames(project: string, code: string | null, module: string): readonly string[] {
  const alone = isTelling(module.split('/')) ? [module] : [];
  if (code === null) return alone;
  const path = relativePath(project, resolveUri(code, module)).split('/');
  const below = behindBuild(path);
  return path[0] === '..' || below.length === path.length ? alone : [below.join('/'), ...alone];
}

interface Config {
  readonly folder: string;
  readonly entries: ReadonlyMap<string, string>;
}

const fileNames: readonly string[] = ['js', 'ts', 'cjs', 'mjs'].map((extension) => `webpack.config.${extension}`);

function nearestConfig(host: Host, starts: readonly string[]): Config | undefined {
  for (const start of starts) {
    for (const folder of foldersUp(host, `${start}/x`)) {
      const file = fileNames.map((name) => `${folder}/${name}`).find((uri) => host.kindOf(uri) === 'file');
      const content = file === undefined ? undefined : host.read(file);
      if (content?.status === 'ok') return { folder, entries: readEntries(content.text) };
    }
  }
  return undefined;
}

/** Comments, strings (what is in them is the second group), words (the third), and signs. */
const token =
  /\/\/[^\n]*|\/\*[\s\S]*?\*\/|(["'])((?:(?!\1)[^\\\n]|\\.)*)\1|`(?:[^`\\]|\\.)*`|([\w$]+)|([{}[\](),:.])|\S/g;

/**
 * The entries of every `entry: {…}` and `entries = {…}` that are written as plain text; nothing is run. None where a name
 * stands for two files, or where `context` says that the paths are seen from another folder.
 */
export function readEntries(text: string): ReadonlyMap<string, string> {
  const entries = new Map<string, string>();
  const tokens = [...text.matchAll(token)].filter(([all]) => !/^\/[/*]/.test(all));
  const is = (at: number, sign: string): boolean => tokens[at]?.[0] === sign;
  if (tokens.some((_, at) => is(at, 'context') && is(at + 1, ':'))) return entries;
  for (let at = 0; at < tokens.length; at++) {
    const isObject = is(at, 'entry') ? is(at + 1, ':') : is(at, 'entries') && is(at + 1, '=');
    if (!isObject || !is(at + 2, '{')) continue;
    for (const [name, path] of pairsOf(tokens, at + 3)) {
      if ((entries.get(name) ?? path) !== path) return new Map();
      entries.set(name, path);
    }
  }
  return entries;
}

/** `name: './x'`, `name: ['./x']` and `name: { import: './x' }` of the object whose inside begins at `start`. */
function* pairsOf(tokens: readonly RegExpExecArray[], start: number): Generator<readonly [string, string]> {
  const textAt = (at: number): string | undefined => tokens[at]?.[2];
  const wordAt = (at: number): string | undefined => tokens[at]?.[3];
  const signs = (at: number): string => tokens[at]?.[0] ?? '';
  let depth = 0;
  for (let at = start; at < tokens.length && depth >= 0; at++) {
    const sign = signs(at);
    const isKey = depth === 0 && signs(at + 1) === ':' && /^[{,]$/.test(signs(at - 1));
    const name = isKey ? (textAt(at) ?? wordAt(at)) : undefined;
    if (name !== undefined) {
      const value = valueAt(tokens, at + 2);
      if (value !== undefined) yield [name, value];
    }
    if (/^[{[(]$/.test(sign)) depth++;
    if (/^[}\])]$/.test(sign)) depth--;
  }
}

function valueAt(tokens: readonly RegExpExecArray[], at: number): string | undefined {
  const sign = (index: number): string => tokens[index]?.[0] ?? '';
  const text = (index: number, end: RegExp): string | undefined =>
    end.test(sign(index + 1)) ? tokens[index]?.[2] : undefined;
  if (sign(at) === '[') return text(at + 1, sign(at + 3) === ']' ? /^[,\]]$/ : /^\]$/);
  if (sign(at) === '{' && sign(at + 1) === 'import' && sign(at + 2) === ':') return text(at + 3, /^[,}]$/);
  return text(at, /^[,}]$/);
}
