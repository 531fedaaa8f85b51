/** Generated files follow from the rules. A stale one is brought up to date, and the test fails that once. */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { filesFrom, registryFile, ruleIds } from '../../scripts/generated-files';
import { root } from '../../scripts/root';
import { rules } from '../../server/src/core/rules/registry.generated';

const files = [
  registryFile(ruleIds(root)),
  ...filesFrom(
    root,
    rules.map(({ meta }) => meta),
  ),
];

it.each(files)('$path is up to date', ({ path, text }) => {
  const file = join(root, path);
  const isCurrent = existsSync(file) && readFileSync(file, 'utf8') === text;
  if (!isCurrent) writeFileSync(file, text);
  expect(isCurrent, `${path} was stale and has been written; run the tests again`).toBe(true);
});
