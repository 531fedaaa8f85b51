/** Each feature on the real server, over the example app: `<|>` in a line of the template is where the cursor is. */
import { readFileSync } from 'node:fs';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type {
  CodeLens,
  CompletionItem,
  DocumentLink,
  DocumentSymbol,
  Hover,
  InitializeParams,
  MarkupContent,
  Position,
} from 'vscode-languageserver-protocol';
import { TextDocument } from 'vscode-languageserver-textdocument';
import * as protocol from '../../server/src/protocol';
import {
  insertPatternRequest,
  patternsRequest,
  statusRequest,
  timelineRequest,
  type WireInsertPatternResult,
  type WirePattern,
  type WireStatus,
  type WireTimelineResult,
} from '../../server/src/protocol';
import { requests } from '../bench/requests';
import { pullingClient, startClient, type TestClient } from './language-client';
import { bundleServer } from './server-bundle';

const example = fileURLToPath(new URL('../../examples/orders', import.meta.url));
const uriOf = (path: string): string => pathToFileURL(`${example}/${path}`).href;
const uri = uriOf('template.yaml');
const text = readFileSync(`${example}/template.yaml`, 'utf8');
const document = TextDocument.create(uri, 'yaml', 1, text);

const capabilities: InitializeParams['capabilities'] = {
  ...pullingClient,
  textDocument: { ...pullingClient.textDocument, completion: { completionItem: { snippetSupport: true } } },
};

let client: TestClient;
beforeAll(async () => {
  const server = await bundleServer('server/src/lsp/main.ts', 'server.cjs');
  client = await startClient(server, { transport: 'ipc', folder: pathToFileURL(example).href, capabilities });
  client.open(uri, text);
});
afterAll(async () => {
  expect(await client.stop()).toBe(0);
});

/** The position of `<|>` in the only line that is like `line` without it. */
function at(line: string, of: TextDocument = document): Position {
  const plain = line.replace('<|>', '');
  expect(of.getText().split(plain), plain).toHaveLength(2);
  return of.positionAt(of.getText().indexOf(plain) + line.indexOf('<|>'));
}

const ask = <R>(method: string, params: object, of = uri): Promise<R> =>
  client.connection.sendRequest(method, { textDocument: { uri: of }, ...params });

test('hover', async () => {
  const hover = await ask<Hover>('textDocument/hover', { position: at('  Ship<|>Order:\n    Type') });
  expect((hover.contents as MarkupContent).value).toContain('SQS OrdersQueue');
  expect(document.getText(hover.range)).toBe('ShipOrder');
  expect(await ask('textDocument/hover', { position: { line: 0, character: 3 } })).toBeNull();
});

test('a service written as a program is said to be not read', async () => {
  const code = uriOf('api/serverless.ts');
  client.open(code, "export default { service: 'orders', provider: { name: 'aws' } };\n");
  const found = await client.diagnostics(code);
  client.close(code);
  expect(found.map(({ message }) => message)).toEqual([expect.stringContaining('is code, which is not run')]);
});

test('hover over a suppressed rule in code', async () => {
  const path = 'src/import/app.py';
  const comment = '# redrive-disable-next-line work-not-awaited -- on purpose\n';
  const code = TextDocument.create(uriOf(path), 'python', 1, comment + readFileSync(`${example}/${path}`, 'utf8'));
  client.open(code.uri, code.getText());
  const hover = await ask<Hover>('textDocument/hover', { position: { line: 0, character: 30 } }, code.uri);
  client.close(code.uri);
  expect((hover.contents as MarkupContent).value).toContain('`work-not-awaited` is switched off on the next line');
  expect(code.getText(hover.range)).toBe('work-not-awaited');
});

describe('code lenses', () => {
  const titles = (lenses: readonly CodeLens[], of: TextDocument): string[] =>
    lenses.map(({ range, command }) => `${of.getText(range)}: ${command?.title}`);

  test('over functions', async () => {
    const lenses = titles(await ask<CodeLens[]>('textDocument/codeLens', {}), document);
    expect(lenses).toContainEqual(
      expect.stringMatching(/^AcceptOrder: sync from HTTP API POST \/orders · the caller sees failures/),
    );
    expect(lenses).toContainEqual(
      expect.stringMatching(/^ShipOrder: queue from SQS OrdersQueue · 5 receives · failures are kept · \d problem/),
    );
    expect(lenses).toContainEqual(
      expect.stringMatching(/^ImportOrders: async from S3 UploadsBucket · 3 attempts · failures are lost · \d problem/),
    );
    expect(lenses).toContain('ShipOrder: code');
  });

  test('over handlers', async () => {
    const path = 'src/ship/app.py';
    const code = TextDocument.create(uriOf(path), 'python', 1, readFileSync(`${example}/${path}`, 'utf8'));
    const lenses = titles(await ask<CodeLens[]>('textDocument/codeLens', {}, code.uri), code);
    // The three templates of the example say the same of it.
    expect(lenses).toEqual([
      expect.stringMatching(/^handler: SQS OrdersQueue, at least once, batch 10/),
      ...['template.yaml', 'picture', 'cloudformation.yaml', 'serverless.yml'].map((title) => `handler: ${title}`),
    ]);
  });
});

test('outline', async () => {
  const symbols = await ask<DocumentSymbol[]>('textDocument/documentSymbol', {});
  const lineOf = ({ name, detail }: DocumentSymbol): string => `${name}: ${detail}`;
  expect(symbols.map((group) => [lineOf(group), ...(group.children ?? []).map(lineOf)])).toEqual([
    ['Functions: 3', 'AcceptOrder: function', 'ShipOrder: function', 'ImportOrders: function'],
    ['Queues: 1', 'OrdersQueue: SQS'],
    ['Dead-letter queues: 1', 'OrdersDlq: SQS, for failed events'],
    ['Tables: 1', 'OrdersTable: DynamoDB'],
    ['Buckets: 1', 'UploadsBucket: S3'],
    ['Alarms: 1', 'OrdersDlqAlarm: CloudWatch alarm'],
  ]);
  expect(symbols[0]?.children?.[1]?.children?.map(lineOf)).toEqual(['Orders: SQS OrdersQueue']);
  expect(new Set(symbols.map(({ kind }) => kind)).size).toBe(5);
});

test('links', async () => {
  const links = await ask<DocumentLink[]>('textDocument/documentLink', {});
  const texts = links.map(({ range, target }) => `${document.getText(range)} -> ${target?.replace(/^.*orders\//, '')}`);
  expect(texts).toContainEqual(expect.stringMatching(/^app\.handler -> src\/ship\/app\.py#L\d+,5$/));
  expect(texts).toContainEqual(expect.stringMatching(/^src\/accept\/ -> src\/accept\/app\.ts#L\d+,\d+$/));
});

test('completion, only where an entry may stand', async () => {
  const other = TextDocument.create(
    uriOf('other.yaml'),
    'yaml',
    1,
    'Resources:\n  A:\n    Type: AWS::SQS::Queue\n  que\n',
  );
  client.open(other.uri, other.getText());
  const items = await ask<CompletionItem[]>(
    'textDocument/completion',
    { position: { line: 3, character: 5 } },
    other.uri,
  );
  expect(items.map(({ label }) => label)).toContain('queue');
  expect(await ask('textDocument/completion', { position: { line: 2, character: 4 } }, other.uri)).toEqual([]);
  const plain = uriOf('compose.yaml');
  client.open(plain, 'services:\n  que\n');
  expect(await ask('textDocument/completion', { position: { line: 1, character: 5 } }, plain)).toEqual([]);
  const manifest = uriOf('deployment.yaml');
  client.open(manifest, 'apiVersion: apps/v1\nkind: Deployment\nspec:\n  resources:\n    que\nResources:\n  que\n');
  expect(await ask('textDocument/completion', { position: { line: 4, character: 7 } }, manifest)).toEqual([]);
  expect(await ask('textDocument/completion', { position: { line: 6, character: 5 } }, manifest)).toEqual([]);
  const workflow = uriOf('workflow.yml');
  client.open(workflow, 'name: build\non: push\njobs:\n  que\nfunctions:\n  que\n');
  expect(await ask('textDocument/completion', { position: { line: 3, character: 5 } }, workflow)).toEqual([]);
  expect(await ask('textDocument/completion', { position: { line: 5, character: 5 } }, workflow)).toEqual([]);
});

test('patterns', async () => {
  const position = at('  Import<|>Orders:\n    Type');
  const patterns = await client.connection.sendRequest<WirePattern[]>(patternsRequest, { uri, position });
  expect(patterns.map(({ id, linkedTo }) => `${id} ${linkedTo}`)).toContain('stream-consumer ImportOrders');
  const params = { uri, position, pattern: 'queue-consumer' };
  const result = await client.connection.sendRequest<WireInsertPatternResult>(insertPatternRequest, params);
  if ('reason' in result) throw new Error(result.reason);
  expect(result.version).toBe(1);
  const after = TextDocument.applyEdits(document, [...result.edits]);
  // The app has an OrdersQueue, so this one is another; 6 x 60 s.
  expect(after).toContain('Orders2Queue:');
  expect(after).toContain('VisibilityTimeout: 360');
});

test('timeline', async () => {
  const params = { uri, function: 'ImportOrders' };
  const result = await client.connection.sendRequest<WireTimelineResult>(timelineRequest, params);
  expect(result.timelines.map(({ end, steps }) => `${end} ${steps.length}`)).toEqual(['lost 4']);
  expect(result.code?.uri).toBe(uriOf('src/import/app.py'));

  const near = async (of: string, position: Position): Promise<string | undefined> => {
    const at = { uri: of, function: position };
    return (await client.connection.sendRequest<WireTimelineResult | null>(timelineRequest, at))?.function;
  };
  expect(await near(uri, at('          QUEUE_<|>URL: !Ref OrdersQueue\n      Policies:\n        - SQS'))).toBe(
    'AcceptOrder',
  );
  expect(await near(uri, { line: 0, character: 0 })).toBeUndefined();
  expect(await near(uriOf('src/ship/app.py'), { line: 0, character: 0 })).toBe('ShipOrder');
});

test('the bench sends every request that the server answers', () => {
  const at = { line: 0, character: 0 };
  const methods = requests.map((request) => request({ client, uri, position: at, free: at, problem: undefined })[0]);
  const own = Object.entries(protocol).flatMap(([name, value]) => (name.endsWith('Request') ? [value] : []));
  expect(methods).toEqual(expect.arrayContaining(own));
  const provided = Object.keys(client.initialized.capabilities).filter((name) => name.endsWith('Provider'));
  const asked = provided.map((name) => `textDocument/${name.slice(0, -'Provider'.length)}`);
  expect(methods).toEqual(expect.arrayContaining(asked));
});

test('status', async () => {
  const status = await client.connection.sendRequest<WireStatus>(statusRequest, { uri });
  expect(status).toMatchObject({ framework: 'sam', functions: 3, template: uri });
  const code = await client.connection.sendRequest<WireStatus>(statusRequest, { uri: uriOf('src/import/app.py') });
  expect(code?.template).toBe(uri);
  expect(await client.connection.sendRequest(statusRequest, { uri: uriOf('package.json') })).toBeNull();
});
