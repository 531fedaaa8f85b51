/** Desktop VS Code: finds an installed one, downloads one, and gives it a display where there is none. */
import { spawnSync } from 'node:child_process';
import { existsSync, realpathSync } from 'node:fs';
import { basename, delimiter, dirname, join } from 'node:path';
import { downloadAndUnzipVSCode } from '@vscode/test-electron';
import { root } from '../root';
import { startChild } from './lifetimes';
import { MissingPiece } from './missing-piece';
import { versions } from './versions';

const cache = join(root, '.vscode-test');

export function installedDesktop(): string | undefined {
  const onPath = (process.env.PATH ?? '').split(delimiter).map((folder) => join(folder, 'code'));
  const { LOCALAPPDATA = '', PROGRAMFILES = '' } = process.env;
  const places: Partial<Record<NodeJS.Platform, readonly string[]>> = {
    linux: [...onPath, '/usr/share/code/code', '/snap/code/current/usr/share/code/code'],
    darwin: ['/Applications/Visual Studio Code.app', ...onPath],
    win32: [LOCALAPPDATA && join(LOCALAPPDATA, 'Programs'), PROGRAMFILES].map((folder) =>
      join(folder, 'Microsoft VS Code', 'Code.exe'),
    ),
  };
  for (const place of places[process.platform] ?? []) {
    const program = existsSync(place) ? programBehind(place) : undefined;
    if (program !== undefined) return program;
  }
  return undefined;
}

/** The program itself for what people name: the `code` script, the macOS app, or the program. */
export function programBehind(path: string): string | undefined {
  const real = realpathSync(path);
  const macApp = /^(.*\.app)(\/|$)/.exec(real)?.[1];
  const candidates = macApp
    ? ['Electron', 'Code', 'Code - Insiders'].map((name) => join(macApp, 'Contents', 'MacOS', name))
    : basename(dirname(real)) === 'bin'
      ? [join(dirname(dirname(real)), basename(real)), join(dirname(dirname(real)), 'Code.exe')]
      : [real];
  return candidates.find((candidate) => existsSync(candidate));
}

/** What an earlier run has downloaded. */
export function isDesktopCached(): boolean {
  return ['', '-archive'].some((suffix) =>
    existsSync(join(cache, `vscode-${downloadPlatform()}${suffix}-${versions.desktop}`, 'is-complete')),
  );
}

/** Decided within three seconds. */
export async function isDesktopDownloadable(): Promise<boolean> {
  try {
    const answer = await fetch(
      `https://update.code.visualstudio.com/api/versions/${versions.desktop}/${downloadPlatform()}/stable`,
      {
        signal: AbortSignal.timeout(3000),
      },
    );
    return answer.ok;
  } catch {
    return false;
  }
}

export function downloadDesktop(): Promise<string> {
  return downloadAndUnzipVSCode({ version: versions.desktop, cachePath: cache });
}

export const hasDisplay =
  process.platform !== 'linux' || Boolean(process.env.DISPLAY) || Boolean(process.env.WAYLAND_DISPLAY);

export const canMakeDisplay = hasDisplay || spawnSync('Xvfb', ['-help'], { stdio: 'ignore' }).error === undefined;

/** Makes a display that nobody sees, where there is none; it ends with this program. */
export async function ensureDisplay(): Promise<void> {
  if (hasDisplay) return;
  if (!canMakeDisplay) {
    throw new MissingPiece(
      'Desktop VS Code needs a display, and there is none.',
      'Install a virtual one:  sudo apt-get update && sudo apt-get install -y xvfb\nor use the VS Code server:  REDRIVE_VSCODE=server',
    );
  }
  const args = ['-displayfd', '1', '-screen', '0', '1400x900x24', '-nolisten', 'tcp'];
  const { process: server } = startChild('Xvfb', args, { stdio: ['ignore', 'pipe', 'ignore'] });
  const display = await new Promise<string>((resolve, reject) => {
    server.stdout?.once('data', (number: Buffer) => resolve(`:${number.toString().trim()}`));
    server.once('exit', (code) => reject(new Error(`Xvfb ended with ${code} before it was ready.`)));
  });
  process.env.DISPLAY = display;
}

function downloadPlatform(): string {
  if (process.platform === 'win32') return `win32-${process.arch}`;
  if (process.platform === 'darwin') return process.arch === 'arm64' ? 'darwin-arm64' : 'darwin';
  return `linux-${process.arch === 'arm' ? 'armhf' : process.arch}`;
}
