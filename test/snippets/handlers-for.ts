/** Code for the functions of a pattern: the handler snippet that goes with it, or the plainest of handlers, as files by path. */
import { readFileSync } from 'node:fs';
import type { Pattern } from '../../server/src/core/catalog/patterns/pattern';
import { expandSnippet } from './expand-snippet';

const snippets: Readonly<Record<string, { readonly body: readonly string[] }>> = JSON.parse(
  readFileSync(new URL('../../snippets/python.json', import.meta.url), 'utf8'),
);

export function handlersFor(pattern: Pattern): Readonly<Record<string, string>> {
  const wanted = titles[pattern.id];
  const snippet = Object.entries(snippets).find(([title]) => wanted !== undefined && title.startsWith(wanted))?.[1];
  const code = snippet ? `${expandSnippet(snippet.body.join('\n'))}\n` : plain;
  return Object.fromEntries(
    pattern.functions.map(({ field }) => {
      const name = pattern.fields.find((one) => one.name === field)?.default ?? '';
      return [`src/${name}/app.py`, code.replace(/\$\{0:(\w+)\}/g, '$1')];
    }),
  );
}

const plain = 'def handler(event, context):\n    return {"ok": True}\n';

const titles: Readonly<Record<string, string>> = {
  // It sets the environment variable with the name of the table; no other pattern has a table.
  'idempotency-table': 'Idempotent',
  'queue-consumer': 'Partial batch',
  'bucket-queue-function': 'Partial batch',
  'stream-consumer': 'Stream',
};
