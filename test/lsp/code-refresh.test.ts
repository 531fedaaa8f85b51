/** The real server on code and template together: what one of them says changes what is found in the other, saved or not. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { fileUri } from '../../server/src/node/file-uri';
import { eventually } from '../support/eventually';
import { pullingClient, pushedClient, startClient, type TestClient } from './language-client';
import { bundleServer } from './server-bundle';

interface Language {
  readonly runtime: string;
  readonly handler: string;
  readonly file: string;
  readonly code: string;
  /** The line with the effect. */
  readonly line: number;
  /** What stands there when the effect is gone. */
  readonly without: string;
}

const languages: Readonly<Record<string, Language>> = {
  python: {
    runtime: 'python3.13',
    handler: 'app.handler',
    file: 'python/app.py',
    code: 'import boto3\n\nses = boto3.client("ses")\n\ndef handler(event, context):\n    ses.send_email(Source="a")\n    return None\n',
    line: 5,
    without: '    pass\n',
  },
  typescript: {
    runtime: 'nodejs22.x',
    handler: 'app.handler',
    file: 'typescript/app.ts',
    code: "import { SESClient, SendEmailCommand } from '@aws-sdk/client-ses';\nconst ses = new SESClient({});\nexport const handler = async (): Promise<void> => {\n  await ses.send(new SendEmailCommand({ Source: 'a' }));\n};\n",
    line: 3,
    without: '\n',
  },
  java: {
    runtime: 'java21',
    handler: 'shop.App::handleRequest',
    file: 'java/src/main/java/shop/App.java',
    code: 'package shop;\nimport com.amazonaws.services.lambda.runtime.*;\nimport software.amazon.awssdk.services.ses.SesClient;\npublic class App implements RequestHandler<Object, Void> {\n    private final SesClient ses = SesClient.create();\n    public Void handleRequest(Object event, Context context) {\n        ses.sendEmail(b -> b.source("a"));\n        return null;\n    }\n}\n',
    line: 6,
    without: '\n',
  },
};

const queue = '        Jobs: { Type: SQS, Properties: { Queue: arn:aws:sqs:eu-west-1:123456789012:jobs } }\n';
const api = '        Jobs: { Type: HttpApi, Properties: { Path: /, Method: post } }\n';
const templateOf = (name: string, { runtime, handler }: Pick<Language, 'runtime' | 'handler'>): string =>
  `Transform: AWS::Serverless-2016-10-31
Resources:
  Work:
    Type: AWS::Serverless::Function
    Properties:
      Runtime: ${runtime}
      Handler: ${handler}
      CodeUri: ${name}/
      Events:
${queue}`;
/** The line that says who invokes it. */
const eventLine = 9;

let folder: string;
let server: string;
const uriOf = (path: string): string => fileUri(join(folder, path));

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'redrive-refresh-'));
  for (const [name, language] of Object.entries(languages)) {
    mkdirSync(dirname(join(folder, language.file)), { recursive: true });
    writeFileSync(join(folder, language.file), language.code);
    writeFileSync(join(folder, `${name}.yaml`), templateOf(name, language));
  }
  mkdirSync(join(folder, 'elsewhere'));
  mkdirSync(join(folder, 'keys', 'src'), { recursive: true });
  writeFileSync(join(folder, 'keys', 'src', 'app.py'), '');
  server = await bundleServer('server/src/lsp/main.ts', 'server.cjs');
});
afterAll(() => rmSync(folder, { recursive: true }));

const start = (capabilities = pullingClient): Promise<TestClient> =>
  startClient(server, { transport: 'ipc', folder: fileUri(folder), capabilities });

const lineAt = (line: number) => ({ start: { line, character: 0 }, end: { line: line + 1, character: 0 } });

describe.each(Object.entries(languages))('%s', (name, language) => {
  let client: TestClient;
  const template = () => uriOf(`${name}.yaml`);
  const code = () => uriOf(language.file);
  const found = async (uri: string) =>
    (await client.diagnostics(uri)).filter(({ code: rule }) => rule === 'not-idempotent');

  beforeAll(async () => {
    client = await start();
  });
  afterAll(() => client.stop());

  test('the finding stands in the code before anybody opens the template, and each tells of the other', async () => {
    client.open(code(), language.code);
    const [inCode] = await found(code());
    expect(inCode?.range.start.line).toBe(language.line);
    expect(inCode?.relatedInformation?.map(({ location }) => location.uri)).toContain(template());
    const [inTemplate] = await found(template());
    expect(inTemplate?.range.start.line).toBe(2);
    expect(inTemplate?.relatedInformation?.[0]?.location).toMatchObject({
      uri: code(),
      range: { start: { line: language.line } },
    });
  });

  test('another trigger, not saved, takes it away and brings it back', async () => {
    client.open(template(), templateOf(name, language));
    client.change(template(), 2, { range: lineAt(eventLine), text: api });
    expect(await found(code())).toEqual([]);
    client.change(template(), 3, { range: lineAt(eventLine), text: queue });
    expect(await found(code())).toHaveLength(1);
  });

  test('other code, not saved, takes it out of the template and brings it back', async () => {
    client.change(code(), 2, { range: lineAt(language.line), text: language.without });
    expect(await found(template())).toEqual([]);
    client.change(code(), 3, { text: language.code });
    expect(await found(template())).toHaveLength(1);
    client.close(code());
    client.close(template());
  });
});

test('another key of the table, not saved, changes what a put means', async () => {
  const client = await start();
  const [template, code] = [uriOf('keys/template.yaml'), uriOf('keys/src/app.py')];
  const text = `${templateOf('src', { runtime: 'python3.13', handler: 'app.handler' })}      Environment: { Variables: { TABLE: !Ref Orders } }
  Orders:
    Type: AWS::DynamoDB::Table
    Properties:
      AttributeDefinitions: [{ AttributeName: id, AttributeType: S }]
      KeySchema: [{ AttributeName: id, KeyType: HASH }]
`;
  client.open(template, text);
  client.open(
    code,
    'import os, uuid\nimport boto3\ntable = boto3.resource("dynamodb").Table(os.environ["TABLE"])\ndef handler(event, context):\n    for r in event["Records"]:\n        table.put_item(Item={"id": r["messageId"], "at": str(uuid.uuid4())})\n',
  );
  await client.diagnostics(template);
  const rules = async () => (await client.diagnostics(code)).map(({ code: rule }) => rule);
  expect(await rules()).not.toContain('not-idempotent');
  client.change(template, 2, { text: text.replaceAll('AttributeName: id', 'AttributeName: at') });
  expect(await rules()).toContain('not-idempotent');
  await client.stop();
});

test('a client that is pushed to hears of the code when the template changes, and of the template when the code does', async () => {
  const client = await start(pushedClient);
  const language = languages.python;
  if (!language) throw new Error('no Python');
  const [template, code] = [uriOf('python.yaml'), uriOf(language.file)];
  const latest = (uri: string) =>
    client.published
      .findLast((one) => one.uri === uri)
      ?.diagnostics.filter(({ code: rule }) => rule === 'not-idempotent').length;
  client.open(template, templateOf('python', language));
  client.open(code, language.code);
  await eventually('both findings', () => latest(template) === 1 && latest(code) === 1);
  client.change(template, 2, { range: lineAt(eventLine), text: api });
  await eventually('no finding', () => latest(template) === 0 && latest(code) === 0);
  client.change(template, 3, { range: lineAt(eventLine), text: queue });
  await eventually('both findings', () => latest(template) === 1 && latest(code) === 1);
  client.change(code, 2, { range: lineAt(language.line), text: language.without });
  await eventually('no finding', () => latest(template) === 0 && latest(code) === 0);
  await client.stop();
});

test('in code that no template points to there is nothing at all', async () => {
  const client = await start();
  const uri = uriOf('elsewhere/app.py');
  client.open(uri, languages.python?.code ?? '');
  const document = { textDocument: { uri } };
  const at = { ...document, position: { line: 5, character: 8 } };
  expect(await client.diagnostics(uri)).toEqual([]);
  expect(await client.codeActions(uri, lineAt(5))).toEqual([]);
  expect(await client.connection.sendRequest('textDocument/codeLens', document)).toEqual([]);
  expect(await client.connection.sendRequest('textDocument/hover', at)).toBeNull();
  expect(await client.connection.sendRequest('textDocument/documentLink', document)).toEqual([]);
  expect(await client.connection.sendRequest('textDocument/documentSymbol', document)).toEqual([]);
  await client.stop();
});
