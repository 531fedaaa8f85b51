/** What Redrive's grammar adds to YAML and JSON, as snapshots: under each line the pieces it names and their scopes. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { type Token, tokenizer } from './grammars';

const here = (path: string): string => fileURLToPath(new URL(path, import.meta.url));
const ownYaml = { 'source.yaml': here('base/yaml.tmLanguage.json') };
const ownJson = { 'source.json': here('base/json.tmLanguage.json') };
const cases = readdirSync(here('cases')).filter((name) => /\.(yaml|json)$/.test(name));

describe("Redrive's grammar", () => {
  it.each(cases)('names the pieces of every expression in %s', async (name) => {
    const tokenize = name.endsWith('.json')
      ? await tokenizer(ownJson, 'source.json')
      : await tokenizer(ownYaml, 'source.yaml');
    const rendered = render(tokenize(readFileSync(here(`cases/${name}`), 'utf8')));
    await expect(rendered).toMatchFileSnapshot(`cases/${name}.snapshot`);
  });

  it.skipIf(!vscodeGrammars())(
    "names the same pieces over VS Code's own grammars (skipped where no VS Code server is installed)",
    async () => {
      const folder = vscodeGrammars() ?? '';
      const yaml = await tokenizer(
        {
          'source.yaml': `${folder}yaml/syntaxes/yaml.tmLanguage.json`,
          'source.yaml.1.2': `${folder}yaml/syntaxes/yaml-1.2.tmLanguage.json`,
          'source.yaml.embedded': `${folder}yaml/syntaxes/yaml-embedded.tmLanguage.json`,
        },
        'source.yaml',
      );
      const json = await tokenizer({ 'source.json': `${folder}json/syntaxes/JSON.tmLanguage.json` }, 'source.json');
      for (const name of cases) {
        const tokenize = name.endsWith('.json') ? json : yaml;
        const rendered = render(tokenize(readFileSync(here(`cases/${name}`), 'utf8')));
        expect(rendered).toBe(readFileSync(here(`cases/${name}.snapshot`), 'utf8'));
      }
    },
  );
});

function vscodeGrammars(): string | undefined {
  const cache = here('../../.vscode-test/');
  const servers = existsSync(cache) ? readdirSync(cache).filter((name) => name.startsWith('server-')) : [];
  return servers
    .map((name) => `${cache}${name}/node_modules/code-server/lib/vscode/extensions/`)
    .find((path) => existsSync(path));
}

/** Each line, and under it the pieces that carry a scope of ours; the brackets and commas are left out. */
function render(lines: readonly (readonly Token[])[]): string {
  const out: string[] = [];
  for (const tokens of lines) {
    out.push(tokens.map((token) => token.text).join(''));
    for (const { text, scopes } of tokens) {
      const ours = scopes.filter((scope) => scope.endsWith('.redrive')).map((scope) => scope.replace(/\.redrive$/, ''));
      const last = ours.at(-1);
      if (last === undefined || last.startsWith('punctuation') || text.trim() === '') continue;
      out.push(`    ${text}  ·  ${ours.join(' ')}`);
    }
  }
  return out.join('\n');
}
