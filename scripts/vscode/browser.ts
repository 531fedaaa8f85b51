/** Finds an installed Chromium, Chrome or Edge, and opens it for the workbench. Nothing in it can reach another machine. */
import { type SpawnSyncOptions, spawnSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { delimiter, join } from 'node:path';
import { type BrowserContext, chromium } from 'playwright-core';
import { runEndingsLast, temporaryFolder } from './lifetimes';
import { MissingPiece } from './missing-piece';

/** The browser's program: `REDRIVE_BROWSER`, else an installed one, else (as root on Debian or Ubuntu) a fresh one. */
export function findBrowser(): string {
  const named = process.env.REDRIVE_BROWSER;
  if (named !== undefined) {
    if (existsSync(named)) return named;
    throw new MissingPiece(`There is no browser at REDRIVE_BROWSER=${named}.`, 'Unset it, or name the program itself.');
  }
  const found = installedBrowser() ?? (mayUseApt() ? installWithApt() : undefined);
  if (found !== undefined) return found;
  throw new MissingPiece(
    'The workbench needs Chromium, Chrome or Edge, and none was found.',
    process.platform === 'linux'
      ? 'Install one:  sudo apt-get update && sudo apt-get install -y chromium\nor:           npx playwright-core install --with-deps chromium'
      : 'Install Chrome or Edge, or run:  npx playwright-core install chromium',
  );
}

export async function openBrowser(program: string): Promise<BrowserContext> {
  const browser = await chromium.launchPersistentContext(temporaryFolder('browser'), {
    executablePath: program,
    headless: true,
    viewport: { width: 1400, height: 900 },
    handleSIGINT: false,
    handleSIGTERM: false,
    handleSIGHUP: false,
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
      '--host-resolver-rules=MAP * ~NOTFOUND , EXCLUDE 127.0.0.1',
    ],
  });
  // Playwright ends the browser on exit; only then its profile can be deleted.
  runEndingsLast();
  return browser;
}

const linuxNames = [
  'chromium',
  'chromium-browser',
  'google-chrome-stable',
  'google-chrome',
  'microsoft-edge-stable',
  'microsoft-edge',
];

const macApps = [
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  '/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge',
];

const windowsPrograms = ['Google\\Chrome\\Application\\chrome.exe', 'Microsoft\\Edge\\Application\\msedge.exe'];

function installedBrowser(): string | undefined {
  return [...usualPlaces(), ...playwrightBrowsers()].find((program) => existsSync(program));
}

function usualPlaces(): string[] {
  if (process.platform === 'darwin') return macApps.flatMap((app) => [app, join(homedir(), app)]);
  if (process.platform === 'win32') {
    const folders = ['PROGRAMFILES', 'PROGRAMFILES(X86)', 'LOCALAPPDATA'].map((name) => process.env[name] ?? '');
    return windowsPrograms.flatMap((program) => folders.map((folder) => join(folder, program)));
  }
  const folders = (process.env.PATH ?? '').split(delimiter);
  return linuxNames.flatMap((name) => folders.map((folder) => join(folder, name)));
}

/** What `playwright install chromium` has left in its cache. */
function playwrightBrowsers(): string[] {
  const caches = {
    linux: join(homedir(), '.cache', 'ms-playwright'),
    darwin: join(homedir(), 'Library', 'Caches', 'ms-playwright'),
    win32: join(homedir(), 'AppData', 'Local', 'ms-playwright'),
  } as Partial<Record<NodeJS.Platform, string>>;
  const cache = process.env.PLAYWRIGHT_BROWSERS_PATH ?? caches[process.platform];
  if (cache === undefined || !existsSync(cache)) return [];
  const programs = ['chrome-linux/chrome', 'chrome-linux64/chrome', 'chrome-win/chrome.exe', 'chrome-win64/chrome.exe'];
  const mac = ['chrome-mac', 'chrome-mac-arm64', 'chrome-mac-x64'].map(
    (folder) => `${folder}/Chromium.app/Contents/MacOS/Chromium`,
  );
  return readdirSync(cache)
    .filter((folder) => folder.startsWith('chromium-'))
    .sort()
    .reverse()
    .flatMap((folder) => [...programs, ...mac].map((program) => join(cache, folder, program)));
}

function mayUseApt(): boolean {
  if (process.platform !== 'linux' || process.getuid?.() !== 0 || !existsSync('/usr/bin/apt-get')) return false;
  try {
    return /^ID(_LIKE)?=.*(debian|ubuntu)/m.test(readFileSync('/etc/os-release', 'utf8'));
  } catch {
    return false;
  }
}

function installWithApt(): string | undefined {
  console.log('No browser found: installing chromium with apt-get ...');
  const options: SpawnSyncOptions = {
    stdio: ['ignore', 'ignore', 'inherit'],
    env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
  };
  spawnSync('apt-get', ['update', '-qq'], options);
  spawnSync('apt-get', ['install', '-y', '-qq', '--no-install-recommends', 'chromium'], options);
  return installedBrowser();
}
