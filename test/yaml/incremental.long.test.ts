/** Whatever is typed, pasted or deleted, in whatever order: the document is the same as one read from scratch. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { editYaml, parseYaml, type TextChange } from '../../server/src/core/yaml/document';
import { absolute } from './absolute';
import { type Shape, shapes } from './shapes';

const SEQUENCES = 1000;

/** Numbers are taken modulo the text there is when their turn comes. */
type Act =
  | { readonly act: 'insert'; readonly at: number; readonly text: string }
  | { readonly act: 'line'; readonly at: number; readonly text: string }
  | { readonly act: 'type'; readonly at: number; readonly text: string }
  | { readonly act: 'delete'; readonly at: number; readonly length: number }
  | { readonly act: 'delete lines'; readonly at: number; readonly length: number }
  | { readonly act: 'copy lines'; readonly at: number; readonly length: number; readonly to: number };

const fragment = fc.constantFrom(
  ' ',
  '  ',
  '\n',
  '\r\n',
  '\t',
  ':',
  ': ',
  '#',
  ' # note',
  '-',
  '- x',
  '"',
  "'",
  '{',
  '}',
  '[',
  ']',
  ',',
  '!',
  '!Ref ',
  '&',
  '&a ',
  '*a',
  '|',
  '>',
  '|+',
  '\n---\n',
  '...',
  '%',
  '<<',
  '?',
  'x',
  'Type',
  '\u00e9',
  '\ud83d\ude00',
  '\r',
  '\0',
  '\ufeff',
  '\n\n',
  '\n  ',
  '\n    ',
  'Resources',
  'Resources:',
  'functions:',
  'service: x\n',
  '"a": 1,',
  '${file(x.yml)}',
);
const line = fc.constantFrom(
  '',
  '  ',
  '# comment',
  '  # comment',
  '  New:',
  '  New',
  '    Type: AWS::SQS::Queue',
  'Resources:',
  'Outputs:',
  'functions:',
  'resources:',
  '  Resources:',
  '- item',
  '  - item',
  '    - item',
  '  }',
  '}',
  '  "Quoted": {',
  '\tTabbed: 1',
  '  \tx',
  '---',
  '...',
  '  New:\n    Type: X\n    Properties:\n      A: 1',
  'Mappings:\n  M:\n    a: {b: c}',
  '  Text: |\n    one\n  two',
  '   Odd: 1',
  'X: "open',
  '    Y: [1,',
  '\t\t"New": { "Type": "X" },',
  '"Outputs": {',
  '    Z: &anchor 1',
  '    Z: *anchor',
  '    <<: *a',
);
const typed = fc.constantFrom(
  '  NewQueue:\n    Type: AWS::SQS::Queue\n',
  '    Timeout: 30\n',
  'Conditions:\n  C: !Equals [a, b]\n',
  '"K": {"a": [1]},\n',
  '  - a\n',
  'Tags: {a: "b"}\n',
);
const at = fc.nat(100_000);

const act: fc.Arbitrary<Act> = fc.oneof(
  fc.record({ act: fc.constant('insert' as const), at, text: fragment }),
  fc.record({ act: fc.constant('line' as const), at, text: line }),
  fc.record({ act: fc.constant('type' as const), at, text: typed }),
  fc.record({ act: fc.constant('delete' as const), at, length: fc.integer({ min: 1, max: 40 }) }),
  fc.record({ act: fc.constant('delete lines' as const), at, length: fc.integer({ min: 1, max: 6 }) }),
  fc.record({ act: fc.constant('copy lines' as const), at, length: fc.integer({ min: 1, max: 8 }), to: at }),
);

function changesOf(text: string, one: Act): TextChange[] {
  const starts = [0];
  for (let i = text.indexOf('\n'); i >= 0; i = text.indexOf('\n', i + 1)) starts.push(i + 1);
  const startOf = (line: number): number => starts[line] ?? text.length;
  const offset = one.at % (text.length + 1);
  const lineAt = one.at % starts.length;
  switch (one.act) {
    case 'insert':
      return [{ start: offset, end: offset, text: one.text }];
    case 'line':
      return [{ start: startOf(lineAt), end: startOf(lineAt), text: `${one.text}\n` }];
    case 'type':
      return [...one.text].map((text, i) => ({ start: startOf(lineAt) + i, end: startOf(lineAt) + i, text }));
    case 'delete':
      return [{ start: offset, end: Math.min(offset + one.length, text.length), text: '' }];
    case 'delete lines':
      return [{ start: startOf(lineAt), end: startOf(lineAt + one.length), text: '' }];
    case 'copy lines': {
      const copied = text.slice(startOf(lineAt), startOf(lineAt + one.length));
      const to = startOf(one.to % starts.length);
      return [{ start: to, end: to, text: copied }];
    }
  }
}

function check({ uri, text }: Shape, acts: readonly Act[]): void {
  let document = parseYaml(uri, text);
  const done: string[] = [];
  for (const one of acts) {
    const changes = changesOf(document.text, one);
    for (const [index, change] of changes.entries()) {
      done.push(JSON.stringify(change));
      document = editYaml(document, change);
      // Typed text is compared at every third character and at its end.
      if (index % 3 !== 0 && index < changes.length - 1) continue;
      const fresh = parseYaml(uri, document.text);
      const [kept, scratch] = [absolute(document), absolute(fresh)];
      if (JSON.stringify(kept) !== JSON.stringify(scratch)) {
        expect(kept, `${done.join('\n')}\n--- text\n${document.text}`).toEqual(scratch);
      }
    }
  }
}

test.each(shapes)('$name', (shape) => {
  fc.assert(
    fc.property(fc.array(act, { minLength: 1, maxLength: 6 }), (acts) => check(shape, acts)),
    { numRuns: SEQUENCES / shapes.length },
  );
});
