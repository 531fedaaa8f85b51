/** Random values written down in random styles: what the edits have to cope with, without being told how it came to be. */
import fc from 'fast-check';

export type Tree =
  | {
      readonly kind: 'scalar';
      readonly value: string | number | boolean | null;
      readonly style: 'plain' | 'single' | 'double';
    }
  | { readonly kind: 'block'; readonly value: string; readonly header: '|' | '|-' | '>' | '|+' }
  | { readonly kind: 'tagged'; readonly tag: '!Ref' | '!Sub'; readonly value: string }
  | { readonly kind: 'map'; readonly pairs: readonly (readonly [string, Tree])[]; readonly form: Form }
  | { readonly kind: 'list'; readonly items: readonly Tree[]; readonly form: Form };

export interface Form {
  readonly flow: 'no' | 'line' | 'lines' | 'trailing';
  readonly comments: boolean;
  readonly blanks: boolean;
  readonly indented: boolean;
}

export interface Layout {
  readonly newline: '\n' | '\r\n';
  readonly unit: number;
  readonly bom: boolean;
  readonly finalNewline: boolean;
  readonly start: '' | '---\n' | '# about this file\n\n';
}

const word = fc.constantFrom(
  'Alpha',
  'beta',
  'Type',
  'AWS::SQS::Queue',
  'a b',
  'arn:aws:s3:::x/*',
  "it's",
  'x "y"',
  '12',
  'yes',
);
export const key = fc.constantFrom('A', 'B', 'C', 'Timeout', 'Fn', 'with space', '42', 'on', 'x-y', 'Key.Dot');

const scalar: fc.Arbitrary<Tree> = fc.oneof(
  fc.record({
    kind: fc.constant('scalar' as const),
    value: word,
    style: fc.constantFrom('single' as const, 'double' as const),
  }),
  fc.record({
    kind: fc.constant('scalar' as const),
    value: fc.constantFrom('plain', 'AWS::X', 'a-b', 30, 1.5, true, false, null),
    style: fc.constant('plain' as const),
  }),
  fc.record({
    kind: fc.constant('tagged' as const),
    tag: fc.constantFrom('!Ref' as const, '!Sub' as const),
    value: fc.constantFrom('X', 'Y'),
  }),
);
const blockScalar: fc.Arbitrary<Tree> = fc.record({
  kind: fc.constant('block' as const),
  value: fc.constantFrom('one', 'one\n\ntwo', '# not a comment\nkey: value'),
  header: fc.constantFrom('|' as const, '|-' as const, '>' as const, '|+' as const),
});

const form: fc.Arbitrary<Form> = fc.record({
  flow: fc.constantFrom(
    'no' as const,
    'no' as const,
    'no' as const,
    'no' as const,
    'line' as const,
    'lines' as const,
    'trailing' as const,
  ),
  comments: fc.boolean(),
  blanks: fc.boolean(),
  indented: fc.boolean(),
});

export const tree: fc.Arbitrary<Tree> = fc.letrec<{ node: Tree; map: Tree }>((tie) => ({
  map: fc.record({
    kind: fc.constant('map' as const),
    pairs: fc.uniqueArray(fc.tuple(key, tie('node')), { maxLength: 5, selector: ([name]) => name }),
    form,
  }),
  node: fc.oneof(
    { maxDepth: 4, depthSize: 'small' },
    scalar,
    blockScalar,
    tie('map'),
    fc.record({ kind: fc.constant('list' as const), items: fc.array(tie('node'), { maxLength: 4 }), form }),
  ),
})).map;

export const layout: fc.Arbitrary<Layout> = fc.record({
  newline: fc.constantFrom('\n' as const, '\r\n' as const),
  unit: fc.constantFrom(2, 4, 3),
  bom: fc.boolean(),
  finalNewline: fc.boolean(),
  start: fc.constantFrom('' as const, '---\n' as const, '# about this file\n\n' as const),
});

export function writeYaml(root: Tree, { newline, unit, bom, finalNewline, start }: Layout): string {
  const body =
    root.kind === 'map' && root.pairs.length > 0 && root.form.flow === 'no'
      ? blockMap(root, 0, unit).slice(1)
      : flow(root, 0);
  // A block scalar at the end of the file says something else without its line break.
  const text = `${start}${body}${finalNewline || body.includes('|') || body.includes('>') ? '\n' : ''}`;
  return (bom ? '\ufeff' : '') + text.replaceAll('\n', newline);
}

/** What follows a colon or dash whose own column is `column`. */
function behind(node: Tree, column: number, unit: number): string {
  if (node.kind === 'map' && node.form.flow === 'no' && node.pairs.length > 0)
    return blockMap(node, column + unit, unit);
  if (node.kind === 'list' && node.form.flow === 'no' && node.items.length > 0) {
    return blockList(node, node.form.indented ? column + unit : column, unit);
  }
  if (node.kind === 'block') {
    const indent = ' '.repeat(column + unit);
    const lines = node.value.split('\n').map((line) => (line === '' ? '' : indent + line));
    return ` ${node.header}\n${lines.join('\n')}${node.header === '|+' ? '\n' : ''}`;
  }
  return ` ${flow(node, column + unit)}`;
}

type MapTree = Extract<Tree, { kind: 'map' }>;
type ListTree = Extract<Tree, { kind: 'list' }>;

function blockMap({ pairs, form }: MapTree, column: number, unit: number): string {
  const indent = ' '.repeat(column);
  return pairs
    .map(([name, value], index) => {
      const above = form.comments ? `\n${indent}# about ${index}` : '';
      const blank = form.blanks && index > 0 ? '\n' : '';
      const tail = form.comments && value.kind === 'scalar' ? ' # aside' : '';
      return `${blank}${above}\n${indent}${quoteKey(name)}:${behind(value, column, unit)}${tail}`;
    })
    .join('');
}

function blockList({ items, form }: ListTree, column: number, unit: number): string {
  const indent = ' '.repeat(column);
  return items
    .map((item, index) => {
      const above = form.comments ? `\n${indent}# item ${index}` : '';
      const compact =
        item.kind === 'map' &&
        item.form.flow === 'no' &&
        !item.form.comments &&
        !item.form.blanks &&
        item.pairs.length > 0;
      if (compact) return `${above}\n${indent}- ${blockMap(item, column + 2, unit).trimStart()}`;
      const nested = item.kind === 'list' ? { ...item, form: { ...item.form, indented: true } } : item;
      return `${above}\n${indent}-${behind(nested, column, unit)}`;
    })
    .join('');
}

function flow(node: Tree, column: number): string {
  switch (node.kind) {
    case 'scalar':
      return plainScalar(node);
    case 'tagged':
      return `${node.tag} ${node.value}`;
    case 'block':
      return JSON.stringify(node.value);
    case 'map':
      return brackets(
        '{}',
        node.pairs.map(([name, value]) => `${quoteKey(name)}: ${flow(value, column + 2)}`),
        node.form,
        column,
      );
    case 'list':
      return brackets(
        '[]',
        node.items.map((item) => flow(item, column + 2)),
        node.form,
        column,
      );
  }
}

function brackets(pair: string, parts: readonly string[], { flow: style, comments }: Form, column: number): string {
  const [open, close] = [pair.charAt(0), pair.charAt(1)];
  if (parts.length === 0) return pair;
  if (style === 'line' || style === 'no') return `${open}${parts.join(', ')}${close}`;
  const indent = `\n${' '.repeat(column)}`;
  const last = style === 'trailing' ? ',' : '';
  return `${open}${parts.map((part, i) => `${indent}${part}${i < parts.length - 1 ? ',' : last}${comments && i === 0 ? ' # c' : ''}`).join('')}${indent}${close}`;
}

function plainScalar({ value, style }: Extract<Tree, { kind: 'scalar' }>): string {
  if (value === null) return 'null';
  if (typeof value !== 'string' || style === 'plain') return String(value);
  return style === 'double' ? JSON.stringify(value) : `'${value.replaceAll("'", "''")}'`;
}

const quoteKey = (name: string): string => (/^(42|on)$/.test(name) ? `"${name}"` : name);
