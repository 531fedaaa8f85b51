/** What a part of the extension is, and what it is given. A part is one file and one line in features.ts. */
import type { Disposable, ExtensionContext, LogOutputChannel } from 'vscode';
import type { LanguageClient } from 'vscode-languageclient/node';

/** Registers itself; what it returns is disposed when the extension ends. */
export type Feature = (session: Session) => Disposable;

export interface Session {
  readonly context: ExtensionContext;
  readonly client: LanguageClient;
  readonly log: LogOutputChannel;
}
