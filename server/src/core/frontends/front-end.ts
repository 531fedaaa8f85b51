/** What a front end offers: a cheap look at a text, and the app read from it. */
import type { Host } from '../host';
import type { App, FrameworkName } from '../model/app';
import type { YamlDocument } from '../yaml/document';

export interface FrontEnd {
  readonly name: string;
  /** Undefined when the document is nothing for this front end. */
  detect(document: YamlDocument): FrameworkName | undefined;
  /** `previous` is the app read from the same file before; parts that did not change are taken over from it. */
  read(document: YamlDocument, sources: Sources, previous: App | undefined): App;
}

/** Files beside the template: parsed once, kept by their text. */
export interface Sources {
  readonly host: Host;
  /** Undefined when the file is missing, outside the workspace or unreadable; `reason` says so. */
  yaml(uri: string): { readonly document: YamlDocument } | { readonly document: undefined; readonly reason: string };
  /** Templates that deploy this one as a nested stack. Without it none is known. */
  readonly deployersOf?: (uri: string) => readonly string[];
}
