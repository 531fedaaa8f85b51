/** The real server on handler code: one fix that changes the code and the template, offered in both, for the texts as they are open. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { TextEdit } from 'vscode-languageserver-protocol';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { fileUri } from '../../server/src/node/file-uri';
import { pullingClient, startClient, type TestClient } from './language-client';
import { bundleServer } from './server-bundle';

const template = `Transform: AWS::Serverless-2016-10-31
Resources:
  Charge:
    Type: AWS::Serverless::Function
    Properties:
      Runtime: nodejs24.x
      Handler: app.handler
      CodeUri: src/
      Events:
        Paid:
          Type: EventBridgeRule
          Properties:
            Pattern: {source: [shop]}
`;
const code = `const { SESClient, SendEmailCommand } = require('@aws-sdk/client-ses');
const ses = new SESClient({});

exports.handler = async (event) => {
  await ses.send(new SendEmailCommand({ Source: 'a@example.com', Destination: { ToAddresses: [event.detail.to] } }));
};
`;

let folder: string;
let client: TestClient;
let uris: readonly [string, string];

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'redrive-code-'));
  mkdirSync(join(folder, 'src'));
  writeFileSync(join(folder, 'template.yaml'), template);
  writeFileSync(join(folder, 'src', 'app.js'), code);
  uris = [fileUri(join(folder, 'template.yaml')), fileUri(join(folder, 'src', 'app.js'))];
  const server = await bundleServer('server/src/lsp/main.ts', 'server.cjs');
  client = await startClient(server, { transport: 'ipc', folder: fileUri(folder), capabilities: pullingClient });
});
afterAll(async () => {
  await client.stop();
  rmSync(folder, { recursive: true });
});

const found = async (uri: string) =>
  (await client.diagnostics(uri)).filter(({ code: rule }) => rule === 'not-idempotent');

async function guardOffered(uri: string) {
  const [problem] = await found(uri);
  if (!problem) throw new Error(`nothing is found in ${uri}`);
  const actions = await client.codeActions(uri, problem.range);
  const action = actions.find(({ title }) => title.startsWith('Guard it with Powertools'));
  if (!action) throw new Error(`no guard among ${actions.map(({ title }) => title).join(', ')}`);
  return action;
}

test('a guard is offered in the template and in the code, as one edit of both', async () => {
  const [templateUri, codeUri] = uris;
  const unsaved = `// unsaved\n${code}`;
  client.open(templateUri, template);
  client.open(codeUri, unsaved);
  client.change(codeUri, 5, { text: unsaved });

  const action = await guardOffered(templateUri);
  expect((await guardOffered(codeUri)).edit).toEqual(action.edit);
  expect(action.isPreferred).toBeFalsy();
  const texts = new Map([
    [templateUri, { version: 1, text: template }],
    [codeUri, { version: 5, text: unsaved }],
  ]);
  const changes = action.edit?.documentChanges ?? [];
  expect(changes).toHaveLength(2);
  for (const change of changes) {
    if (!('edits' in change)) throw new Error('a change without edits');
    const { uri, version } = change.textDocument;
    const before = texts.get(uri);
    expect(version).toBe(before?.version);
    const text = TextDocument.applyEdits(
      TextDocument.create(uri, '', 1, before?.text ?? ''),
      change.edits as TextEdit[],
    );
    client.change(uri, 9, { text });
    texts.set(uri, { version: 9, text });
  }
  expect(texts.get(codeUri)?.text).toContain('exports.handler = makeIdempotent(async (event) => {');
  expect(texts.get(templateUri)?.text).toContain('IDEMPOTENCY_TABLE: !Ref IdempotencyTable');
  expect(await found(templateUri)).toEqual([]);
  expect(await found(codeUri)).toEqual([]);
});
