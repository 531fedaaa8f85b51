/** What a text says: tags, scalars by dialect, merge keys, damaged text; and that nothing makes the reader throw. */
import { expect, test } from 'vitest';
import { placeOf } from '../../server/src/core/text/span';
import { type Dialect, parseYaml, type YamlDocument } from '../../server/src/core/yaml/document';
import { pairOf, valueAt, type YamlNode } from '../../server/src/core/yaml/node';

const read = (text: string, dialect: Dialect = 'cloudformation', uri = 'file:///t.yaml'): YamlDocument =>
  parseYaml(uri, text, { dialect });

function value(node: YamlNode | undefined): unknown {
  if (node === undefined) return undefined;
  if (node.kind === 'scalar') return node.value;
  if (node.kind === 'seq') return node.items.map(value);
  return Object.fromEntries(node.pairs.map((pair) => [pair.key.text, value(pair.value)]));
}

/** Text between the ends of a span, as it stands in the file. */
function cut(
  { text }: YamlDocument,
  node: YamlNode | undefined,
  span: 'span' | 'fullSpan' = 'span',
): string | undefined {
  if (node === undefined) return undefined;
  const { start, end } = placeOf(node[span]);
  return text.slice(start, end);
}

const notesOf = ({ text, notes }: YamlDocument): string[] =>
  notes.map(({ message, span }) => {
    const { start, end } = placeOf(span);
    return `${JSON.stringify(text.slice(start, end))}: ${message}`;
  });

/** What PyYAML's SafeLoader and js-yaml 4 make of plain scalars; timestamps stay text in both deploy tools. */
const scalars: readonly (readonly [string, unknown, unknown])[] = [
  ['on', true, 'on'],
  ['Yes', true, 'Yes'],
  ['NO', false, 'NO'],
  ['y', 'y', 'y'],
  ['True', true, true],
  ['tRUE', 'tRUE', 'tRUE'],
  ['0777', 511, 777],
  ['0o17', '0o17', 15],
  ['08', '08', 8],
  ['0x1F', 31, 31],
  ['0b11', 3, 3],
  ['1_000', 1000, 1000],
  ['-5', -5, -5],
  ['1e3', '1e3', 1000],
  ['1.5e+3', 1500, 1500],
  ['.5', 0.5, 0.5],
  ['5.', 5, 5],
  ['1:30', 90, '1:30'],
  ['~', null, null],
  ['Null', null, null],
  ['2012-10-17', '2012-10-17', '2012-10-17'],
  ['123456789012', 123456789012, 123456789012],
  ['.inf', Infinity, Infinity],
  ['1.2.3', '1.2.3', '1.2.3'],
  ['nodejs20.x', 'nodejs20.x', 'nodejs20.x'],
];

test.each(scalars)('plain %s', (text, cloudformation, serverless) => {
  for (const [dialect, expected] of [
    ['cloudformation', cloudformation],
    ['serverless', serverless],
  ] as const) {
    const node = valueAt(read(`a: ${text}\n`, dialect).root, 'a');
    expect(node).toMatchObject({ kind: 'scalar', value: expected, text });
    expect(value(valueAt(read(`a: "${text}"\n`, dialect).root, 'a'))).toBe(text);
    expect(value(valueAt(read(`a: !Sub ${text}\n`, dialect).root, 'a'))).toBe(text);
  }
});

test('the dialect shows by the sections', () => {
  expect(value(parseYaml('file:///a.yml', 'service: x\ncustom:\n  a: on\n').root)).toMatchObject({
    custom: { a: 'on' },
  });
  expect(value(parseYaml('file:///a.yml', 'Resources:\n  a:\n    b: on\n').root)).toMatchObject({
    Resources: { a: { b: true } },
  });
});

test('tags stand before every kind of value', () => {
  const document = read(
    'a: !Sub |\n  one\n  two\nb: !If [x, !Ref y, {z: !GetAtt w.Arn}]\nc: !Ref # later\nd: !X\n  e: 1\n',
  );
  const at = (key: string): YamlNode | undefined => valueAt(document.root, key);
  expect(at('a')).toMatchObject({ tag: '!Sub', value: 'one\ntwo\n', style: 'literal' });
  expect(cut(document, at('a'), 'fullSpan')).toBe('!Sub |\n  one\n  two');
  expect(at('b')).toMatchObject({ tag: '!If', kind: 'seq', flow: true });
  expect(cut(document, at('b'))).toBe('[x, !Ref y, {z: !GetAtt w.Arn}]');
  expect(at('c')).toMatchObject({ tag: '!Ref', value: '' });
  expect(cut(document, at('c'), 'fullSpan')).toBe('!Ref');
  expect(cut(document, at('d'), 'fullSpan')).toBe('!X\n  e: 1');
  expect(document.notes).toEqual([]);
});

test('spans end with the value, not with the white space or comment behind it', () => {
  const document = read('a: # none\nb:\n  - x # one\n\n  # end\nc: |\n  text\n\nd: "q"  \n');
  const cuts = ['a', 'b', 'c', 'd'].map((key) => cut(document, valueAt(document.root, key)));
  expect(cuts).toEqual(['', '- x', '|\n  text', '"q"']);
  const pair = pairOf(document.root, 'a');
  expect(pair && document.text.slice(placeOf(pair.span).start, placeOf(pair.span).end)).toBe('a:');
});

test('aliases and merge keys are followed; what a map says itself wins', () => {
  const document = read('x: &x {a: 1, b: 2}\ny: &y {b: 3, c: 4}\nz:\n  <<: [*x, *y]\n  a: 9\nw: *x\n');
  expect(value(document.root)).toMatchObject({ z: { a: 9, b: 2, c: 4 }, w: { a: 1, b: 2 } });
  expect(document.shared.map((span) => document.text.slice(placeOf(span).start, placeOf(span).end))).toEqual([
    '{a: 1, b: 2}',
    '{b: 3, c: 4}',
  ]);
});

test('of duplicate keys the last counts, with a note', () => {
  const document = read('Resources:\n  A: 1\n  A: 2\n');
  expect(value(valueAt(valueAt(document.root, 'Resources'), 'A'))).toBe(2);
  expect(notesOf(document)).toEqual(['"A": the key `A` is given twice; the last one counts']);
});

test('keys are text, whatever they look like', () => {
  const document = read('443: a\non: b\n? [x, y]\n: c\n"q": d\n');
  expect(Object.keys(value(document.root) as object)).toEqual(['443', 'on', '[x, y]', 'q']);
  expect(notesOf(document)).toEqual(['"[x, y]": a key must be a plain name here']);
});

test('only the first document is read', () => {
  const document = read('---\na: 1\n---\nb: 2\n');
  expect(value(document.root)).toEqual({ a: 1 });
  expect(notesOf(document)).toEqual(['"---": only the first document of a file is read']);
});

/** Real templates do this; PyYAML and js-yaml take it. */
test('lines inside brackets and quotes need no indentation', () => {
  const text =
    'Resources:\n  A:\n    Tags: {\n    a: 1, # one\n  "b": [x,\n- ]\n    }\n    Text: "one\n two: x"\n    Dash: [a, -, b]\n  B: 1\n';
  const document = read(text.replace('[x,\n- ]', '[x,\n  y]'));
  expect(document.notes).toEqual([]);
  const a = valueAt(valueAt(document.root, 'Resources'), 'A');
  expect(value(a)).toEqual({ Tags: { a: 1, b: ['x', 'y'] }, Text: 'one two: x', Dash: ['a', '-', 'b'] });
  expect(cut(document, valueAt(a, 'Text'))).toBe('"one\n two: x"');
  expect(cut(document, valueAt(valueAt(a, 'Tags'), 'b'))).toBe('[x,\n  y]');
});

/** Half-typed text: what is sound stays readable. */
const halfTyped: readonly (readonly [string, string, readonly string[]])[] = [
  ['Resources:\n  A:\n    Ty\n    Type: X\n  B:\n    Type: Y\n    Ti\n', 'Type', ['A', 'B']],
  ['Resources:\n  A:\n    Type: X\n  New\n  B:\n    Type: Y\n', 'Type', ['A', 'New', 'B']],
  ['Resources:\n  A:\n    Type: X\n    Tags: [1, {\n  B:\n    Type: Y\n', 'Type', ['A', 'B']],
  ['Resources:\n  A:\n    Type: "X\n  B:\n    Type: Y\n', 'Type', ['A', 'B']],
  ['Resources:\n  A:\n    Type: X\n    \tTabbed: 1\n  B:\n    Type: Y\n', 'Type', ['A', 'B']],
  ['Resources:\n  A:\n    Type: X\n    Ref: !\n  B:\n    Type: a: b\n', 'Type', ['A', 'B']],
  ['Resources:\n  A:\n    Type: X\n    Any: *\n  B:\n    Type: Y\n', 'Type', ['A', 'B']],
];

test.each(halfTyped)('half-typed %j', (text, key, names) => {
  const document = read(text);
  const resources = valueAt(document.root, 'Resources');
  expect(resources?.kind === 'map' && resources.pairs.map((pair) => pair.key.text)).toEqual(names);
  expect(valueAt(valueAt(resources, 'A'), key)).toBeDefined();
  expect(document.notes.length).toBeGreaterThan(0);
});

test('notes say in plain words what is wrong, where', () => {
  const text = 'A:\n  b: 1\n  key\n  c: "open\nD: [1, 2\nE: a: b\n';
  expect(notesOf(read(`Resources:\n  X: 1\n${text}`))).toEqual([
    '"key": `key` is neither a value nor a key: a key needs a `:` after it',
    '"": this quote is never closed',
    '"": a bracket is not closed, or its content is indented too little',
    '"a": a second `:` in one line: quote the value if it holds `: `',
  ]);
});

test('damaged JSON keeps what is sound', () => {
  const document = read(
    '{\n\t"A": {"x": 1,},\n\t"B": [1 2],\n\t"C": \n\t"D": \'no\',\n\t"E": true\n',
    'cloudformation',
    'file:///t.json',
  );
  expect(value(document.root)).toMatchObject({ A: { x: 1 }, B: [1, 2], E: true });
  expect(notesOf(document)).toEqual([
    '"\\"": a `,` is missing before this',
    '"{": this `{` is never closed',
    '",": JSON allows no `,` after the last item',
    '"2": a `,` is missing before this',
    '":": `C` has no value',
    '"\'no\'": text must stand in double quotes',
  ]);
});

test('JSON strings, numbers and places are exact', () => {
  const document = read(
    '\ufeff{ "a\\n\\u0041": [-1.5e3, true, null, "\ud83d\ude00"],\t"b": {} }',
    'cloudformation',
    'file:///t.json',
  );
  expect(value(document.root)).toEqual({ 'a\nA': [-1500, true, null, '\ud83d\ude00'], b: {} });
  expect(cut(document, document.root)).toBe(document.text.slice(1));
  expect(cut(document, valueAt(document.root, 'b'))).toBe('{}');
});

const deep = (depth: number, open: string, close: string): string => `a: ${open.repeat(depth)}${close.repeat(depth)}\n`;
const nested = Array.from({ length: 100 }, (_, depth) => `${' '.repeat(depth)}k:\n`).join('');

/** Nothing makes the reader throw or run away; each must be read within seconds. */
const nasty: readonly (readonly [string, string])[] = [
  ['empty', ''],
  ['white space', ' \n\t\n'],
  ['comments only', '# a\n# b'],
  ['a scalar', 'hello'],
  ['a list', '- a\n- b\n'],
  ['byte order mark only', '\ufeff'],
  ['NUL bytes', 'a: 1\0\nb: \0\0\n'],
  ['control characters that steer the library', 'a: \u0002\u0018\u001f\nb: "\u001f"\n'],
  ['UTF-16 read as UTF-8', [...'Resources:\n'].map((c) => `${c}\0`).join('')],
  ['an image', `\ufffdPNG\r\n\u001a\n${'\0\ufffd'.repeat(2000)}`],
  ['lone carriage returns', 'Resources:\r  A:\r    Type: X\r'],
  ['100 levels', nested],
  ['5,000 brackets', deep(5000, '[', ']')],
  ['5,000 open brackets', deep(5000, '[', '')],
  ['5,000 dashes', `${'- '.repeat(5000)}x`],
  ['5,000 open maps', deep(5000, '{a: ', '')],
  ['5,000 question marks', '? '.repeat(5000)],
  ['5,000 colons', ': '.repeat(5000)],
  ['a long line', `a: ${'x'.repeat(10_000)}\nb: "${'y '.repeat(10_000)}"\n`],
  ['unclosed quotes', 'a: "b\n'.repeat(3000)],
  ['unclosed brackets', 'a: [b\n'.repeat(3000)],
  [
    'alias bomb',
    `a0: &a0 [x]\n${Array.from({ length: 40 }, (_, i) => `a${i + 1}: &a${i + 1} [${Array(9).fill(`*a${i}`).join(',')}]\n`).join('')}`,
  ],
  ['an alias inside its anchor', 'a: &a\n  b: *a\n'],
  ['merge of itself', 'a: &a\n  <<: *a\n'],
  ['prototype keys', '__proto__: 1\nconstructor: 2\nResources:\n  toString: 1\n'],
];

test.each(nasty)('%s', (_, text) => {
  for (const uri of ['file:///t.yaml', 'file:///t.json', 'file:///t.template']) {
    const document = parseYaml(uri, text);
    expect(document.text).toBe(text);
    for (const { start, end } of document.notes.map(({ span }) => placeOf(span))) {
      expect(start).toBeLessThanOrEqual(end);
      expect(end).toBeLessThanOrEqual(Math.max(text.length, 1));
    }
    expect(sizeOf(document.root)).toBeLessThan(100_000);
  }
});

/** Values behind aliases counted each time they are used, as whoever walks the tree meets them. */
function sizeOf(node: YamlNode | undefined): number {
  if (node === undefined) return 0;
  const parts = node.kind === 'scalar' ? [] : node.kind === 'seq' ? node.items : node.pairs.map((pair) => pair.value);
  return parts.reduce((sum, part) => sum + sizeOf(part), 1);
}

test('100 levels are read to the end', () => {
  let node = read(`${nested}${' '.repeat(100)}end: 1\n`).root;
  for (let depth = 0; depth < 100; depth++) node = valueAt(node, 'k');
  expect(value(valueAt(node, 'end'))).toBe(1);
});
