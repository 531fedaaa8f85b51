/** What the hands reach for, on the real server and in every form: one small app, written four times in `forms/`. */
import { readFileSync } from 'node:fs';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type {
  CodeLens,
  DocumentLink,
  DocumentSymbol,
  Hover,
  MarkupContent,
  Position,
} from 'vscode-languageserver-protocol';
import { TextDocument } from 'vscode-languageserver-textdocument';
import {
  insertPatternRequest,
  patternsRequest,
  type WireInsertPatternResult,
  type WirePattern,
} from '../../server/src/protocol';
import { pullingClient, startClient, type TestClient } from './language-client';
import { bundleServer } from './server-bundle';

const folder = fileURLToPath(new URL('forms', import.meta.url));
const documentOf = (name: string): TextDocument =>
  TextDocument.create(
    pathToFileURL(`${folder}/${name}`).href,
    name.endsWith('.py') ? 'python' : 'yaml',
    1,
    readFileSync(`${folder}/${name}`, 'utf8'),
  );

let client: TestClient;
beforeAll(async () => {
  const server = await bundleServer('server/src/lsp/main.ts', 'server.cjs');
  client = await startClient(server, {
    transport: 'ipc',
    folder: pathToFileURL(folder).href,
    capabilities: pullingClient,
  });
});
afterAll(async () => {
  expect(await client.stop()).toBe(0);
});

const ask = <R>(method: string, document: TextDocument, params: object = {}): Promise<R> =>
  client.connection.sendRequest(`textDocument/${method}`, { textDocument: { uri: document.uri }, ...params });

/** Opened for the time of one question about it. */
async function opened<R>(name: string, use: (document: TextDocument) => Promise<R>): Promise<R> {
  const document = documentOf(name);
  client.open(document.uri, document.getText());
  try {
    return await use(document);
  } finally {
    client.close(document.uri);
  }
}

/** The position of `<|>` in the first text that is like `marked` without it. */
function at(document: TextDocument, marked: string): Position {
  const index = document.getText().indexOf(marked.replace('<|>', ''));
  expect(index, marked).toBeGreaterThanOrEqual(0);
  return document.positionAt(index + marked.indexOf('<|>'));
}

type Hovered = readonly [what: string, at: string, range: string, ...said: string[]];

const yamlHovers: readonly Hovered[] = [
  ['a function', '  Sh<|>ip:\n', 'Ship', '**Ship** · function', 'SQS Parcels', '20 s', 'When it fails'],
  ['a queue', '  Par<|>cels:\n', 'Parcels', 'Worked off by `Ship`', '**too short**', '6 x 20 s = 120 s'],
  ['a dead-letter queue', '  Lost<|>Parcels:\n', 'LostParcels', 'queue `Parcels`', '4 days'],
  ['a runtime', 'untime: python<|>3.9', 'python3.9', 'deprecated since 2025-12-15'],
  ['a schedule', 'cron(0 2 <|>* * ? *)', 'cron(0 2 * * ? *)', 'at 02:00 every day', ' 02:00 UTC'],
  ['an output', 'Value: !Ref Par<|>cels', '!Ref Parcels', '`Value` points to `Parcels` (AWS::SQS::Queue)'],
  ['a suppressed rule', 'disable async-failure<|>-lost', 'async-failure-lost', 'switched off in this entry'],
];

const hovers: Readonly<Record<string, readonly Hovered[]>> = {
  'template.yaml': [
    ...yamlHovers,
    ['an event source', '        From<|>Parcels:', 'FromParcels', '**SQS** `Parcels`', 'Invokes `Ship`'],
    ['an inherited value', 'Timeout: 2<|>0', '20', '`Timeout` = `20` for `Ship`, `Sweep`'],
    ['an interpolation', 'parcels-${Sta<|>ge}', '${Stage}', '`${Stage}` = `dev`', '`TABLE` = `parcels-dev`'],
  ],
  'cloudformation.yaml': [
    ...yamlHovers,
    ['an event source', '  From<|>Parcels:', 'FromParcels', '**SQS** `Parcels`', 'Invokes `Ship`'],
    ['an interpolation', 'parcels-${Sta<|>ge}', '${Stage}', '`${Stage}` = `dev`', '`TABLE` = `parcels-dev`'],
  ],
  'cloudformation.json': [
    ['a function', '"Sh<|>ip": {', 'Ship', '**Ship** · function', 'SQS Parcels', '20 s'],
    ['a queue', '"Par<|>cels": {', 'Parcels', 'Worked off by `Ship`', '**too short**'],
    ['a dead-letter queue', '"Lost<|>Parcels": {', 'LostParcels', 'queue `Parcels`'],
    ['a runtime', '"python<|>3.9"', 'python3.9', 'deprecated since 2025-12-15'],
    ['a schedule', 'cron(0 2 <|>* * ? *)', 'cron(0 2 * * ? *)', 'at 02:00 every day'],
    ['an event source', '"From<|>Parcels": {', 'FromParcels', '**SQS** `Parcels`', 'Invokes `Ship`'],
    ['an interpolation', 'parcels-${Sta<|>ge}', '${Stage}', '`${Stage}` = `dev`', '`TABLE` = `parcels-dev`'],
    ['an output', '"Url": {\n      "Value": {\n        "Ref": "Par<|>cels"', 'Parcels', 'points to `Parcels`'],
  ],
  'serverless.yml': [
    ...yamlHovers,
    ['an event source', '- sq<|>s:', 'sqs', '**SQS** `Parcels`', 'Invokes `Ship`'],
    ['an inherited value', 'timeout: 2<|>0', '20', '`Timeout` = `20` for `Ship`, `Sweep`'],
    ['a variable', 'parcels-${self:custom.st<|>age}', '${self:custom.stage}', '= `dev`', '`TABLE` = `parcels-dev`'],
  ],
};

/** Lines over `Ship`, `Sweep` in the template. */
const lenses = [
  /^Ship: queue from SQS Parcels · 5 receives · failures are kept · \d problem/,
  /^Sweep: async from Schedule cron\(0 2 \* \* \? \*\) · 3 attempts · failures are lost/,
  /^Ship: picture$/,
  /^Sweep: code$/,
];

const links: Readonly<Record<string, readonly string[]>> = {
  'template.yaml': [
    'app.ship -> src/app.py#L8,5',
    'app.sweep -> src/app.py#L18,5',
    'workflow.asl.json -> workflow.asl.json',
  ],
  'cloudformation.yaml': [
    'app.ship -> src/app.py#L8,5',
    'src/ -> src/app.py#L8,5',
    'app.sweep -> src/app.py#L18,5',
    'workflow.asl.json -> workflow.asl.json',
  ],
  'cloudformation.json': [
    'app.ship -> src/app.py#L8,5',
    'src/ -> src/app.py#L8,5',
    'app.sweep -> src/app.py#L18,5',
    'workflow.asl.json -> workflow.asl.json',
  ],
  'serverless.yml': [
    'src/app.ship -> src/app.py#L8,5',
    'src/app.sweep -> src/app.py#L18,5',
    'more.yml -> more.yml#L1,1',
    'more.yml -> more.yml#L2,3',
  ],
};

const queues = ['Queues: Parcels', 'Dead-letter queues: LostParcels'];
const outlines: Readonly<Record<string, readonly string[]>> = {
  'template.yaml': ['Functions: Ship (FromParcels), Sweep (Nightly)', ...queues, 'Workflows: Workflow'],
  'cloudformation.yaml': [
    'Functions: Ship, Sweep',
    ...queues,
    'Event buses and rules: Nightly',
    'Workflows: Workflow',
    'Other resources: FromParcels',
  ],
  'cloudformation.json': [
    'Functions: Ship, Sweep',
    ...queues,
    'Event buses and rules: Nightly',
    'Workflows: Workflow',
    'Other resources: FromParcels',
  ],
  'serverless.yml': ['Functions: Ship (SQS Parcels), Sweep (Schedule cron(0 2 * * ? *))', ...queues],
};

describe.each(Object.keys(hovers))('%s', (name) => {
  test.each(hovers[name] ?? [])('hover over %s', async (_, marked, range, ...said) => {
    await opened(name, async (document) => {
      const hover = await ask<Hover | null>('hover', document, { position: at(document, marked) });
      const text = hover === null ? 'no hover' : (hover.contents as MarkupContent).value;
      for (const part of said) expect(text).toContain(part);
      expect(document.getText(hover?.range).replaceAll('"', '')).toContain(range);
    });
  });

  test('no hover where there is nothing to say', async () => {
    await opened(name, async (document) => {
      expect(await ask('hover', document, { position: { line: 0, character: 0 } })).toBeNull();
    });
  });

  test('lenses over functions', async () => {
    const titles = await opened(name, async (document) =>
      (await ask<CodeLens[]>('codeLens', document)).map(
        ({ range, command }) => `${document.getText(range).replaceAll('"', '')}: ${command?.title}`,
      ),
    );
    for (const lens of lenses) expect(titles).toContainEqual(expect.stringMatching(lens));
  });

  test('links to files and symbols', async () => {
    const found = await opened(name, async (document) =>
      (await ask<DocumentLink[]>('documentLink', document)).map(
        ({ range, target }) =>
          `${document.getText(range).replaceAll('"', '')} -> ${target?.replace(/^.*\/forms\//, '')}`,
      ),
    );
    expect(found).toEqual(expect.arrayContaining([...(links[name] ?? [])]));
  });

  test('a pattern for the function at the cursor, with a preview in the language of the file', async () => {
    await opened(name, async (document) => {
      const at = document.positionAt(document.getText().indexOf('app.sweep'));
      const params = { uri: document.uri, position: at };
      const offered = await client.connection.sendRequest<WirePattern[]>(patternsRequest, params);
      const stream = offered.find(({ id }) => id === 'stream-consumer');
      expect(stream?.linkedTo).toBe('Sweep');
      const isJson = name.endsWith('.json');
      if (isJson) expect(JSON.parse(`{${stream?.preview}}`)).toHaveProperty('ClicksStream');
      else expect(stream?.preview).toMatch(/^ClicksStream:$/m);
      const inserted = await client.connection.sendRequest<WireInsertPatternResult>(insertPatternRequest, {
        ...params,
        pattern: 'queue-consumer',
      });
      // Its role is not in the template, so the permission to read the queue could not be given.
      if (name.startsWith('cloudformation')) {
        expect(inserted).toEqual({ reason: expect.stringContaining('role of `Sweep`') });
        return;
      }
      if ('reason' in inserted) throw new Error(inserted.reason);
      const after = TextDocument.applyEdits(document, [...inserted.edits]);
      expect(after).toMatch(/^ *"?OrdersQueue"?:/m);
      // Six times 20 seconds.
      expect(after).toMatch(/"?VisibilityTimeout"?: 120/);
    });
  });

  test('outline by kind', async () => {
    const text = ({ name, children = [] }: DocumentSymbol): string =>
      children.length === 0 ? name : `${name} (${children.map(text).join(', ')})`;
    await opened(name, async (document) => {
      const symbols = await ask<DocumentSymbol[]>('documentSymbol', document);
      expect(symbols.map((group) => `${group.name}: ${group.children?.map(text).join(', ')}`)).toEqual(outlines[name]);
      for (const member of symbols.flatMap(({ children = [] }) => children)) {
        expect(document.getText(member.selectionRange)).toContain(member.name);
        expect(document.getText(member.range)).toMatch(/^"?\w+"?:[\s\S]*\S$/);
      }
    });
  });
});

describe('the handler', () => {
  test('says once what all templates that use it say, and leads to each', async () => {
    const titles = await opened('src/app.py', async (document) => {
      for (const name of Object.keys(hovers)) await opened(name, (template) => ask('codeLens', template));
      return (await ask<CodeLens[]>('codeLens', document)).map(
        ({ range, command }) => `${document.getText(range)}: ${command?.title}`,
      );
    });
    const over = titles.filter((title) => title.startsWith('ship: SQS Parcels, at least once, batch 10'));
    expect(over.length).toBe(1);
    for (const name of Object.keys(hovers)) expect(titles).toContain(`ship: ${name}`);
    expect(titles).toContain('sweep: template.yaml');
  });

  test('says what a suppression hides', async () => {
    await opened('src/app.py', async (document) => {
      await opened('template.yaml', (template) => ask('codeLens', template));
      const hover = await ask<Hover>('hover', document, { position: at(document, 'next-line not-<|>idempotent') });
      expect((hover.contents as MarkupContent).value).toContain('`not-idempotent` is switched off on the next line');
    });
  });
});
