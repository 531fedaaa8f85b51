/** Keys given twice in one map. CloudFormation and js-yaml refuse them, PyYAML takes the last without a word. */
import type { Pair } from './node';

export interface DuplicateKey {
  readonly message: string;
  readonly pair: Pair;
}

export function duplicateKeys(pairs: readonly Pair[]): readonly DuplicateKey[] {
  const seen = new Set<string>();
  const found: DuplicateKey[] = [];
  for (const pair of pairs) {
    const name = pair.key.text;
    if (seen.has(name) && name !== '<<' && name !== '') {
      found.push({ message: `the key \`${name}\` is given twice; the last one counts`, pair });
    }
    seen.add(name);
  }
  return found;
}
