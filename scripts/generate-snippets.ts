/**
 * Makes the snippet files that package.json contributes from the handlers in snippets/handlers. (Patterns for templates
 * are no snippets: those would be offered in every YAML file. The language server completes them in templates only.)
 */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** Files by path from the repository's root, with the text they should have. */
export function generateSnippets(root: string): ReadonlyMap<string, string> {
  const folder = join(root, 'snippets', 'handlers');
  const files = new Map<string, string>();
  for (const [language, extension] of Object.entries(extensions)) {
    const sources = readdirSync(folder).filter((name) => name.endsWith(extension));
    const entries = sources.sort().map((name) => readHandler(readFileSync(join(folder, name), 'utf8'), name));
    files.set(`snippets/${language}.json`, `${JSON.stringify(Object.fromEntries(entries), undefined, 2)}\n`);
  }
  return files;
}

const extensions = { python: '.py', typescript: '.ts', javascript: '.js' };

/** A handler opens with its prefix, title and description in comments; the rest is the snippet. */
function readHandler(source: string, name: string): [string, unknown] {
  const lines = source.trimEnd().split('\n');
  const field = (key: string): string => {
    const line = lines.find((candidate) => new RegExp(`^(#|//) ${key}: `).test(candidate));
    if (!line) throw new Error(`snippets/handlers/${name} has no line "${key}: ..." at its start`);
    return line.slice(line.indexOf(': ') + 2);
  };
  const prefix = ['prefix', 'title', 'description'].map(field);
  const body = lines.slice(3);
  return [prefix[1] ?? name, { prefix: [`redrive-${prefix[0]}`, `lambda-${prefix[0]}`], description: prefix[2], body }];
}
