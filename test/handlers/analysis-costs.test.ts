// What a keystroke costs, what is kept, and what is loaded: counted, not timed.
import { afterEach, describe, expect, it, vi } from 'vitest';
import { Node, Parser, Tree } from 'web-tree-sitter';
import { createGrammars, type GrammarName, type Grammars } from '../../server/src/core/handlers/grammars';
import {
  createHandlerAnalysis,
  type HandlerAnalysis,
  type HandlerContext,
} from '../../server/src/core/handlers/handler-analysis';
import type { HandlerFacts } from '../../server/src/core/handlers/handler-facts';
import { SyntaxNode } from '../../server/src/core/handlers/languages/syntax-node';
import { createSourceFiles, type SourceFile } from '../../server/src/core/handlers/source-files';
import type { LambdaFunction } from '../../server/src/core/model/app';
import { workspace } from '../support/memory-host';
import { grammarHost } from './grammar-host';
import { casesOf, functionOf } from './labelled';

const context: HandlerContext = {
  atLeastOnce: true,
  kinds: ['sqs'],
  resourceAt: () => ({ id: null, expression: null }),
  resource: () => undefined,
};

const code: Readonly<Record<string, string>> = {
  'a.mjs': "import { send } from './shared.mjs';\nexport const handler = (event) => send(event.a);\n",
  'b.mjs': "import { send } from './shared.mjs';\nexport const handler = (event) => send(event.b);\n",
  'c.mjs': 'export const handler = (event) => event.c;\n',
  'shared.mjs':
    "import axios from 'axios';\nexport const send = (body) => axios.get('https://example.com', { body });\n",
};

const functionNamed = (id: string, runtimeText = 'nodejs22.x'): LambdaFunction => ({
  ...functionOf({ handlerText: `${id}.handler`, runtimeText }),
  id,
});

/** Three functions over a workspace whose texts can be changed, with every parsed text noted. */
async function three(): Promise<{
  readonly parsed: string[];
  readonly facts: () => HandlerFacts[];
  readonly change: (path: string, text: string) => void;
}> {
  const texts = new Map(Object.entries(code));
  const host = grammarHost(texts);
  const read: typeof host.read = (uri) => {
    const text = texts.get(uri.slice(workspace.length + 1));
    return text === undefined ? host.read(uri) : { status: 'ok', text };
  };
  const parsed: string[] = [];
  const grammars = createGrammars(host);
  const noting: Grammars = {
    ...grammars,
    open(name, text) {
      parsed.push([...texts].find(([, one]) => one === text)?.[0] ?? '?');
      return grammars.open(name, text);
    },
    parse(name, text, reader) {
      parsed.push([...texts].find(([, one]) => one === text)?.[0] ?? '?');
      return grammars.parse(name, text, reader);
    },
  };
  const analysis: HandlerAnalysis = createHandlerAnalysis({ ...host, read }, noting);
  const functions = ['a', 'b', 'c'].map((id) => functionNamed(id));
  await analysis.prepare(functions);
  return {
    parsed,
    facts: () => functions.map((fn) => analysis.facts(fn, context)),
    change(path, text) {
      texts.set(path, text);
      analysis.fileChanged(`${workspace}/${path}`);
    },
  };
}

describe('a keystroke', () => {
  it('in a handler reads that file and analyses its function again, nothing else', async () => {
    const { parsed, facts, change } = await three();
    const before = facts();
    expect(parsed.sort()).toEqual(['a.mjs', 'b.mjs', 'c.mjs', 'shared.mjs']);
    parsed.length = 0;
    change('a.mjs', `${code['a.mjs']}// typed\n`);
    const after = facts();
    expect(parsed).toEqual(['a.mjs']);
    expect(after.map((one, index) => one === before[index])).toEqual([false, true, true]);
  });

  it('in a shared module analyses the functions that reach it', async () => {
    const { parsed, facts, change } = await three();
    const before = facts();
    parsed.length = 0;
    change('shared.mjs', (code['shared.mjs'] ?? '').replace('axios.get', 'axios.post'));
    const after = facts();
    expect(parsed).toEqual(['shared.mjs']);
    expect(after.map((one, index) => one === before[index])).toEqual([false, false, true]);
    expect(after.map(({ verdict }) => verdict)).toEqual(['not-idempotent', 'not-idempotent', 'idempotent']);
  });
});

it('a function may step into what another left unread in their file', async () => {
  const text = [
    "import axios from 'axios';",
    "const save = (body) => axios.post('https://example.com', { body });",
    'const show = (body) => console.log(body);',
    'export const a = (event) => show(event.a);',
    'export const b = (event) => save(event.b);',
    '',
  ].join('\n');
  const analysis = createHandlerAnalysis(grammarHost(new Map([['both.mjs', text]])));
  const functions = ['a', 'b'].map((id) => ({
    ...functionOf({ handlerText: `both.${id}`, runtimeText: 'nodejs22.x' }),
    id,
  }));
  await analysis.prepare(functions);
  expect(functions.map((fn) => analysis.facts(fn, context).verdict)).toEqual(['idempotent', 'not-idempotent']);
});

describe('grammars', () => {
  it('are loaded when a language is first met', async () => {
    const host = grammarHost(new Map([['a.py', 'def handler(event, context):\n    pass\n']]));
    const loaded: string[] = [];
    const analysis = createHandlerAnalysis({
      ...host,
      asset(name) {
        loaded.push(name);
        return host.asset(name);
      },
    });
    const isGrammar = (name: string) => name.startsWith('tree-sitter-');
    expect(loaded.filter(isGrammar)).toEqual([]);
    await analysis.prepare([functionNamed('a', 'python3.13')]);
    expect(loaded.filter(isGrammar)).toEqual(['tree-sitter-python.wasm']);
    await analysis.prepare([functionNamed('a', 'python3.13'), functionNamed('b', 'ruby3.4')]);
    expect(loaded.filter(isGrammar)).toEqual(['tree-sitter-python.wasm', 'tree-sitter-ruby.wasm']);
  });
});

const languages: readonly (readonly [string, GrammarName])[] = [
  ['python', 'python'],
  ['javascript', 'javascript'],
  ['typescript', 'typescript'],
  ['java', 'java'],
  ['go', 'go'],
  ['csharp', 'c-sharp'],
  ['ruby', 'ruby'],
];

describe.each(languages)('syntax trees of %s', (language, grammar) => {
  afterEach(() => vi.restoreAllMocks());

  it('are freed once they are read, and nothing holds on to them', async () => {
    const host = grammarHost(new Map());
    const grammars = createGrammars(host);
    await grammars.ready([grammar]);
    const parse = vi.spyOn(Parser.prototype, 'parse');
    const free = vi.spyOn(Tree.prototype, 'delete');
    const files = createSourceFiles(host, grammars);
    let read = 0;
    for (const one of casesOf(language)) {
      for (const [path, text] of one.files) {
        const file = files.readText(`${workspace}/${path}`, text, /\w+$/.exec(path)?.[0] ?? '');
        if (!file) continue;
        read++;
        files.freeTrees();
        expect(heldNodes(file)).toEqual([]);
      }
    }
    expect(read).toBeGreaterThan(10);
    expect(free).toHaveBeenCalledTimes(parse.mock.calls.length);
  });

  it('give the same bodies of functions before they are freed and after', async () => {
    const host = grammarHost(new Map());
    const grammars = createGrammars(host);
    await grammars.ready([grammar]);
    const early = createSourceFiles(host, grammars);
    const late = createSourceFiles(host, grammars);
    for (const one of casesOf(language)) {
      for (const [path, text] of one.files) {
        const extension = /\w+$/.exec(path)?.[0] ?? '';
        const expected = written(early.readText(`${workspace}/${path}`, text, extension));
        early.freeTrees();
        const file = late.readText(`${workspace}/${path}`, text, extension);
        late.freeTrees();
        expect(written(file)).toBe(expected);
      }
    }
  });
});

/** IR as text, the bodies of its functions included. */
const written = (file: SourceFile | undefined): string =>
  JSON.stringify(file, (_, part) => (part?.kind === 'function' ? { ...part, body: part.body } : part));

/** Paths to syntax nodes below a value. */
function heldNodes(value: unknown, path = '', seen = new Set<unknown>()): string[] {
  if (typeof value !== 'object' || value === null || seen.has(value)) return [];
  seen.add(value);
  if (value instanceof SyntaxNode || value instanceof Node || value instanceof Tree) return [path];
  const entries = value instanceof Map ? [...value] : Object.entries(value);
  return entries.flatMap(([key, one]) => heldNodes(one, `${path}.${String(key)}`, seen));
}
