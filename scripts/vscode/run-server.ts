/** A running VS Code server of its own: fresh user data, on 127.0.0.1 at a free port, ended with this program. */
import { type ChildProcess, spawnSync } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { installServer } from './install-server';
import { startChild, temporaryFolder } from './lifetimes';
import { quietSettings } from './quiet-settings';

export interface ServerOptions {
  /** For the extension host, which inherits it. */
  readonly env?: Readonly<Record<string, string>>;
  /** An extension to install from a file. */
  readonly vsix?: string;
  readonly settings?: Readonly<Record<string, unknown>>;
}

export interface RunningServer {
  /** Address of the workbench on a folder. */
  address(folder: string, payload?: ServerPayload): string;
  /** Resolves when the server has ended, for whatever reason. */
  readonly ended: Promise<void>;
  end(): void;
}

export interface ServerPayload {
  /** Folder of the extension under development. */
  readonly extension?: string;
  /** Module with the `run` function of its tests. */
  readonly tests?: string;
}

export async function startVscodeServer(options: ServerOptions = {}): Promise<RunningServer> {
  const { env = {}, vsix, settings = {} } = options;
  const { node, main } = installServer();
  const data = temporaryFolder('vscode');
  const token = randomUUID();
  mkdirSync(join(data, 'user', 'User'), { recursive: true });
  writeFileSync(
    join(data, 'user', 'User', 'settings.json'),
    JSON.stringify({ ...quietSettings, ...settings }, null, 2),
  );
  const folders = ['--server-data-dir', join(data, 'server'), '--user-data-dir', join(data, 'user')];
  folders.push('--extensions-dir', join(data, 'extensions'));
  const environment = { ...process.env, EXTENSIONS_GALLERY: '{"serviceUrl":""}', ...env };

  if (vsix !== undefined) {
    const { status, stdout, stderr } = spawnSync(node, [main, ...folders, '--install-extension', vsix], {
      env: environment,
      encoding: 'utf8',
    });
    if (status !== 0) throw new Error(`The VS Code server could not install ${vsix}:\n${stdout}${stderr}`);
  }

  const child = startChild(
    node,
    [
      main,
      ...['--host', '127.0.0.1', '--port', '0', '--connection-token', token],
      ...['--accept-server-license-terms', '--disable-workspace-trust', '--telemetry-level', 'off'],
      '--enable-smoke-test-driver',
      ...folders,
    ],
    { env: environment, stdio: ['ignore', 'pipe', 'pipe'] },
  );
  const port = await listeningPort(child.process);
  return {
    address: (folder, payload = {}) => addressOf(port, token, folder, payload),
    ended: new Promise((resolve) => child.process.once('exit', () => resolve())),
    end: child.end,
  };
}

/** The server says where it listens, and says why when it does not. */
function listeningPort(server: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    let said = '';
    const listen = (chunk: Buffer) => {
      if (said.length < 20_000) said += chunk.toString();
      const port = /Extension host agent listening on (\d+)/.exec(said)?.[1];
      if (port !== undefined) resolve(port);
    };
    server.stdout?.on('data', listen);
    server.stderr?.on('data', listen);
    server.once('error', reject);
    server.once('exit', (code) => reject(new Error(`The VS Code server ended with ${code}:\n${said}`)));
  });
}

function addressOf(port: string, token: string, folder: string, { extension, tests }: ServerPayload): string {
  const remote = (path: string) => `vscode-remote://127.0.0.1:${port}${pathToFileURL(path).pathname}`;
  const payload = [['skipWelcome', 'true']];
  if (extension !== undefined) payload.push(['extensionDevelopmentPath', remote(extension)]);
  if (tests !== undefined) payload.push(['extensionTestsPath', remote(tests)]);
  const query = new URLSearchParams({ tkn: token, folder, payload: JSON.stringify(payload) });
  return `http://127.0.0.1:${port}/?${query}`;
}
