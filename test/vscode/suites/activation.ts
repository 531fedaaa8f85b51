/** When the extension starts, and what it leaves alone. */
import * as assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { eventually } from '../../support/eventually';
import { closeAll, diagnostic, diagnosticsNow, open, redrive } from '../editor';

describe('activation', () => {
  afterEach(closeAll);

  it('starts in a workspace that holds a template', async () => {
    await eventually('activation', () => redrive().isActive);
  });

  it('registers the commands it promises', async () => {
    const promised: { command: string }[] = redrive().packageJSON.contributes.commands;
    const present = await vscode.commands.getCommands(true);
    const missing = promised.map(({ command }) => command).filter((command) => !present.includes(command));
    assert.deepEqual(missing, []);
  });

  it('says nothing about YAML that is no template', async () => {
    const compose = await open('compose.yaml');
    // Once the template has its diagnostics, the server has long looked at the file before it.
    await diagnostic(await open('template.yaml'));
    assert.deepEqual(diagnosticsNow(compose), []);
  });
});
