/** The contributed handler snippets: up to date with their sources, and whole programs when every default is accepted. */
import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { transformSync } from 'esbuild';
import { describe, expect, it } from 'vitest';
import { generateSnippets } from '../../scripts/generate-snippets';
import { expandSnippet } from './expand-snippet';

const root = fileURLToPath(new URL('../..', import.meta.url));
const contributed: readonly { language: string; path: string }[] = JSON.parse(
  readFileSync(`${root}/package.json`, 'utf8'),
).contributes.snippets;

interface Snippet {
  readonly prefix: readonly string[];
  readonly description: string;
  readonly body: readonly string[];
}

const files = [...generateSnippets(root)].map(([path, text]) => ({
  path,
  text,
  language: contributed.filter((entry) => entry.path === `./${path}`).map((entry) => entry.language)[0] ?? '',
  snippets: Object.entries(JSON.parse(text) as Record<string, Snippet>),
}));

describe.each(files)('$path', ({ path, text, language, snippets }) => {
  it('is generated from snippets/handlers', () => {
    const before = readFileSync(`${root}/${path}`, 'utf8');
    if (before !== text) writeFileSync(`${root}/${path}`, text);
    expect(before, 'the file was out of date and has been written anew: run the test again').toBe(text);
  });

  it('is contributed for its language', () => {
    expect(path).toBe(`snippets/${language}.json`);
    expect(snippets.map(([title]) => title)).toEqual([
      'Idempotent handler (Powertools)',
      'Partial batch handler (SQS)',
      'Stream handler (Kinesis)',
    ]);
  });

  it.each(snippets)('%s is a whole program', (_, { body, prefix, description }) => {
    const code = expandSnippet(body.join('\n')).replace(
      /(?<!\\)\$0|\$\{0:[^}]*\}/g,
      language === 'python' ? 'pass' : '',
    );
    expect(code).not.toMatch(/(?<!`[^`]*)\$\{?\d/);
    expect(prefix.length).toBeGreaterThan(0);
    expect(description).toMatch(/\.$/);
    if (language === 'python') expect(code).toMatch(/^def handler\(event, context\):$/m);
    else expect(transformSync(code, { loader: language === 'typescript' ? 'ts' : 'js' }).warnings).toEqual([]);
  });
});
