/** Fixes as the editor applies them. */
import * as assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { closeAll, codeActions, diagnostic, noDiagnostic, open } from '../editor';

const fixAll = vscode.CodeActionKind.SourceFixAll.append('redrive');

describe('quick fixes', () => {
  afterEach(closeAll);

  it('cure their problem, and can be undone', async () => {
    const template = await open('template.yaml');
    const before = template.getText();
    const { range } = await diagnostic(template);
    const actions = await codeActions(template, range, vscode.CodeActionKind.QuickFix);
    const fix = actions.find(({ isPreferred }) => isPreferred);
    assert.ok(fix?.edit, `no preferred fix among ${actions.map(({ title }) => title).join(', ')}`);
    assert.equal(await vscode.workspace.applyEdit(fix.edit), true);
    assert.equal(template.getText(), before.replace('VisibilityTimeout: 60', 'VisibilityTimeout: 180'));
    await noDiagnostic(template);
    await vscode.commands.executeCommand('undo');
    assert.equal(template.getText(), before);
    await diagnostic(template);
  });

  it('come all at once on demand', async () => {
    const template = await open('template.yaml');
    await diagnostic(template);
    const whole = new vscode.Range(0, 0, template.lineCount, 0);
    const [action] = await codeActions(template, whole, fixAll);
    assert.ok(action?.edit);
    assert.equal(await vscode.workspace.applyEdit(action.edit), true);
    await noDiagnostic(template);
  });
});
