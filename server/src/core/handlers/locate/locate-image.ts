/** Container images: the handler is the image's command, the sources are what its Dockerfile copies. */
import type { LambdaFunction } from '../../model/app';
import { asList, asString, dig } from '../../model/data';
import { known } from '../../model/value';
import { resolveUri } from '../../text/uri';
import { classHandler, locateClass } from './locate-class';
import type { Places } from './locate-handler';
import { locateNode } from './locate-node';
import { locatePython } from './locate-python';
import { notFound, type Search } from './located';

export function locateImage(places: Places, fn: LambdaFunction): Search {
  const { host } = places;
  const { metadata, baseUri } = fn.code;
  const text = (...path: readonly string[]): string | undefined => known(asString(dig(metadata, ...path)));
  const context = text('DockerContext') ?? text('dockerContext') ?? text('path');
  if (context === undefined) return notFound('image', null, 'the code is in a container image');
  const folder = resolveUri(baseUri, context);
  const dockerfile = host.read(
    resolveUri(folder, text('Dockerfile') ?? text('dockerfile') ?? text('file') ?? 'Dockerfile'),
  );
  const source = dockerfile.status === 'ok' ? dockerfile.text : '';
  const command = commandOf(fn) ?? dockerCommand(source);
  const ofClass = command === undefined ? undefined : classHandler(command);
  if (command === undefined || !(ofClass || /^[\w./-]+\.\w+$/.test(command)))
    return notFound('image', null, 'the image has no command that names a handler');
  for (const root of [folder, ...copiedFolders(source).map((path) => resolveUri(folder, path))]) {
    const found = ofClass
      ? locateClass(host, places.index(ofClass.language, root), ofClass.language, ofClass.named)
      : (locatePython(host, [root], command) ?? locateNode(host, fn, root, command));
    if (found) return { found };
  }
  return notFound('image', null, `the command \`${command}\` of the image was not found among its sources`);
}

function commandOf(fn: LambdaFunction): string | undefined {
  const [first] = asList(dig(fn.properties, 'ImageConfig', 'Command'))?.items ?? [];
  return known(asString(first));
}

function dockerCommand(dockerfile: string): string | undefined {
  const command = [...dockerfile.matchAll(/^\s*CMD\s+(.*)$/gim)].at(-1)?.[1];
  return command === undefined ? undefined : /["']([^"']+)["']/.exec(command)?.[1];
}

const copiedFolders = (dockerfile: string): string[] =>
  [...dockerfile.matchAll(/^\s*(?:COPY|ADD)\s+(?!--from)(?:--\S+\s+)*(.*)$/gim)].flatMap((match) => {
    const parts = (match[1] ?? '').trim().split(/\s+/).slice(0, -1);
    return parts.map((part) => part.replace(/\/?\*.*$/, '').replace(/\/[^/]*\.\w+$/, '') || '.');
  });
