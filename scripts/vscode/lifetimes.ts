/**
 * Child processes and temporary folders that end with this program, on every way out: the normal end, an error, Ctrl-C,
 * SIGTERM, a closed terminal. Each child leads a process group of its own, so what it started ends with it.
 */
import { type ChildProcess, type SpawnOptions, spawn, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const endings = new Set<() => void>();

process.once('exit', runEndings);
for (const [signal, number] of [
  ['SIGHUP', 1],
  ['SIGINT', 2],
  ['SIGTERM', 15],
] as const) {
  process.on(signal, () => process.exit(128 + number));
}

/** Runs `end` when the program ends, unless the returned function has run it before. */
export function atEnd(end: () => void): () => void {
  const once = () => {
    if (endings.delete(once)) end();
  };
  endings.add(once);
  return once;
}

export interface RunningChild {
  readonly process: ChildProcess;
  end(): void;
}

export function startChild(command: string, args: readonly string[], options: SpawnOptions = {}): RunningChild {
  const child = spawn(command, args, { ...options, detached: process.platform !== 'win32' });
  const end = atEnd(() => endGroup(child));
  child.once('exit', end);
  return { process: child, end };
}

/** From now on endings run after the exit handlers that others have registered by now. */
export function runEndingsLast(): void {
  process.off('exit', runEndings);
  process.once('exit', runEndings);
}

/** A folder that is deleted at the end. */
export function temporaryFolder(name: string): string {
  const folder = mkdtempSync(join(tmpdir(), `redrive-${name}-`));
  atEnd(() => rmSync(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 }));
  return folder;
}

/** Last started, first ended: a folder goes after the process that writes into it. */
function runEndings(): void {
  for (const end of [...endings].reverse()) {
    try {
      end();
    } catch (error) {
      console.error(`While cleaning up: ${error instanceof Error ? error.message : String(error)}`);
    }
  }
}

function endGroup({ pid }: ChildProcess): void {
  if (pid === undefined) return;
  if (process.platform === 'win32') {
    spawnSync('taskkill', ['/pid', String(pid), '/T', '/F'], { stdio: 'ignore' });
    return;
  }
  try {
    process.kill(-pid, 'SIGKILL');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error;
  }
}
