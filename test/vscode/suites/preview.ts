/** The architecture preview's commands: which panel they open, which they use again, and what a pinned one keeps. */
import * as assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { eventually } from '../../support/eventually';
import { closeAll, open } from '../editor';

const run = (command: string, ...args: unknown[]): Thenable<unknown> =>
  vscode.commands.executeCommand(command, ...args);

/** Labels of the previews that are open, with the number of their column. */
function previews(): string[] {
  return vscode.window.tabGroups.all.flatMap((group) =>
    group.tabs
      .filter(({ input }) => input instanceof vscode.TabInputWebview && input.viewType.includes('redrive.preview'))
      .map(({ label }) => `${group.viewColumn} ${label}`),
  );
}

const shown = (...expected: string[]): Promise<unknown> =>
  eventually(`${expected.join(', ')} (there is ${previews().join(', ')})`, () => previews().join() === expected.join());

describe('the architecture preview', () => {
  afterEach(closeAll);

  it('opens beside the template, once', async () => {
    await open('template.yaml');
    await run('redrive.openPreviewToSide');
    await shown('2 Architecture: template.yaml');
    await run('redrive.openPreviewToSide');
    await shown('2 Architecture: template.yaml');
  });

  it('opens in the place of the template, and for a file that is named', async () => {
    const template = await open('template.yaml');
    await run('redrive.openPreview', template.uri);
    await shown('1 Architecture: template.yaml');
  });

  it('follows the active template, and stays for other files', async () => {
    await open('template.yaml');
    await run('redrive.openPreviewToSide');
    await shown('2 Architecture: template.yaml');
    await open('letters.yaml');
    await shown('2 Architecture: letters.yaml');
    await open('compose.yaml');
    await shown('2 Architecture: letters.yaml');
  });

  it('keeps its template when it is pinned; another preview opens beside it', async () => {
    const template = await open('template.yaml');
    await run('redrive.openPreview', template.uri);
    await shown('1 Architecture: template.yaml');
    await run('redrive.pinPreview');
    await shown('1 Architecture: template.yaml (pinned)');
    const letters = await open('letters.yaml');
    await run('redrive.openPreview', letters.uri);
    await shown('1 Architecture: template.yaml (pinned)', '1 Architecture: letters.yaml');
  });

  it('shows the whole workspace', async () => {
    await open('template.yaml');
    await run('redrive.openWorkspacePreview');
    await shown('1 Architecture: Workspace');
    assert.equal(vscode.window.tabGroups.activeTabGroup.activeTab?.label, 'Architecture: Workspace');
  });
});
