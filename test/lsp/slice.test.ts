/** The real server on a real template: what an editor sees of the whole way through the house. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
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
  Jobs:
    Type: AWS::SQS::Queue
    Properties:
      VisibilityTimeout: 60
      RedrivePolicy: { deadLetterTargetArn: !GetAtt Lost.Arn, maxReceiveCount: 5 }
  Lost:
    Type: AWS::SQS::Queue
    Properties:
      MessageRetentionPeriod: 1209600
  Work:
    Type: AWS::Serverless::Function
    Properties:
      Runtime: python3.13
      Handler: work.handler
      InlineCode: "def handler(event, context): return {'batchItemFailures': []}"
      Timeout: 30
      Events:
        Job:
          Type: SQS
          Properties:
            Queue: !GetAtt Jobs.Arn
            FunctionResponseTypes: [ReportBatchItemFailures]
`;
const rule = 'visibility-timeout-too-short';

let folder: string;
let uri: string;
let client: TestClient;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'redrive-lsp-'));
  writeFileSync(join(folder, 'template.yaml'), template);
  uri = fileUri(join(folder, 'template.yaml'));
  const server = await bundleServer('server/src/lsp/main.ts', 'server.cjs');
  client = await startClient(server, { transport: 'ipc', folder: fileUri(folder), capabilities: pullingClient });
});
afterAll(async () => {
  await client.stop();
  rmSync(folder, { recursive: true });
});

const problems = async (of: string) => (await client.diagnostics(of)).filter(({ code }) => code === rule);

test('a queue that hides its messages too briefly', async () => {
  client.open(uri, template);
  const [problem] = await problems(uri);
  expect(problem?.range).toEqual({ start: { line: 5, character: 25 }, end: { line: 5, character: 27 } });
  expect(problem?.message).toMatch(/60.*30.*180/);
  expect(problem?.relatedInformation?.length).toBeGreaterThan(0);
  client.close(uri);
});

test('is cured by its preferred fix', async () => {
  client.open(uri, template);
  const [problem] = await problems(uri);
  if (!problem) throw new Error('there is no problem');
  const actions = await client.codeActions(uri, problem.range);
  const [change] = actions.find(({ isPreferred }) => isPreferred)?.edit?.documentChanges ?? [];
  if (!change || !('edits' in change)) throw new Error(`no edit among ${actions.map(({ title }) => title).join(', ')}`);
  const before = TextDocument.create(uri, 'yaml', 1, template);
  const after = TextDocument.applyEdits(before, change.edits as TextEdit[]);
  expect(after).toBe(template.replace('VisibilityTimeout: 60', 'VisibilityTimeout: 180'));
  client.change(uri, 2, { text: after });
  expect(await problems(uri)).toEqual([]);
  client.close(uri);
});

const oddities: readonly (readonly [string, string])[] = [
  ['nothing', ''],
  ['no YAML', '{{{{ : - ]\n\t- &'],
  ['a half-typed template', template.slice(0, 300)],
  ['a half-typed key', template.replace('VisibilityTimeout: 60', 'VisibilityTim')],
  ['another kind of YAML', 'services:\n  web:\n    image: nginx\n'],
  ['a list', '- a\n- b\n'],
  ['control characters', 'Resources:\n  A: "\u0000\u0007"\n  \u2028B: 1\n'],
  ['an anchor in itself', 'Resources: &all\n  A: *all\n'],
  ['much', `${template}${'# a comment to make it long\n'.repeat(50_000)}`],
];

test.each(oddities)('%s is no reason to complain', async (name, text) => {
  const odd = fileUri(join(folder, `${name.replaceAll(' ', '-')}.yaml`));
  const before = client.log.length;
  client.open(odd, text);
  await client.diagnostics(odd);
  await client.codeActions(odd, { start: { line: 0, character: 0 }, end: { line: 3, character: 0 } });
  expect(client.log.slice(before).filter(({ type }) => type === 1)).toEqual([]);
  client.close(odd);
});

test('a mistake in the configuration is told in the configuration', async () => {
  const config = fileUri(join(folder, '.redrive.yaml'));
  client.open(config, 'rules:\n  visibility: off\n');
  const found = await client.diagnostics(config);
  expect(found.map(({ message, range }) => `${range.start.line}:${range.start.character} ${message}`)).toEqual([
    expect.stringMatching(/^1:2 There is no rule `visibility`/),
  ]);
});
