/** The server process: restarted by command, and after a crash. */
import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import * as vscode from 'vscode';
import { eventually } from '../../support/eventually';
import { closeAll, diagnostic, extensionFile, noDiagnostic, open, replace } from '../editor';

describe('the server', () => {
  afterEach(closeAll);

  it('is restarted by command and knows the open documents again', async () => {
    const template = await open('template.yaml');
    await diagnostic(template);
    await replace(template, 'VisibilityTimeout: 60', 'VisibilityTimeout: 180');
    await noDiagnostic(template);
    await vscode.commands.executeCommand('redrive.restartServer');
    await replace(template, 'VisibilityTimeout: 180', 'VisibilityTimeout: 60');
    await diagnostic(template);
  });

  it('comes back after a crash', async function () {
    if (process.platform === 'win32') this.skip();
    const template = await open('template.yaml');
    await diagnostic(template);
    const before = serverProcesses();
    for (const pid of before) process.kill(pid, 'SIGKILL');
    await eventually('a new server', () => serverProcesses().some((pid) => !before.includes(pid)));
    await replace(template, 'VisibilityTimeout: 60', 'VisibilityTimeout: 180');
    await noDiagnostic(template);
  });
});

/** Processes that run this extension's server as children of this extension host. */
function serverProcesses(): number[] {
  const server = extensionFile('dist', 'server.js');
  const isOurs = (command: string) => command.includes(server);
  if (process.platform === 'linux') {
    return readdirSync('/proc')
      .filter((name) => /^\d+$/.test(name))
      .map(Number)
      .filter((pid) => parentOf(pid) === process.pid && isOurs(read(`/proc/${pid}/cmdline`)));
  }
  return execFileSync('ps', ['-axo', 'pid=,ppid=,command='], { encoding: 'utf8' })
    .split('\n')
    .map((line) => /^\s*(\d+)\s+(\d+)\s+(.*)$/.exec(line))
    .filter((match) => match !== null && Number(match[2]) === process.pid && isOurs(match[3] ?? ''))
    .map((match) => Number(match?.[1]));
}

const parentOf = (pid: number): number => Number(/^\d+ \(.*\) \S (\d+)/s.exec(read(`/proc/${pid}/stat`))?.[1]);

function read(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return '';
  }
}
