/** Puts a VS Code server into `.vscode-test/` from npm's packages, once; see versions.ts. */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { root } from '../root';
import { MissingPiece } from './missing-piece';
import { serverPlatforms, versions } from './versions';

export interface InstalledServer {
  /** The Node that runs the server. */
  readonly node: string;
  /** VS Code's own entry: code-server's wrapper ignores the test payload, and only this one takes the test switch. */
  readonly main: string;
}

export const isServerSupported = platformPackages() !== undefined;

export function isServerInstalled(): boolean {
  return existsSync(serverFolder());
}

export function installServer(): InstalledServer {
  const folder = serverFolder();
  if (!existsSync(folder)) {
    const packages = platformPackages();
    if (!packages) {
      throw new MissingPiece(
        `There is no VS Code server for ${process.platform}-${process.arch} on npm.`,
        'Install desktop VS Code (https://code.visualstudio.com) and set REDRIVE_VSCODE=desktop.',
      );
    }
    requireCompiler();
    console.log(
      `Installing VS Code server ${versions.codeServer} from npm into .vscode-test/ (about 670 MB, once) ...`,
    );
    const partial = `${folder}.${process.pid}`;
    try {
      install(partial, packages);
      // Another run may have been quicker; the two are equal.
      if (!existsSync(folder)) renameSync(partial, folder);
    } finally {
      rmSync(partial, { recursive: true, force: true });
    }
  }
  return {
    node: join(nodeFolder(folder), 'bin', 'node'),
    main: join(vscodeFolder(folder), 'out', 'server-main.js'),
  };
}

const platformKey = `${process.platform}-${process.arch}`;

function platformPackages() {
  return serverPlatforms[`${process.platform}-${process.arch}`];
}

const serverFolder = () =>
  join(root, '.vscode-test', `server-${versions.codeServer}-node-${versions.node}-${platformKey}`);
const vscodeFolder = (folder: string) => join(folder, 'node_modules', 'code-server', 'lib', 'vscode');
const nodeFolder = (folder: string) => join(folder, 'node_modules', platformPackages()?.node ?? '');

function install(folder: string, packages: { readonly node: string; readonly watcher: string }): void {
  mkdirSync(folder, { recursive: true });
  writeFileSync(
    join(folder, 'package.json'),
    JSON.stringify({
      private: true,
      dependencies: { 'code-server': versions.codeServer, [packages.node]: versions.node },
    }),
  );
  npm(folder, 'install --ignore-scripts');
  const vscode = vscodeFolder(folder);
  // Not `npm ci`: the published shrinkwrap lacks an entry.
  npm(vscode, 'install --ignore-scripts --omit=dev --omit=optional');
  const watcher = JSON.parse(readFileSync(join(vscode, 'node_modules/@parcel/watcher/package.json'), 'utf8'));
  npm(vscode, `install --no-save --ignore-scripts --omit=dev --omit=optional ${packages.watcher}@${watcher.version}`);
  const node = nodeFolder(folder);
  npm(vscode, 'rebuild @vscode/spdlog @vscode/native-watchdog', {
    PATH: `${join(node, 'bin')}${delimiter}${process.env.PATH ?? ''}`,
    npm_config_nodedir: node,
  });
}

function npm(cwd: string, command: string, env: Record<string, string> = {}): void {
  const { status, stdout, stderr } = spawnSync(`npm ${command} --no-audit --no-fund --loglevel=error`, {
    cwd,
    shell: true,
    encoding: 'utf8',
    env: { ...process.env, ...env },
  });
  if (status !== 0) throw new Error(`npm ${command} failed in ${cwd}:\n${stdout}${stderr}`);
}

/** Two small native modules of the server are compiled here. */
function requireCompiler(): void {
  const missing = ['g++', 'make', 'python3'].filter((tool) => spawnSync(tool, ['--version']).status !== 0);
  if (missing.length === 0) return;
  throw new MissingPiece(
    `The VS Code server needs ${missing.join(', ')} to compile two small modules.`,
    process.platform === 'darwin'
      ? 'Install them:  xcode-select --install'
      : 'Install them:  sudo apt-get update && sudo apt-get install -y g++ make python3',
  );
}
