/** Code for the functions of a pattern: the handler snippet that goes with it, as files by path. */
import { readFileSync } from 'node:fs';
import type { Pattern } from '../../server/src/core/catalog/patterns/pattern';
import { expandSnippet } from './expand-snippet';

const snippets: Readonly<Record<string, { readonly body: readonly string[] }>> = JSON.parse(
  readFileSync(new URL('../../snippets/python.json', import.meta.url), 'utf8'),
);

export function handlersFor(pattern: Pattern): Readonly<Record<string, string>> {
  const snippet = Object.entries(snippets).find(([title]) => title.startsWith(titles[pattern.id] ?? 'Idempotent'))?.[1];
  const code = `${expandSnippet(snippet?.body.join('\n') ?? '')}\n`;
  return Object.fromEntries(
    pattern.functions.map(({ field }) => {
      const name = pattern.fields.find((one) => one.name === field)?.default ?? '';
      return [`src/${name}/app.py`, code.replace(/\$\{0:(\w+)\}/g, '$1')];
    }),
  );
}

const titles: Readonly<Record<string, string>> = {
  'queue-consumer': 'Partial batch',
  'bucket-queue-function': 'Partial batch',
  'stream-consumer': 'Stream',
};
