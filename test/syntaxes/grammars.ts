/** Tokenizes text as VS Code does: its own engine, a base grammar, and Redrive's grammar injected into it. */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { loadWASM, OnigScanner, OnigString } from 'vscode-oniguruma';
import { INITIAL, parseRawGrammar, Registry } from 'vscode-textmate';

const require = createRequire(import.meta.url);
const injected = 'redrive.templates.injection';

export interface Token {
  readonly text: string;
  readonly scopes: readonly string[];
}

/** `base` maps the scope names of the base grammars to their files. */
export async function tokenizer(
  base: Readonly<Record<string, string>>,
  scope: string,
): Promise<(text: string) => readonly (readonly Token[])[]> {
  const wasm = readFileSync(require.resolve('vscode-oniguruma/release/onig.wasm'));
  await loadWASM(wasm.buffer.slice(wasm.byteOffset, wasm.byteOffset + wasm.byteLength)).catch(() => undefined);
  const files: Readonly<Record<string, string>> = {
    ...base,
    [injected]: new URL('../../syntaxes/templates.tmLanguage.json', import.meta.url).pathname,
  };
  const registry = new Registry({
    onigLib: Promise.resolve({
      createOnigScanner: (sources) => new OnigScanner(sources),
      createOnigString: (text) => new OnigString(text),
    }),
    loadGrammar: async (name) => {
      const file = files[name];
      return file ? parseRawGrammar(readFileSync(file, 'utf8'), file) : null;
    },
    getInjections: (name) => (name === scope ? [injected] : undefined),
  });
  const grammar = await registry.loadGrammar(scope);
  if (!grammar) throw new Error(`no grammar for ${scope}`);
  return (text) => {
    let state = INITIAL;
    return text.split(/\r?\n/).map((line) => {
      const result = grammar.tokenizeLine(line, state);
      state = result.ruleStack;
      return result.tokens.map(({ startIndex, endIndex, scopes }) => ({
        text: line.slice(startIndex, endIndex),
        scopes,
      }));
    });
  };
}
