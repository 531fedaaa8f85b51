/** What a file said before an edit and says no more: every value by its keys, wherever in a list it stands. */
import type { YamlDocument } from '../../server/src/core/yaml/document';
import { type Said, said } from '../edits/plain-value-of';

/** A value may be lost where the title says so, where another took its place, or where it stands deeper now. */
export function lostFrom(
  title: string,
  before: YamlDocument | undefined,
  after: YamlDocument | undefined,
): readonly string[] {
  if (/^(Remove|Move|Don't)/.test(title)) return [];
  const gone = without(leavesOf(before), leavesOf(after));
  const come = without(leavesOf(after), leavesOf(before));
  return gone
    .filter(
      ({ path, value }) =>
        !come.some((leaf) => path.startsWith(leaf.path) || (leaf.path.startsWith(path) && leaf.value === value)),
    )
    .map(({ path, value }) => `${path}: ${value}`);
}

interface Leaf {
  /** Keys, without positions in lists. */
  readonly path: string;
  readonly value: string;
}

function leavesOf(document: YamlDocument | undefined): readonly Leaf[] {
  const leaves: Leaf[] = [];
  const visit = (value: Said, path: string): void => {
    if (value instanceof Map) {
      for (const [key, inner] of value) visit(inner, `${path}/${key}`);
    } else if (Array.isArray(value)) {
      for (const inner of value) visit(inner, path);
    } else if (value !== null) leaves.push({ path, value: String(value) });
  };
  visit(said(document?.root), '');
  return leaves;
}

/** Equal ones count: two that were there and one that is left make one that is gone. */
function without(list: readonly Leaf[], others: readonly Leaf[]): readonly Leaf[] {
  const left = new Map<string, number>();
  for (const leaf of others) left.set(textOf(leaf), (left.get(textOf(leaf)) ?? 0) + 1);
  return list.filter((leaf) => {
    const count = left.get(textOf(leaf)) ?? 0;
    left.set(textOf(leaf), count - 1);
    return count <= 0;
  });
}

const textOf = ({ path, value }: Leaf): string => `${path}\n${value}`;
