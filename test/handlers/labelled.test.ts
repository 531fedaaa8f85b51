// Every labelled handler in every language gets its verdict and its effects.
import { describe, expect, test } from 'vitest';
import { analyseCase, casesOf, differences } from './labelled';

const languages = ['python', 'javascript', 'typescript', 'java', 'go', 'csharp', 'ruby'];

describe.each(languages)('%s handlers', (language) => {
  test.each(casesOf(language).map((one) => [one.name, one] as const))('%s', async (_name, one) => {
    expect(differences(one, await analyseCase(one))).toEqual([]);
  });
});
