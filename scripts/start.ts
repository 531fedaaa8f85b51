/**
 * `npm start`: a VS Code with Redrive in it, on a copy of `examples/`. An installed one opens as a window of its own,
 * apart from the user's settings; else the VS Code server gives the address of a page. Ctrl-C ends it.
 */
import { cpSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { buildAll } from './build-all';
import { root } from './root';
import { chooseHost } from './vscode/choose-host';
import { startChild, temporaryFolder } from './vscode/lifetimes';
import { MissingPiece } from './vscode/missing-piece';
import { quietSettings } from './vscode/quiet-settings';
import { startVscodeServer } from './vscode/run-server';

try {
  await buildAll();
  const examples = join(temporaryFolder('start'), 'examples');
  cpSync(join(root, 'examples'), examples, { recursive: true });
  const host = await chooseHost('start');
  if (host.kind === 'desktop') openWindow(host.program, examples);
  else await openPage(examples);
} catch (error) {
  console.error(error instanceof MissingPiece ? error.message : error);
  process.exit(1);
}

function openWindow(program: string, examples: string): void {
  const user = temporaryFolder('user');
  mkdirSync(join(user, 'User'));
  writeFileSync(join(user, 'User', 'settings.json'), JSON.stringify(quietSettings, null, 2));
  const asRoot = process.getuid?.() === 0 ? ['--no-sandbox'] : [];
  const { process: window } = startChild(program, [
    examples,
    ...[`--extensionDevelopmentPath=${root}`, '--user-data-dir', user, '--extensions-dir', join(user, 'extensions')],
    ...['--skip-welcome', '--disable-workspace-trust', '--new-window', '--wait', ...asRoot],
  ]);
  console.log(`VS Code opens on a copy of examples/ in ${examples}.\nClose its window or press Ctrl-C to end.`);
  window.once('exit', (code) => process.exit(code ?? 0));
}

async function openPage(examples: string): Promise<void> {
  const server = await startVscodeServer();
  console.log(
    `VS Code with Redrive, on a copy of examples/ in ${examples}:\n\n  ${server.address(examples, { extension: root })}\n\nOpen this address in a browser. Press Ctrl-C to end.`,
  );
  await server.ended;
  process.exit(1);
}
