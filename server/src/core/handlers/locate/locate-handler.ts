/** From what the template says of a function's code to the file and the name of its handler. */
import type { Host } from '../../host';
import type { LambdaFunction, Resource } from '../../model/app';
import { known, possible } from '../../model/value';
import { relativePath } from '../../text/uri';
import type { Language } from '../handler-facts';
import { codeRoot, layerRoots } from './code-roots';
import { locateImage } from './locate-image';
import { locateNode, realHandler } from './locate-node';
import { locatePython } from './locate-python';
import { notFound, type Search } from './located';

export function languageOfRuntime(runtime: string | undefined): Language | null {
  if (runtime === undefined) return null;
  if (/^python/.test(runtime)) return 'python';
  if (/^nodejs/.test(runtime)) return 'javascript';
  if (/^java/.test(runtime)) return 'java';
  if (/^go/.test(runtime)) return 'go';
  if (/^dotnet/.test(runtime)) return 'csharp';
  if (/^ruby/.test(runtime)) return 'ruby';
  return null;
}

export function locateHandler(host: Host, fn: LambdaFunction, resource: (id: string) => Resource | undefined): Search {
  const { code } = fn;
  if (code.packageType === 'image') return locateImage(host, fn);
  const runtime = known(code.runtime) ?? possible(code.runtime)[0]?.value.value;
  const language = languageOfRuntime(runtime);
  const written = known(code.handler) ?? possible(code.handler)[0]?.value.value;
  if (written === undefined)
    return notFound(
      'unresolved',
      language,
      code.handler?.kind === 'unresolved' ? code.handler.reason : 'no handler is named',
    );
  const handler = realHandler(fn, written);
  const root = codeRoot(host, fn);
  if (root.kind === 'unresolved') return notFound('unresolved', language, root.reason);
  const folder = root.uri;
  if (folder !== null) {
    const found = searchIn(host, fn, folder, handler, language, layerRoots(host, fn, resource));
    if (found) return { found };
  }
  if (root.kind === 'artefact') return notFound('artefact', language, root.reason);
  if (language === null)
    return notFound(
      'unresolved',
      null,
      runtime === undefined ? 'the runtime is not known' : `code for \`${runtime}\` is not read`,
    );
  const where = relativePath(host.workspaceFolderOf(root.uri) ?? code.baseUri, root.uri) || '.';
  if (root.kind === 'missing') return notFound('missing', language, `the folder \`${root.path}\` does not exist`);
  return notFound('missing', language, `\`${handler}\` was looked for in \`${where}\``);
}

function searchIn(
  host: Host,
  fn: LambdaFunction,
  folder: string,
  handler: string,
  language: Language | null,
  layers: readonly string[],
) {
  switch (language) {
    case 'python':
      return locatePython(host, [folder, ...layers], handler);
    case 'javascript':
      return (
        locateNode(host, fn, folder, handler) ??
        layers
          .map((layer) => locateNode(host, fn, layer, handler.replace(/^\/opt\/nodejs\//, '')))
          .find((one) => one !== undefined)
      );
    default:
      return undefined;
  }
}
