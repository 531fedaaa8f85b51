/** Problems as the editor shows them, while one types and from file to file. */
import * as assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { eventually } from '../../support/eventually';
import { closeAll, diagnostic, diagnosticsNow, noDiagnostic, open, replace, rule } from '../editor';

describe('diagnostics', () => {
  afterEach(closeAll);

  it('have a rule, a source, a level, a message, a range and a link', async () => {
    const template = await open('template.yaml');
    const { code, source, severity, message, range } = await diagnostic(template);
    assert.equal(typeof code === 'object' && code.value, rule);
    assert.equal(typeof code === 'object' && code.target.toString(true), `command:redrive.openRule?["${rule}"]`);
    assert.equal(source, 'redrive');
    assert.equal(severity, vscode.DiagnosticSeverity.Warning);
    assert.match(message, /60.*180/s);
    assert.equal(template.getText(range), '60');
  });

  it('link to the page of their rule, inside VS Code', async () => {
    const { code } = await diagnostic(await open('template.yaml'));
    assert.ok(typeof code === 'object');
    await vscode.commands.executeCommand(code.target.path, ...JSON.parse(code.target.query));
    const isPage = ({ label }: vscode.Tab) => label.includes(rule);
    await eventually('the page', () => vscode.window.tabGroups.all.some(({ tabs }) => tabs.some(isPage)));
  });

  it('point to what makes them true', async () => {
    const template = await open('template.yaml');
    const { relatedInformation = [] } = await diagnostic(template);
    assert.ok(relatedInformation.length > 0);
    for (const { location } of relatedInformation) assert.equal(location.uri.toString(), template.uri.toString());
  });

  it('follow the typing', async () => {
    const template = await open('template.yaml');
    await diagnostic(template);
    await replace(template, 'VisibilityTimeout: 60', 'VisibilityTimeout: 180');
    await noDiagnostic(template);
    await replace(template, 'VisibilityTimeout: 180', 'VisibilityTimeout: 90');
    assert.equal(template.getText((await diagnostic(template)).range), '90');
  });

  it('come for a second file, at its own level', async () => {
    await diagnostic(await open('template.yaml'));
    const letters = await open('letters.yaml');
    const { severity, range } = await diagnostic(letters);
    assert.equal(severity, vscode.DiagnosticSeverity.Error);
    assert.equal(letters.getText(range), '10');
  });

  it('stay calm while a template is half typed', async () => {
    const template = await open('template.yaml');
    await diagnostic(template);
    await replace(template, 'MessageRetentionPeriod: 1209600', 'MessageRet');
    await replace(template, 'VisibilityTimeout: 60', 'VisibilityTimeout: 61');
    await eventually('the problem beside the half-typed line', () =>
      diagnosticsNow(template).some(({ range }) => template.getText(range) === '61'),
    );
  });
});
