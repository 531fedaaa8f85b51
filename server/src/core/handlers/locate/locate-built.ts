/**
 * The source of code that a build puts somewhere else: by the full name of its class, by an entry of webpack, else as the
 * only file it can come from.
 */
import type { LambdaFunction } from '../../model/app';
import type { Language } from '../handler-facts';
import { languageOfFile } from '../source-files';
import type { CodeRoot } from './code-roots';
import { type ClassHandler, classesNamed, csharpHandler, javaHandler } from './locate-class';
import type { Places } from './locate-handler';
import { splits } from './locate-node';
import type { Located } from './located';
import { soleSource, sourceElsewhere } from './sole-source';
import { webpackEntry } from './webpack-entries';

export function locateBuilt(
  places: Places,
  fn: LambdaFunction,
  root: Exclude<CodeRoot, { kind: 'unresolved' }>,
  handler: string,
  language: Language | null,
): Located | undefined {
  switch (language) {
    case 'java':
      return soleClass(places, fn, root, language, javaHandler(handler));
    case 'csharp':
      return soleClass(places, fn, root, language, csharpHandler(handler));
    case 'javascript':
    case 'python':
      return soleModule(places, fn, root, handler, language);
    default:
      return undefined;
  }
}

function soleModule(
  places: Places,
  fn: LambdaFunction,
  root: Exclude<CodeRoot, { kind: 'unresolved' }>,
  handler: string,
  language: 'javascript' | 'python',
): Located | undefined {
  for (const { module, symbol } of splits(handler)) {
    const path = language === 'python' ? module.replaceAll('.', '/') : module;
    const isPackage = language === 'javascript' && root.kind === 'artefact';
    const bundled = isPackage ? webpackEntry(places.host, fn, root.built, path, symbol) : undefined;
    const file =
      bundled ??
      soleSource(places, fn, root, path, symbol, language) ??
      (root.kind === 'folder' ? sourceElsewhere(places, root.uri, path, symbol, language) : undefined);
    if (file) return { file, symbol, language: languageOfFile(file) ?? language };
  }
  return undefined;
}

/** Whatever the package is called: no other class is meant by a full name that stands once. */
function soleClass(
  places: Places,
  fn: LambdaFunction,
  root: Exclude<CodeRoot, { kind: 'unresolved' }>,
  language: 'java' | 'csharp',
  named: ClassHandler | undefined,
): Located | undefined {
  if (root.kind !== 'artefact' || !named?.fullName.includes('.')) return undefined;
  const index = places.index(language, root.uri ?? fn.code.baseUri);
  const [only, more] = classesNamed(places.host, index, language, named);
  return more ? undefined : only;
}
