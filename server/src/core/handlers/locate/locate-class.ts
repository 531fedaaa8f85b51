/** `com.acme.Orders::handle` (Java) and `Assembly::Acme.Orders::Handle` (C#): a class somewhere in the sources. */
import type { Host } from '../../host';
import type { SourceIndex } from '../resolve/source-index';
import type { Located } from './located';

export interface ClassHandler {
  readonly fullName: string;
  readonly method: string;
}

/** What the handler text of Java says; the method is `handleRequest` unless it is named. */
export function javaHandler(handler: string): ClassHandler {
  const [fullName = '', method = 'handleRequest'] = handler.split('::');
  return { fullName: fullName.trim(), method: method.trim() };
}

/** Undefined for a bare assembly name: an executable with its own main. Generated names of the annotations library are undone. */
export function csharpHandler(handler: string): ClassHandler | undefined {
  const [, fullName, method] = handler.split('::').map((part) => part.trim());
  if (fullName === undefined || method === undefined) return undefined;
  const generated = /^(.*)\.(\w+?)_(\w+?)(?:_[\dA-F]{8,})?_Generated$/.exec(fullName);
  return generated
    ? { fullName: `${generated[1]}.${generated[2]}`, method: generated[3] ?? method }
    : { fullName, method };
}

/** What can only be the handler of a class: `Assembly::Acme.Orders::Handle`, `com.acme.Orders::handle`. */
export function classHandler(
  handler: string,
): { readonly language: 'java' | 'csharp'; readonly named: ClassHandler } | undefined {
  const ofCsharp = /^[\w.-]+::[\w.+]+::\w+$/.test(handler) ? csharpHandler(handler) : undefined;
  if (ofCsharp) return { language: 'csharp', named: ofCsharp };
  return /^\w+(\.\w+)+::\w+$/.test(handler) ? { language: 'java', named: javaHandler(handler) } : undefined;
}

export function locateClass(
  host: Host,
  index: SourceIndex,
  language: 'java' | 'csharp',
  named: ClassHandler,
): Located | undefined {
  for (const one of classesNamed(host, index, language, named)) return one;
  return undefined;
}

/** Every class of that full name; of an inner class the files of the classes around it. */
export function* classesNamed(
  host: Host,
  index: SourceIndex,
  language: 'java' | 'csharp',
  { fullName, method }: ClassHandler,
): Generator<Located> {
  const parts = fullName.split(/[.$+]/);
  for (let at = parts.length - 1; at >= 0; at--) {
    const simple = parts[at] ?? '';
    const owner = parts.slice(0, at).join('.');
    for (const file of index.filesOf(simple)) {
      const content = host.read(file);
      if (content.status !== 'ok') continue;
      const declared =
        (language === 'java' ? /^\s*package\s+([\w.]+)/m : /^\s*namespace\s+([\w.]+)/m).exec(content.text)?.[1] ?? '';
      if (declared === owner || content.text.includes(`namespace ${owner}`))
        yield { file, symbol: `${fullName}::${method}`, language };
    }
  }
}

/** An executable's main: top-level statements, or a `Main` that starts the Lambda runtime. */
export function locateProgram(host: Host, index: SourceIndex, folder: string): Located | undefined {
  const own = host
    .list(folder)
    .filter((entry) => entry.name.endsWith('.cs'))
    .map((entry) => `${folder}/${encodeURIComponent(entry.name)}`);
  for (const file of [...own, ...index.filesOf('Program')]) {
    const content = host.read(file);
    if (
      content.status === 'ok' &&
      /LambdaBootstrapBuilder|AddAWSLambdaHosting|static\s+(async\s+)?\w+\s+Main\s*\(/.test(content.text)
    )
      return { file, symbol: 'Main', language: 'csharp' };
  }
  return undefined;
}
