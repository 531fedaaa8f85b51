// The page on judgements keeps its word: every example gets the verdict it is shown with.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { root } from '../../scripts/root';
import { analyseCase, differences, readCase } from './labelled';

const page = readFileSync(join(root, 'docs', 'idempotency.md'), 'utf8');
const examples = [...page.matchAll(/^```(\w+) (\S+) (\S+)\n([\s\S]*?)^```$/gm)].map(
  ([, language = '', trigger = '', verdict = '', code = '']) => {
    const line = page.slice(0, page.indexOf(code)).split('\n').length;
    return readCase(language, `line ${line} | ${trigger} | ${verdict}\n${code}`);
  },
);

describe('docs/idempotency.md', () => {
  it('has examples of both kinds', () => {
    expect(new Set(examples.map(({ verdict }) => verdict))).toEqual(
      new Set(['idempotent', 'not-idempotent', 'unknown']),
    );
  });

  it.each(examples.map((one) => [one.name, one] as const))('%s', async (_name, one) => {
    expect(differences(one, await analyseCase(one))).toEqual([]);
  });
});
