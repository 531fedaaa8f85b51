/** What an edit does not touch stays the very same object, so that what others worked out from it stays valid. */
import { expect, test } from 'vitest';
import { placeOf } from '../../server/src/core/text/span';
import { editYaml, parseYaml, type YamlDocument } from '../../server/src/core/yaml/document';
import { type Pair, valueAt } from '../../server/src/core/yaml/node';
import { shapes } from './shapes';

const SECTIONS = [['Resources'], ['functions'], ['resources', 'Resources'], ['Outputs'], ['Parameters']] as const;

/** The pairs that front ends keep things for: entries of the big sections, and other sections as a whole. */
function entries({ root }: YamlDocument): Map<string, Pair> {
  const found = new Map<string, Pair>();
  if (root?.kind === 'map') {
    for (const pair of root.pairs) if (pair.value.kind !== 'map') found.set(pair.key.text, pair);
  }
  for (const path of SECTIONS) {
    const section = path.reduce((node, key) => valueAt(node, key), root);
    if (section?.kind === 'map') for (const pair of section.pairs) found.set([...path, pair.key.text].join('.'), pair);
  }
  return found;
}

/** The text of each pair, to see that its places moved with it. */
const written = ({ text }: YamlDocument, pair: Pair): string =>
  text.slice(placeOf(pair.span).start, placeOf(pair.span).end);

interface Edit {
  readonly shape: string;
  readonly what: string;
  readonly find: string;
  readonly put: string;
  readonly changed: readonly string[];
}

const edits: readonly Edit[] = [
  {
    shape: 'SAM',
    what: 'a value',
    find: 'VisibilityTimeout: 30',
    put: 'VisibilityTimeout: 300',
    changed: ['Resources.Queue'],
  },
  {
    shape: 'SAM',
    what: 'a key in the making',
    find: '      Handler:',
    put: '      Ti\n      Handler:',
    changed: ['Resources.TakeOrder'],
  },
  {
    shape: 'SAM',
    what: 'a comment above an entry',
    find: '# the queue',
    put: '# the long queue',
    changed: ['Resources.Orders'],
  },
  { shape: 'SAM', what: 'a new entry', find: '  Orders:\n', put: '  New:\n    Type: X\n\n  Orders:\n', changed: [] },
  { shape: 'SAM', what: 'an entry renamed', find: '  Orders:', put: '  Order:', changed: ['Resources.Orders'] },
  {
    shape: 'SAM',
    what: 'an entry less',
    find: '  Orders:\n    Type: AWS::DynamoDB::Table\n\n',
    put: '',
    // The comment behind it now belongs to the block before.
    changed: ['Resources.Orders', 'Resources.TakeOrder'],
  },
  { shape: 'SAM', what: 'another section', find: 'Default: dev', put: 'Default: prod', changed: ['Parameters.Stage'] },
  {
    shape: 'SAM',
    what: 'text at the top',
    find: '# everything',
    put: '# all there is\n# everything',
    changed: ['Transform'],
  },
  { shape: 'SAM', what: 'an open quote', find: 'Handler: src', put: 'Handler: "src', changed: ['Resources.TakeOrder'] },
  {
    shape: 'SAM with CRLF',
    what: 'a value',
    find: 'VisibilityTimeout: 30',
    put: 'VisibilityTimeout: 3',
    changed: ['Resources.Queue'],
  },
  {
    shape: 'Serverless',
    what: 'a function',
    find: 'handler: src/take',
    put: 'handler: src/take2',
    changed: ['functions.take'],
  },
  {
    shape: 'Serverless',
    what: 'a resource',
    find: 'AWS::SQS::Queue',
    put: 'AWS::SNS::Topic',
    changed: ['resources.Resources.Queue'],
  },
  {
    shape: 'JSON',
    what: 'a value',
    find: '"VisibilityTimeout": 30',
    put: '"VisibilityTimeout": 300',
    changed: ['Resources.Queue'],
  },
  {
    shape: 'JSON',
    what: 'a fault',
    find: '"VisibilityTimeout": 30',
    put: '"VisibilityTimeout": ',
    changed: ['Resources.Queue'],
  },
];

test.each(edits)('$shape: $what', ({ shape, find, put, changed }) => {
  const { uri, text } = shapes.find(({ name }) => name === shape) ?? { uri: '', text: '' };
  const start = text.indexOf(find);
  expect(start).toBeGreaterThanOrEqual(0);
  const before = parseYaml(uri, text);
  const kept = [...entries(before)].filter(([name]) => !changed.includes(name));
  const texts = new Map(kept.map(([name, pair]) => [name, written(before, pair)]));
  expect(kept.length).toBeGreaterThan(1);
  const after = editYaml(before, { start, end: start + find.length, text: put });
  const now = entries(after);
  for (const [name, pair] of kept) {
    expect(now.get(name), name).toBe(pair);
    expect(written(after, pair)).toBe(texts.get(name));
  }
  for (const name of changed) expect(now.get(name)).not.toBe(entries(before).get(name));
});
