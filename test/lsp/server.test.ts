/** What the language server does with any service, over its two transports and for old and new clients. */

import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import {
  CancellationTokenSource,
  type CodeAction,
  type Diagnostic,
  LSPErrorCodes,
  type TextDocumentEdit,
  type TextEdit,
} from 'vscode-languageserver-protocol';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { pullingClient, pushedClient, startClient, type TestClient } from './language-client';
import { bundleServer } from './server-bundle';

const uri = 'file:///work/template.yaml';
const text = 'First: Bad\r\nSecond: 😀 Bad\r\n';
const whole = { start: { line: 0, character: 0 }, end: { line: 9, character: 0 } };

let server: string;
beforeAll(async () => {
  server = await bundleServer('test/lsp/stub-server.ts', 'stub-server.cjs');
});

/** The text each diagnostic stands on. */
function marked(content: string, diagnostics: readonly Diagnostic[]): string[] {
  const document = TextDocument.create(uri, 'yaml', 1, content);
  return diagnostics.map(({ range }) => `${range.start.line}: ${document.getText(range)}`);
}

function applied(content: string, edits: readonly TextEdit[]): string {
  return TextDocument.applyEdits(TextDocument.create(uri, 'yaml', 1, content), [...edits]);
}

function versionedEdit(action: CodeAction | undefined): TextDocumentEdit {
  const [edit] = action?.edit?.documentChanges ?? [];
  if (!edit || !('edits' in edit)) throw new Error('the action has no versioned edit');
  return edit;
}

describe('a client that pulls', () => {
  let client: TestClient;
  beforeAll(async () => {
    client = await startClient(server, { transport: 'ipc', folder: 'file:///work', capabilities: pullingClient });
  });
  afterAll(async () => {
    expect(await client.stop()).toBe(0);
  });

  test('is told what the server can do', () => {
    expect(client.initialized.serverInfo?.name).toBe('redrive');
    expect(client.initialized.capabilities).toMatchObject({
      textDocumentSync: { openClose: true, change: 2 },
      diagnosticProvider: { identifier: 'redrive', interFileDependencies: true },
      codeActionProvider: { codeActionKinds: ['quickfix', 'source.fixAll.redrive'] },
      workspace: { workspaceFolders: { supported: true } },
    });
  });

  test('gets problems with rule, link, source, level and range, also behind characters of two units', async () => {
    client.open(uri, text);
    const diagnostics = await client.diagnostics(uri);
    expect(marked(text, diagnostics)).toEqual(['0: Bad', '1: Bad']);
    expect(diagnostics[0]).toMatchObject({
      code: 'no-bad',
      codeDescription: { href: 'file:///rules/no-bad.md' },
      source: 'redrive',
      severity: 2,
      message: '`Bad` is bad.',
    });
    client.close(uri);
  });

  test('sends changes that count in the text after the one before', async () => {
    client.open(uri, text);
    const first = { start: { line: 0, character: 7 }, end: { line: 0, character: 10 } };
    client.change(
      uri,
      2,
      { range: first, text: 'Good\r\nNew: Bad' },
      { range: { start: { line: 2, character: 0 }, end: { line: 2, character: 99 } }, text: 'Third: Bad' },
    );
    const after = 'First: Good\r\nNew: Bad\r\nThird: Bad\r\n';
    expect(marked(after, await client.diagnostics(uri))).toEqual(['1: Bad', '2: Bad']);
    client.close(uri);
  });

  test('is offered the fixes at a range, for the version they were made for', async () => {
    client.open(uri, text);
    client.change(uri, 7, { text });
    const at = { line: 1, character: 11 };
    const actions = await client.codeActions(uri, { start: at, end: at });
    expect(actions.map(({ title, kind, isPreferred }) => ({ title, kind, isPreferred }))).toEqual([
      { title: 'Write Good', kind: 'quickfix', isPreferred: true },
      { title: 'Fix all 2 of no-bad in this file', kind: 'quickfix', isPreferred: undefined },
    ]);
    const { textDocument, edits } = versionedEdit(actions[0]);
    expect(textDocument).toEqual({ uri, version: 7 });
    expect(applied(text, edits as TextEdit[])).toBe('First: Bad\r\nSecond: 😀 Good\r\n');
    client.close(uri);
  });

  test('can fix all of a kind', async () => {
    client.open(uri, text);
    const offered = await client.codeActions(uri, whole);
    expect(offered.map(({ title }) => title)).toEqual(['Write Good', 'Write Good', 'Fix all 2 of no-bad in this file']);
    expect(applied(text, versionedEdit(offered[2]).edits as TextEdit[])).toBe('First: Good\r\nSecond: 😀 Good\r\n');
    expect(offered[2]?.diagnostics).toHaveLength(2);
    client.close(uri);
  });

  test('can fix all at once, when it asks for that', async () => {
    client.open(uri, text);
    const usual = await client.codeActions(uri, whole);
    expect(new Set(usual.map(({ kind }) => kind))).toEqual(new Set(['quickfix']));
    const actions = await client.codeActions(uri, whole, ['source.fixAll']);
    expect(actions.map(({ kind }) => kind)).toEqual(['source.fixAll.redrive']);
    expect(applied(text, versionedEdit(actions[0]).edits as TextEdit[])).toBe('First: Good\r\nSecond: 😀 Good\r\n');
    expect(await client.codeActions(uri, whole, ['refactor'])).toEqual([]);
    client.close(uri);
  });

  test('gets an empty answer and a line in the log when the service breaks', async () => {
    client.open(uri, 'Crash: Bad');
    expect(await client.diagnostics(uri)).toEqual([]);
    expect(await client.codeActions(uri, whole)).toEqual([]);
    expect(client.log.filter(({ message }) => message.includes('the service is broken'))).toHaveLength(2);
    client.change(uri, 2, { text: 'Fine: Bad' });
    expect(marked('Fine: Bad', await client.diagnostics(uri))).toEqual(['0: Bad']);
    client.close(uri);
  });

  test('may cancel', async () => {
    client.open(uri, text);
    const source = new CancellationTokenSource();
    client.change(uri, 2, { text });
    const request = client.connection.sendRequest('textDocument/diagnostic', { textDocument: { uri } }, source.token);
    source.cancel();
    await expect(request).rejects.toMatchObject({ code: LSPErrorCodes.RequestCancelled });
    client.close(uri);
  });
});

describe('a client that is pushed to', () => {
  let client: TestClient;
  beforeAll(async () => {
    client = await startClient(server, { transport: 'stdio', capabilities: pushedClient });
  });
  afterAll(async () => {
    expect(await client.stop()).toBe(0);
  });

  test('gets problems after opening, once for many changes, and none after closing', async () => {
    client.open(uri, text);
    await expect.poll(() => client.published.length).toBe(1);
    expect(marked(text, client.published[0]?.diagnostics ?? [])).toEqual(['0: Bad', '1: Bad']);
    for (let version = 2; version <= 6; version++) client.change(uri, version, { text: 'Bad '.repeat(version) });
    const counts = () => client.published.map(({ version, diagnostics }) => [version, diagnostics.length]);
    await expect.poll(counts).toEqual([
      [1, 2],
      [6, 6],
    ]);
    client.close(uri);
    await expect.poll(counts).toEqual([
      [1, 2],
      [6, 6],
      [undefined, 0],
    ]);
  });

  test('gets unversioned edits', async () => {
    const other = 'file:///work/other.yaml';
    client.open(other, text);
    const [action] = await client.codeActions(other, whole, ['source.fixAll.redrive']);
    expect(applied(text, action?.edit?.changes?.[other] ?? [])).toBe('First: Good\r\nSecond: 😀 Good\r\n');
  });
});

describe('settings', () => {
  test('are asked for before the first answer', async () => {
    const client = await startClient(server, {
      transport: 'ipc',
      capabilities: pullingClient,
      settings: { rules: { 'no-bad': 'off' } },
    });
    client.open(uri, text);
    expect(await client.diagnostics(uri)).toEqual([]);
    await client.stop();
  });
});
