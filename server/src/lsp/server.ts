/** Wires the service to a connection. What it can do is in features.ts. */
import {
  type CancellationToken,
  type Connection,
  Emitter,
  type InitializeParams,
  type InitializeResult,
  LSPErrorCodes,
  ResponseError,
  type ServerCapabilities,
} from 'vscode-languageserver';
import type { LogLevel } from '../core/host';
import type { Service } from '../core/service';
import type { Changed, Feature, FeatureContext } from './feature';
import { createLines } from './lines';
import { createOpenVersions } from './open-versions';
import { createWorkspaceFolders } from './workspace-folders';

export interface ServerOptions {
  readonly version: string;
  readonly features: readonly Feature[];
  /** Folder of the rules' pages, with a slash at its end; a client that shows them itself names its own, or an address with `{rule}`. */
  readonly rulePages: string;
  createService(folders: () => readonly string[], log: (level: LogLevel, message: string) => void): Service;
}

export function startServer(connection: Connection, options: ServerOptions): void {
  connection.onInitialize((params): InitializeResult => {
    const log = logTo(connection);
    const { context, start } = createContext(connection, params, options, log);
    const capabilities = options.features.map((feature) => feature(context)).reduce(mergeCapabilities, {});
    connection.onInitialized(() => {
      log('info', `Redrive ${options.version} is ready; folders: ${context.folders.uris().join(', ') || 'none'}.`);
      start();
    });
    return { serverInfo: { name: 'redrive', version: options.version }, capabilities };
  });
  connection.listen();
}

/** A keystroke that is followed by another within this time is not worth an answer. */
const quietTime = 100;

function createContext(
  connection: Connection,
  initialize: InitializeParams,
  options: ServerOptions,
  log: (level: LogLevel, message: string) => void,
): { readonly context: FeatureContext; start(): void } {
  const folders = createWorkspaceFolders(initialize);
  const service = options.createService(folders.uris, log);
  const emitter = new Emitter<Changed>();
  const tasks: (() => Promise<void>)[] = [];
  let lastChange = 0;
  let begin: () => void = () => undefined;
  const ready = new Promise<void>((resolve) => {
    begin = resolve;
  }).then(() =>
    Promise.all(tasks.map((task) => task().catch((error: unknown) => log('error', described('start', error))))),
  );
  const rulePages: unknown = initialize.initializationOptions?.rulePages;
  const pages = typeof rulePages === 'string' ? rulePages : options.rulePages;

  const context: FeatureContext = {
    connection,
    service,
    folders,
    client: initialize.capabilities,
    initialize,
    lines: createLines((uri) => service.text(uri)),
    versions: createOpenVersions(),
    ruleHref: (rule) => (pages.includes('{rule}') ? pages.replace('{rule}', rule) : `${pages}${rule}.md`),
    onChanged: emitter.event,
    changed(what) {
      if (what.what === 'typing') lastChange = Date.now();
      emitter.fire(what);
    },
    onReady: (task) => void tasks.push(task),
    notice: (name, handler) => (params) => {
      try {
        handler(params);
      } catch (error) {
        log('error', described(name, error));
      }
    },
    answer: (name, empty, handler) => async (params, token) => {
      try {
        await ready;
        if (!token.isCancellationRequested) {
          const result = await handler(params, token);
          if (!token.isCancellationRequested) return result;
        }
      } catch (error) {
        // What was cancelled may end in any way.
        if (!token.isCancellationRequested) {
          log('error', described(name, error));
          return empty;
        }
      }
      return new ResponseError<never>(LSPErrorCodes.RequestCancelled, `${name}: cancelled`);
    },
    async quiet(token) {
      for (let left = quietTime; left > 0 && !token.isCancellationRequested; ) {
        left = lastChange + quietTime - Date.now();
        if (left > 0) await pause(left, token);
      }
    },
  };
  return { context, start: begin };
}

function logTo({ console }: Connection): (level: LogLevel, message: string) => void {
  return (level, message) => console[level](message);
}

function described(name: string, error: unknown): string {
  return `${name}: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`;
}

function pause(milliseconds: number, token: CancellationToken): Promise<void> {
  return new Promise((resolve) => {
    const done = () => {
      clearTimeout(timer);
      listener.dispose();
      resolve();
    };
    const timer = setTimeout(done, milliseconds);
    const listener = token.onCancellationRequested(done);
  });
}

/** Features own different capabilities; only `workspace` has parts that belong to several. */
function mergeCapabilities(all: ServerCapabilities, more: Partial<ServerCapabilities>): ServerCapabilities {
  return {
    ...all,
    ...more,
    ...(all.workspace || more.workspace ? { workspace: { ...all.workspace, ...more.workspace } } : {}),
  };
}
