/**
 * Which VS Code to use. `REDRIVE_VSCODE=desktop|server|/path/to/code` decides; else desktop VS Code where it can be had
 * within seconds, else the VS Code server from npm with an installed browser.
 */
import { existsSync } from 'node:fs';
import {
  canMakeDisplay,
  downloadDesktop,
  hasDisplay,
  installedDesktop,
  isDesktopCached,
  isDesktopDownloadable,
  programBehind,
} from './desktop';
import { isServerSupported } from './install-server';
import { MissingPiece } from './missing-piece';

export type VscodeHost = { readonly kind: 'desktop'; readonly program: string } | { readonly kind: 'server' };

/** `start` is for a person to look at: it needs a real display, and downloads a desktop only where no server runs. */
export async function chooseHost(purpose: 'test' | 'start'): Promise<VscodeHost> {
  const wanted = process.env.REDRIVE_VSCODE;
  if (wanted === 'server') return { kind: 'server' };
  if (wanted === 'desktop') return { kind: 'desktop', program: installedDesktop() ?? (await downloadedDesktop()) };
  if (wanted) return { kind: 'desktop', program: named(wanted) };

  if (purpose === 'start' ? hasDisplay : canMakeDisplay) {
    const installed = installedDesktop();
    if (installed) return { kind: 'desktop', program: installed };
    const download =
      isDesktopCached() || ((purpose === 'test' || !isServerSupported) && (await isDesktopDownloadable()));
    if (download) return { kind: 'desktop', program: await downloadedDesktop() };
  }
  return { kind: 'server' };
}

async function downloadedDesktop(): Promise<string> {
  try {
    return await downloadDesktop();
  } catch (error) {
    throw new MissingPiece(
      `Desktop VS Code could not be downloaded: ${error instanceof Error ? error.message : String(error)}`,
      'Install it from https://code.visualstudio.com, or use the VS Code server:  REDRIVE_VSCODE=server',
    );
  }
}

function named(path: string): string {
  const program = existsSync(path) ? programBehind(path) : undefined;
  if (program) return program;
  throw new MissingPiece(
    `REDRIVE_VSCODE=${path} is no VS Code program.`,
    'It is `desktop`, `server`, or the path of a VS Code program.',
  );
}
