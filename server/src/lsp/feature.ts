/** What a feature of the language server is, and what it is given. A feature is one file and one line in features.ts. */
import type {
  CancellationToken,
  ClientCapabilities,
  Connection,
  Event,
  InitializeParams,
  ResponseError,
  ServerCapabilities,
} from 'vscode-languageserver';
import type { Service } from '../core/service';
import type { Lines } from './lines';
import type { OpenVersions } from './open-versions';
import type { WorkspaceFolders } from './workspace-folders';

/** Registers its handlers and says what the server can do because of it. */
export type Feature = (server: FeatureContext) => Partial<ServerCapabilities>;

export interface FeatureContext {
  readonly connection: Connection;
  readonly service: Service;
  readonly folders: WorkspaceFolders;
  readonly client: ClientCapabilities;
  readonly initialize: InitializeParams;
  readonly lines: Lines;
  readonly versions: OpenVersions;
  /** Where the page of a rule is. */
  ruleHref(rule: string): string;
  /** Something changed that problems and pictures may depend on. */
  readonly onChanged: Event<Changed>;
  changed(what: Changed): void;
  /** Run once the client is ready for requests of the server; answers wait for all of them. */
  onReady(task: () => Promise<void>): void;
  /** The handler of a notification, made safe: it runs at once, and what it throws is logged. */
  notice<P>(name: string, handler: (params: P) => void): (params: P) => void;
  /** The handler of a request, made safe: what it throws is logged, and the answer is `empty`. */
  answer<P, R>(name: string, empty: R, handler: (params: P, token: CancellationToken) => R | Promise<R>): Answer<P, R>;
  /** Resolves when nobody has typed for a moment, or when the request was cancelled. */
  quiet(token: CancellationToken): Promise<void>;
}

/** The error says that the request was cancelled; nothing else is ever answered with an error. */
export type Answer<P, R> = (params: P, token: CancellationToken) => Promise<R | ResponseError<never>>;

/** `typing` in an open document, `document` opened or closed, `files` outside the editor, `settings` of the user. */
export interface Changed {
  readonly what: 'typing' | 'document' | 'files' | 'settings';
}
