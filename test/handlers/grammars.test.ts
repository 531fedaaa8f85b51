// What is loaded stays in the memory of the wasm runtime, which is one per process and ends at two gigabytes.
import { expect, test } from 'vitest';
import { createGrammars } from '../../server/src/core/handlers/grammars';
import { grammarHost } from './grammar-host';

async function memoryWithOneMore(): Promise<number> {
  const grammars = createGrammars(grammarHost(new Map()));
  await grammars.ready(['c-sharp']);
  const tree = grammars.open('c-sharp', 'class Orders {}');
  const bytes = tree?.memory.HEAP32.byteLength ?? 0;
  tree?.close();
  return bytes;
}

test('a grammar takes its memory once, however often it is asked for', async () => {
  const first = await memoryWithOneMore();
  expect(first).toBeGreaterThan(0);
  let last = first;
  for (let time = 0; time < 20; time++) last = await memoryWithOneMore();
  expect(last).toBe(first);
});
