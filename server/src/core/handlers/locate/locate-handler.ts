/** From what the template says of a function's code to the file and the name of its handler. */
import type { Host } from '../../host';
import type { LambdaFunction, Resource } from '../../model/app';
import { asString, dig } from '../../model/data';
import { known, possible } from '../../model/value';
import { relativePath } from '../../text/uri';
import { isJavaOrCSharp, type Language } from '../handler-facts';
import type { SourceIndex } from '../resolve/source-index';
import type { Remember } from '../workspace-lookups';
import { type CodeRoot, codeRoot, isBuildFolder, layerRoots } from './code-roots';
import { locateBuilt } from './locate-built';
import { classHandler, csharpHandler, javaHandler, locateClass, locateProgram } from './locate-class';
import { locateGo } from './locate-go';
import { locateImage } from './locate-image';
import { locateNode, realHandler } from './locate-node';
import { locatePython } from './locate-python';
import { locateRuby } from './locate-ruby';
import { type Located, notFound, type Search } from './located';

export interface Places {
  readonly host: Host;
  readonly remember: Remember;
  resource(id: string): Resource | undefined;
  /** The classes of Java and C# around a folder. */
  index(language: 'java' | 'csharp', folder: string): SourceIndex;
  /** The folder of a Python module that stands once in the workspace around `folder`. */
  pythonRoot(folder: string, module: string, isFolder?: boolean): string | undefined;
}

/** The language a function is written in, as its runtime says it; of custom runtimes, as its build or its files do. */
export function languageOf(host: Host, fn: LambdaFunction): Language | null {
  const runtime = runtimeOf(fn);
  for (const [start, language] of runtimes) if (runtime?.startsWith(start)) return language;
  if (!runtime?.startsWith('provided')) return inferredLanguage(host, fn);
  const method = known(asString(dig(fn.code.metadata, 'BuildMethod'))) ?? '';
  if (/^go/.test(method)) return 'go';
  if (/^rust/.test(method)) return 'rust';
  if (/^dotnet/.test(method)) return 'csharp';
  const ofClass = classHandler(known(fn.code.handler) ?? '');
  if (ofClass) return ofClass.language;
  const root = codeRoot(host, fn);
  const uri = root.kind === 'unresolved' ? null : root.uri;
  return uri === null ? null : languageInFolder(host, uri, 0);
}

/** Where no runtime is known: the language in which the handler is found. */
function inferredLanguage(host: Host, fn: LambdaFunction): Language | null {
  const root = codeRoot(host, fn);
  const handler = known(fn.code.handler);
  if (handler === undefined || root.kind === 'unresolved' || fn.code.inline) return null;
  if (known(asString(dig(fn.code.metadata, 'BuildMethod'))) === 'esbuild') return 'javascript';
  const ofClass = classHandler(handler);
  if (ofClass) return ofClass.language;
  if (root.uri === null) return null;
  if (locatePython(host, [root.uri], handler)) return 'python';
  if (locateNode(host, fn, root.uri, handler)) return 'javascript';
  return locateRuby(host, [root.uri], handler) ? 'ruby' : null;
}

const runtimes: readonly (readonly [string, Language])[] = [
  ['python', 'python'],
  ['nodejs', 'javascript'],
  ['java', 'java'],
  ['go', 'go'],
  ['dotnet', 'csharp'],
  ['ruby', 'ruby'],
];

function languageInFolder(host: Host, folder: string, depth: number): Language | null {
  const entries = host.list(folder);
  for (const { name } of entries) {
    if (name === 'Cargo.toml') return 'rust';
    if (name === 'go.mod' || name.endsWith('.go')) return 'go';
    if (name.endsWith('.csproj')) return 'csharp';
    if (name === 'pom.xml' || name.startsWith('build.gradle')) return 'java';
  }
  if (depth >= 3) return null;
  for (const entry of entries) {
    if (entry.kind !== 'directory' || /^(node_modules|\.git|target)$/.test(entry.name)) continue;
    const found = languageInFolder(host, `${folder}/${encodeURIComponent(entry.name)}`, depth + 1);
    if (found) return found;
  }
  return null;
}

const runtimeOf = (fn: LambdaFunction): string | undefined =>
  known(fn.code.runtime) ?? possible(fn.code.runtime)[0]?.value.value;

export function locateHandler(places: Places, fn: LambdaFunction): Search {
  const { host } = places;
  const { code } = fn;
  if (code.packageType === 'image') return locateImage(places, fn);
  const language = languageOf(host, fn);
  const written =
    known(code.handler) ?? possible(code.handler)[0]?.value.value ?? (language === 'go' ? 'bootstrap' : undefined);
  if (written === undefined)
    return notFound(
      'unresolved',
      language,
      code.handler?.kind === 'unresolved' ? code.handler.reason : 'no handler is named',
    );
  const handler = realHandler(fn, written);
  const root = codeRoot(host, fn);
  if (root.kind === 'unresolved') return notFound('unresolved', language, root.reason);
  const found = root.uri === null ? undefined : searchIn(places, fn, root.uri, handler, language);
  if (found) return { found };
  const source = locateBuilt(places, fn, root, handler, language);
  if (source) return { found: source };
  // What a build puts together comes from the sources beside it.
  if (root.kind === 'artefact' && root.uri !== null && language === 'python') {
    const beside = locatePython(host, [fn.code.baseUri, `${fn.code.baseUri}/src`], handler);
    if (beside) return { found: beside };
  }
  return notThere(places, fn, root, handler, language);
}

/** Handlers that belong to a framework or a layer: their code is not the app's. */
const foreignHandler =
  /^(wsgi_handler\.|wsgi\.handler|rack_adapter\.|org\.springframework|io\.micronaut|io\.quarkus|com\.amazonaws\.|software\.amazon|aws_lambda_adapter|run\.sh$|bootstrap$|not\.used|.*\.sh$|Bref|public\/index\.php)/;

function notThere(
  places: Places,
  fn: LambdaFunction,
  root: Exclude<CodeRoot, { kind: 'unresolved' }>,
  handler: string,
  language: Language | null,
): Search {
  const { host } = places;
  if (root.kind === 'artefact') return notFound('artefact', language, root.reason);
  const runtime = runtimeOf(fn);
  if (language === null || language === 'rust' || runtime === undefined)
    return notFound(
      'unresolved',
      language,
      runtime === undefined ? 'the runtime is not known' : `code for \`${runtime}\` is not read`,
    );
  if (foreignHandler.test(handler))
    return notFound('unresolved', language, `\`${handler}\` belongs to a library or a script`);
  if (root.kind === 'missing') return notFound('missing', language, `the folder \`${root.path}\` does not exist`);
  const built = handler.slice(0, handler.lastIndexOf('/') + 1);
  if (isBuildFolder(built)) return notFound('artefact', language, `\`${built}\` is made by a build`);
  // A binary is named by its build, so that its absence says nothing.
  if (language === 'go') return notFound('unresolved', language, 'the main package could not be told');
  if (language === 'csharp' && isOtherDotnet(host, root.uri))
    return notFound('unresolved', language, 'F# and Visual Basic are not read');
  if (isJavaOrCSharp(language) && !isOwnLanguage(places, language, root.uri, handler)) {
    return notFound('unresolved', language, 'its sources are in another language, or elsewhere');
  }
  const where = relativePath(host.workspaceFolderOf(root.uri) ?? fn.code.baseUri, root.uri) || '.';
  return notFound('missing', language, `\`${handler}\` was looked for in \`${where}\``);
}

/** Whether the folder has sources of the language, and those of the handler's package or namespace. */
function isOwnLanguage(places: Places, language: 'java' | 'csharp', folder: string, handler: string): boolean {
  const index = places.index(language, folder);
  if (!index.hasFilesIn(folder)) return false;
  const { fullName } = language === 'java' ? javaHandler(handler) : (csharpHandler(handler) ?? { fullName: '' });
  const owner = fullName.slice(0, Math.max(0, fullName.lastIndexOf('.')));
  return language === 'csharp' || owner === '' || index.hasFolder(owner.replaceAll('.', '/'));
}

/** F# and Visual Basic run on the same runtime. */
const isOtherDotnet = (host: Host, folder: string): boolean => {
  const names = host.list(folder).map(({ name }) => name);
  return names.some((name) => /\.(fs|vb)proj$/.test(name)) && !names.some((name) => name.endsWith('.csproj'));
};

function searchIn(
  places: Places,
  fn: LambdaFunction,
  folder: string,
  handler: string,
  language: Language | null,
): Located | undefined {
  const { host } = places;
  const layers = (): string[] => layerRoots(host, fn, (id) => places.resource(id));
  switch (language) {
    case 'python':
      return locatePython(host, [folder, ...layers()], handler);
    case 'javascript':
      return (
        locateNode(host, fn, folder, handler) ??
        layers()
          .map((layer) => locateNode(host, fn, layer, handler.replace(/^\/opt\/nodejs\//, '')))
          .find((one) => one !== undefined)
      );
    case 'java':
      return locateClass(host, places.index('java', folder), 'java', javaHandler(handler));
    case 'csharp': {
      if (isOtherDotnet(host, folder)) return undefined;
      const named = csharpHandler(handler);
      const index = places.index('csharp', folder);
      return named ? locateClass(host, index, 'csharp', named) : locateProgram(host, index, folder);
    }
    case 'go':
      return locateGo(host, fn, folder, handler);
    case 'ruby':
      return locateRuby(host, [folder, ...layers()], handler);
    default:
      return undefined;
  }
}
