/**
 * What each request of the editor costs on the real server once a template is checked, and how long a keystroke's
 * completion waits when it is sent right behind it: nobody should wait for a picture while typing.
 */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { pullingClient, startClient } from '../lsp/language-client';
import { bundleServer } from '../lsp/server-bundle';
import { completion, type Opened, requests } from './requests';
import { templateOf } from './template-of';

const sizes = [50, 500] as const;
const runs = 21;

export async function printFeatureCosts(): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'redrive-bench-'));
  const server = await bundleServer('server/src/lsp/main.ts', 'server.cjs');
  const opened = await Promise.all(sizes.map((size) => open(server, folder, size)));
  const columns = sizes.flatMap((size) => [`${size} resources`, 'typing waits']);
  console.log(`\none request to the server, median of ${runs}, in milliseconds`);
  console.log(`${'request'.padEnd(30)}${columns.map((column) => column.padStart(15)).join('')}`);
  for (const request of requests) {
    const figures: number[] = [];
    let name = '';
    for (const one of opened) {
      const [method, params] = request(one);
      name = method;
      const send = () => one.client.connection.sendRequest(method, params);
      figures.push(await median(send));
      figures.push(await median(() => typingBehind(one, send)));
    }
    console.log(`${name.padEnd(30)}${figures.map((ms) => ms.toFixed(1).padStart(15)).join('')}`);
  }
  for (const { client } of opened) await client.stop();
  rmSync(folder, { recursive: true });
}

async function open(server: string, folder: string, size: number): Promise<Opened> {
  const text = templateOf(size);
  const file = join(folder, `template-${size}.yaml`);
  writeFileSync(file, text);
  const capabilities = {
    ...pullingClient,
    textDocument: { ...pullingClient.textDocument, completion: { completionItem: { snippetSupport: true } } },
  };
  const client = await startClient(server, { transport: 'ipc', folder: pathToFileURL(folder).href, capabilities });
  const uri = pathToFileURL(file).href;
  client.open(uri, text);
  const problems = await client.diagnostics(uri);
  const lines = text.split('\n');
  const line = lines.findIndex((content, index) => index > lines.length / 2 && content.includes('Timeout'));
  return {
    client,
    uri,
    position: { line, character: 8 },
    free: { line: lines.indexOf('Resources:') + 1, character: 2 },
    problem: problems.map(({ code, range }) => ({ rule: String(code), range }))[0],
  };
}

/** The other request's answer is waited for too, so that the next run starts at rest. */
async function typingBehind(one: Opened, send: () => Promise<unknown>): Promise<number> {
  const [method, params] = completion(one);
  const other = send();
  const start = performance.now();
  await one.client.connection.sendRequest(method, params);
  const waited = performance.now() - start;
  await other;
  return waited;
}

/** Of what a run returns as its time, or else of how long it took. */
async function median(run: () => Promise<unknown>): Promise<number> {
  const times: number[] = [];
  for (let i = 0; i < runs; i++) {
    const start = performance.now();
    const own = await run();
    times.push(typeof own === 'number' ? own : performance.now() - start);
  }
  return times.sort((a, b) => a - b)[(runs - 1) / 2] ?? 0;
}
