/** Random edits of random documents: afterwards the file parses, says what was asked for, and nothing else has changed. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Plain } from '../../server/src/core/model/author';
import { applyEdits } from '../../server/src/core/text/source-edit';
import { parseYaml } from '../../server/src/core/yaml/document';
import { edit, type Operation, type Path } from '../../server/src/core/yaml/edits';
import { saidAfter } from './expected-value';
import { type Said, said } from './plain-value-of';
import { key, layout, type Tree, tree, writeYaml } from './random-document';

const RUNS = 3000;

const plainScalar = fc.constantFrom<Plain>(
  'text',
  'on',
  '012',
  'a: b',
  '- x',
  ' padded ',
  '',
  'two\nlines',
  '${A}',
  '*',
  'x,y',
  45,
  true,
  { ref: 'Q' },
  { getAtt: ['Q', 'Arn'] },
  { sub: 'arn:${A}' },
);
const plain: fc.Arbitrary<Plain> = fc.oneof<fc.Arbitrary<Plain>[]>(
  plainScalar,
  fc.array(plainScalar, { maxLength: 3 }),
  fc.uniqueArray(fc.tuple(key, plainScalar), { maxLength: 3, selector: ([name]) => name }).map((map) => ({ map })),
  fc
    .tuple(plainScalar, plainScalar)
    .map(([a, b]): Plain => ({ map: [['Outer', { map: [['Inner', [a, { map: [['Deep', b]] }]]] }]] })),
);

interface Choice {
  readonly what: number;
  readonly where: number;
  readonly name: string;
  readonly value: Plain;
  readonly deep: boolean;
}

/** Which of the possible operations: numbers that are taken modulo what there is. */
const choice: fc.Arbitrary<Choice> = fc.record({
  what: fc.nat(3),
  where: fc.nat(1000),
  name: key,
  value: plain,
  deep: fc.boolean(),
});

function pathsOf(value: Said, at: Path = []): { path: Path; value: Said }[] {
  const here = [{ path: at, value }];
  if (Array.isArray(value)) return [...here, ...value.flatMap((item, i) => pathsOf(item, [...at, i]))];
  if (value instanceof Map && !isIntrinsic(value))
    return [...here, ...[...value].flatMap(([k, v]) => pathsOf(v, [...at, k]))];
  return here;
}

const isIntrinsic = (value: Said): boolean =>
  value instanceof Map && [...value.keys()].some((k) => /^(Ref|Fn::)/.test(k));

function pick(root: Said, { what, where, name, value, deep }: Choice): Operation | undefined {
  const all = pathsOf(root);
  const from = <T>(list: readonly T[]): T | undefined => list[where % Math.max(list.length, 1)];
  if (what === 0) {
    const target = from(all.filter(({ path }) => path.length > 0));
    return target && { op: 'remove', path: target.path };
  }
  if (what === 1) {
    const target = from(all.filter(({ value: v }) => Array.isArray(v)));
    return target && { op: 'append', path: target.path, items: [value] };
  }
  if (what === 2) {
    const target = from(all.filter(({ path }) => path.length > 0));
    return target && { op: 'set', path: target.path, value };
  }
  const target = from(all.filter(({ value: v }) => v instanceof Map && !isIntrinsic(v)));
  return target && { op: 'set', path: [...target.path, `New${name}`, ...(deep ? ['Inner', 'Most'] : [])], value };
}

function check(uri: string, text: string, choices: Choice): 'done' | 'refused' | 'none' {
  const before = parseYaml(uri, text);
  expect(before.notes, text).toEqual([]);
  const root = said(before.root);
  const operation = pick(root, choices);
  if (operation === undefined) return 'none';
  const edits = edit(before, [operation]);
  if (edits === undefined) return 'refused';
  const after = applyEdits(text, edits);
  const told = `${JSON.stringify(operation)}\n--- before\n${text}\n--- after\n${after}`;
  const document = parseYaml(uri, after);
  expect(document.notes, told).toEqual([]);
  expect(said(document.root), told).toEqual(saidAfter(root, operation));
  if (text.includes('\r\n')) expect(/[^\r]\n/.test(after), told).toBe(false);
  expect(after.startsWith('\ufeff'), told).toBe(text.startsWith('\ufeff'));
  return 'done';
}

function run(uri: string, text: fc.Arbitrary<string>): void {
  const counts = { done: 0, refused: 0, none: 0 };
  fc.assert(
    fc.property(text, choice, (written, choices) => {
      counts[check(uri, written, choices)]++;
    }),
    { numRuns: RUNS },
  );
  // To refuse is always safe; to refuse often is useless.
  expect(counts.refused / (counts.done + counts.refused)).toBeLessThan(0.1);
}

test('YAML in all styles', () => {
  run(
    'file:///t.yaml',
    fc.tuple(tree, layout).map(([root, style]) => writeYaml(root, style)),
  );
});

test('JSON with tabs, spaces and in one line', () => {
  const unit = fc.constantFrom('\t', '  ', '    ', undefined);
  const newline = fc.constantFrom('\n', '\r\n');
  run(
    'file:///t.json',
    fc
      .tuple(tree, unit, newline, fc.boolean())
      .map(([root, indent, line, end]) =>
        `${JSON.stringify(plainTree(root), undefined, indent)}${end ? '\n' : ''}`.replaceAll('\n', line),
      ),
  );
});

function plainTree(node: Tree): unknown {
  if (node.kind === 'map') return Object.fromEntries(node.pairs.map(([name, value]) => [name, plainTree(value)]));
  if (node.kind === 'list') return node.items.map(plainTree);
  return node.value;
}
