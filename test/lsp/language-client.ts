/** A language client for tests: starts a server as an editor would, and waits for what it says. */
import { type ChildProcess, fork, spawn } from 'node:child_process';
import {
  type CodeAction,
  type CodeActionContext,
  createMessageConnection,
  type Diagnostic,
  type DocumentDiagnosticReport,
  type InitializeParams,
  type InitializeResult,
  IPCMessageReader,
  IPCMessageWriter,
  type LogMessageParams,
  type MessageConnection,
  type PublishDiagnosticsParams,
  type Range,
  StreamMessageReader,
  StreamMessageWriter,
  type TextDocumentContentChangeEvent,
} from 'vscode-languageserver-protocol/node';

export interface TestClient {
  readonly connection: MessageConnection;
  readonly process: ChildProcess;
  readonly initialized: InitializeResult;
  /** Log messages so far. */
  readonly log: readonly LogMessageParams[];
  open(uri: string, text: string): void;
  change(uri: string, version: number, ...changes: readonly TextDocumentContentChangeEvent[]): void;
  close(uri: string): void;
  diagnostics(uri: string): Promise<readonly Diagnostic[]>;
  /** Diagnostics pushed so far. */
  readonly published: readonly PublishDiagnosticsParams[];
  codeActions(uri: string, range: Range, only?: CodeActionContext['only']): Promise<readonly CodeAction[]>;
  /** Ends the server as the protocol says; its exit code. */
  stop(): Promise<number | null>;
}

export interface ClientOptions {
  readonly transport: 'ipc' | 'stdio';
  readonly folder?: string;
  readonly capabilities: InitializeParams['capabilities'];
  /** Answer to the server's question for `redrive` settings. */
  readonly settings?: unknown;
}

export const pullingClient: InitializeParams['capabilities'] = {
  textDocument: { diagnostic: {} },
  workspace: {
    configuration: true,
    workspaceFolders: true,
    workspaceEdit: { documentChanges: true },
    diagnostics: { refreshSupport: true },
    didChangeWatchedFiles: { dynamicRegistration: true },
    didChangeConfiguration: { dynamicRegistration: true },
  },
};

/** A client of the year 2016: no pulling, no versions, no questions. */
export const pushedClient: InitializeParams['capabilities'] = {};

export async function startClient(server: string, options: ClientOptions): Promise<TestClient> {
  const { process: child, connection } = options.transport === 'ipc' ? overIpc(server) : overStdio(server);
  const log: LogMessageParams[] = [];
  const published: PublishDiagnosticsParams[] = [];
  connection.onNotification('window/logMessage', (message: LogMessageParams) => void log.push(message));
  connection.onNotification(
    'textDocument/publishDiagnostics',
    (params: PublishDiagnosticsParams) => void published.push(params),
  );
  connection.onRequest('client/registerCapability', () => null);
  connection.onRequest('workspace/diagnostic/refresh', () => null);
  connection.onRequest('workspace/configuration', () => [options.settings ?? null]);
  connection.listen();

  const initialized: InitializeResult = await connection.sendRequest('initialize', {
    processId: process.pid,
    rootUri: null,
    workspaceFolders: options.folder === undefined ? null : [{ uri: options.folder, name: 'test' }],
    capabilities: options.capabilities,
  } satisfies InitializeParams);
  await connection.sendNotification('initialized', {});

  const tell = (method: string, params: unknown) => void connection.sendNotification(method, params);
  return {
    connection,
    process: child,
    initialized,
    log,
    published,
    open: (uri, text) => tell('textDocument/didOpen', { textDocument: { uri, languageId: 'yaml', version: 1, text } }),
    change: (uri, version, ...contentChanges) =>
      tell('textDocument/didChange', { textDocument: { uri, version }, contentChanges }),
    close: (uri) => tell('textDocument/didClose', { textDocument: { uri } }),
    async diagnostics(uri) {
      const report: DocumentDiagnosticReport = await connection.sendRequest('textDocument/diagnostic', {
        textDocument: { uri },
      });
      return report.kind === 'full' ? report.items : [];
    },
    codeActions: (uri, range, only) =>
      connection.sendRequest('textDocument/codeAction', {
        textDocument: { uri },
        range,
        context: { diagnostics: [], ...(only ? { only } : {}) },
      }),
    async stop() {
      const exit = new Promise<number | null>((resolve) => child.once('exit', resolve));
      await connection.sendRequest('shutdown');
      await connection.sendNotification('exit');
      return exit;
    },
  };
}

function overIpc(server: string) {
  const child = fork(server, ['--node-ipc', `--clientProcessId=${process.pid}`], { silent: true });
  return {
    process: child,
    connection: createMessageConnection(new IPCMessageReader(child), new IPCMessageWriter(child)),
  };
}

function overStdio(server: string) {
  const child = spawn(process.execPath, [server, '--stdio', `--clientProcessId=${process.pid}`]);
  return {
    process: child,
    connection: createMessageConnection(new StreamMessageReader(child.stdout), new StreamMessageWriter(child.stdin)),
  };
}
