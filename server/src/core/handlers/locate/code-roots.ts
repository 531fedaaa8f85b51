/** The folders a function's code may lie in, from what the template says of it. */
import type { Host } from '../../host';
import type { LambdaFunction, Resource } from '../../model/app';
import { asList, type Data, dig, isMap, isReference } from '../../model/data';
import { known, possible, type Value } from '../../model/value';
import { parentUri, resolveUri } from '../../text/uri';
import { packageName, packageOf } from './package-name';

export type CodeRoot =
  | { readonly kind: 'folder'; readonly uri: string }
  /**
   * Built or kept elsewhere. `uri` is where it would be built, if that is in the workspace; `built` what is run there, of
   * a package in a bucket a folder of its name beside the template.
   */
  | { readonly kind: 'artefact'; readonly reason: string; readonly uri: string | null; readonly built: string | null }
  | { readonly kind: 'missing'; readonly uri: string; readonly path: string }
  | { readonly kind: 'unresolved'; readonly reason: string };

/** What a script or a person writes over before it is deployed: `%codeUri%`, `{{ x }}`, `<path>`, `__CODE__`, `@@x@@`. */
const placeholder = /%\w+%|\{\{.*\}\}|<.+>|__[A-Z][A-Z\d_]*__|@@\w+@@/;

export function codeRoot(host: Host, fn: LambdaFunction): CodeRoot {
  const { path, baseUri } = fn.code;
  if (path === undefined) return { kind: 'folder', uri: baseUri };
  const [first] = possible(path);
  const value = known(path) ?? first?.value.value;
  if (value === undefined)
    return { kind: 'unresolved', reason: path.kind === 'unresolved' ? path.reason : 'the path has an unexpected form' };
  const remote = remoteReason(value);
  if (remote !== undefined || typeof value !== 'string') {
    const name = packageOf(value);
    const built = name === undefined ? null : resolveUri(baseUri, name);
    return { kind: 'artefact', reason: remote ?? 'the code is named by a reference', uri: null, built };
  }
  const uri = resolveUri(baseUri, value.replace(/^\.\//, '').replace(/\/+$/, '') || '.');
  if (host.workspaceFolderOf(uri) === undefined)
    return { kind: 'unresolved', reason: `\`${value}\` lies outside the workspace` };
  const kind = host.kindOf(uri);
  if (kind === undefined && placeholder.test(value))
    return { kind: 'unresolved', reason: `the path \`${value}\` is a placeholder` };
  if (/\.(zip|jar|war)$/i.test(value)) {
    const folder = parentUri(uri);
    const name = packageName(value);
    const built = name === undefined ? null : resolveUri(folder, name);
    return { kind: 'artefact', reason: `\`${value}\` is a built package`, uri: folder, built };
  }
  if (kind === 'directory') return { kind: 'folder', uri };
  // A single file as code: its folder.
  if (kind === 'file') return { kind: 'folder', uri: parentUri(uri) };
  if (isBuildFolder(value)) return { kind: 'artefact', reason: `\`${value}\` is made by a build`, uri, built: uri };
  return { kind: 'missing', uri, path: value };
}

/** Why the code is not in the workspace, where what is written says so. */
function remoteReason(value: Data): string | undefined {
  if (isMap(value)) return 'the code is an object in a bucket';
  return typeof value === 'string' && /^(s3|https?|arn):/i.test(value) ? `the code is kept at \`${value}\`` : undefined;
}

export const isBuildFolder = (path: string): boolean =>
  /(^|\/)(\.aws-sam|dist|build|out|target|bin|publish|\.build|\.serverless|\.webpack|\.esbuild|cdk\.out|artifacts?|packaged?|release|lib|output|esbuild|asset\.\w+)(\/|$)/i.test(
    path,
  );

/** Where the innermost folder of a path stands that a build makes; below 0 where there is none. */
export const lastBuildFolder = (path: readonly string[]): number =>
  path.findLastIndex((part, index) => index < path.length - 1 && isBuildFolder(part));

export const behindBuild = (path: readonly string[]): readonly string[] => path.slice(lastBuildFolder(path) + 1);

/** Local folders of the function's layers. */
export function layerRoots(host: Host, fn: LambdaFunction, resource: (id: string) => Resource | undefined): string[] {
  const roots: string[] = [];
  const layers = fn.properties.get('Layers');
  for (const item of asList(layers)?.items ?? []) {
    const [one] = possible(item);
    const value: Data | undefined = one?.value.value;
    if (!isReference(value)) continue;
    const properties = resource(value.target)?.properties;
    const content = dig(properties, 'Content') ?? dig(properties, 'ContentUri');
    const text = stringOf(content);
    if (text === undefined) continue;
    const uri = resolveUri(fn.code.baseUri, text);
    if (host.kindOf(uri) !== 'directory') continue;
    roots.push(
      ...[`${uri}/python`, `${uri}/nodejs`, `${uri}/ruby/lib`, uri].filter(
        (folder) => host.kindOf(folder) === 'directory',
      ),
    );
    for (const entry of host.list(`${uri}/python/lib`)) roots.push(`${uri}/python/lib/${entry.name}/site-packages`);
  }
  return roots;
}

const stringOf = (value: Value<Data> | undefined): string | undefined => {
  const data = known(value);
  return typeof data === 'string' ? data : undefined;
};
