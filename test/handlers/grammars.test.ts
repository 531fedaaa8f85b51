// A parser that fails within its wasm is replaced, and says so.
import { afterEach, expect, test, vi } from 'vitest';
import { Parser } from 'web-tree-sitter';
import { createGrammars } from '../../server/src/core/handlers/grammars';
import { grammarHost } from './grammar-host';

afterEach(() => {
  vi.restoreAllMocks();
});

const told: string[] = [];

async function rubyGrammars(): Promise<ReturnType<typeof createGrammars>> {
  told.length = 0;
  const grammars = createGrammars({ ...grammarHost(new Map()), log: (level, text) => told.push(`${level}: ${text}`) });
  await grammars.ready(['ruby']);
  return grammars;
}

const read = (grammars: ReturnType<typeof createGrammars>): string | undefined =>
  grammars.parse('ruby', 'puts 1', (root) => root.type);

test('a parser that failed once is made anew', async () => {
  const grammars = await rubyGrammars();
  vi.spyOn(Parser.prototype, 'parse').mockImplementationOnce(() => {
    throw new WebAssembly.RuntimeError('table index is out of bounds');
  });
  expect(read(grammars)).toBe('program');
  expect(told).toEqual(['warn: The parser for ruby failed and was made anew: table index is out of bounds']);
  expect(read(grammars)).toBe('program');
  expect(told).toHaveLength(1);
});

test('a file that no parser can read is left out', async () => {
  const grammars = await rubyGrammars();
  vi.spyOn(Parser.prototype, 'parse').mockImplementation(() => {
    throw new WebAssembly.RuntimeError('unreachable');
  });
  expect(read(grammars)).toBeUndefined();
  expect(told.at(-1)).toBe('error: A file in ruby could not be parsed: unreachable');
});
