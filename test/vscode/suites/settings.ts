/** Settings that take effect at once. */
import * as vscode from 'vscode';
import { closeAll, diagnostic, noDiagnostic, open, rule } from '../editor';

describe('settings', () => {
  afterEach(async () => {
    await set(undefined);
    await closeAll();
  });

  it('turn a rule off and on again', async () => {
    const template = await open('template.yaml');
    await diagnostic(template);
    await set({ [rule]: 'off' });
    await noDiagnostic(template);
    await set(undefined);
    await diagnostic(template);
  });
});

async function set(rules: Readonly<Record<string, string>> | undefined): Promise<void> {
  await vscode.workspace.getConfiguration('redrive').update('rules', rules, vscode.ConfigurationTarget.Workspace);
}
