/** `.redrive.yaml`: what is read, what is told of the rest, and which files it holds for. */
import { describe, expect, it } from 'vitest';
import { isIgnored, layersFor, parseConfig } from '../../server/src/core/engine/config';
import { placeOf } from '../../server/src/core/text/span';

const known = ['queue-without-dlq', 'dlq-loop'];
const read = (text: string) => parseConfig('file:///work/.redrive.yaml', text, known);

describe('levels and sets', () => {
  it('are read, also where YAML has its own idea of `off` and `on`', () => {
    const { config, notes } = read('extends: strict\nrules:\n  queue-without-dlq: off\n  dlq-loop: on\n');
    expect(notes).toEqual([]);
    expect(config.extends).toBe('strict');
    expect([...config.rules]).toEqual([
      ['queue-without-dlq', 'off'],
      ['dlq-loop', 'on'],
    ]);
  });

  it.each(['', '# nothing yet\n', 'rules:\n', 'ignore: []\n'])('%j is fine', (text) => {
    const { config, notes } = read(text);
    expect(notes).toEqual([]);
    expect(config.rules.size).toBe(0);
  });
});

describe('mistakes', () => {
  it.each([
    [
      'rules:\n  queue-without-dql: off\n',
      'queue-without-dql',
      'There is no rule `queue-without-dql`; did you mean `queue-without-dlq`.',
    ],
    ['rules:\n  dlq-loop: loud\n', 'loud', 'A rule takes one of `off`, `hint`, `info`, `warning`, `error`, `on`.'],
    ['extends: everything\n', 'everything', '`extends` takes `recommended` or `strict`.'],
    ['rule:\n  dlq-loop: off\n', 'rule', '`rule` is not known here; did you mean `rules`.'],
    ['rules: [dlq-loop]\n', '[dlq-loop]', '`rules` takes a level for each rule.'],
    [
      'overrides:\n  - rules:\n      dlq-loop: off\n',
      'rules:\n      dlq-loop: off',
      'An override needs `paths` to hold for.',
    ],
    ['- dlq-loop\n', '- dlq-loop', 'This file should hold keys such as `rules` and `ignore`.'],
  ])('%j', (text, where, message) => {
    const { notes } = read(text);
    expect(notes.map((note) => note.message)).toEqual([message]);
    const [note] = notes;
    if (note === undefined) throw new Error('no note');
    const { start, end } = placeOf(note.span);
    expect(text.slice(start, end).trim()).toBe(where);
  });

  it('leave the rest as it is', () => {
    const { config } = read('rules:\n  nonsense: off\n  dlq-loop: error\nignore: [legacy]\n');
    expect([...config.rules]).toEqual([['dlq-loop', 'error']]);
    expect(config.ignore).toEqual(['legacy']);
  });
});

describe('paths', () => {
  it.each([
    ['legacy', 'legacy/a/template.yaml', true],
    ['legacy/', 'services/legacy/template.yaml', true],
    ['/legacy', 'services/legacy/template.yaml', false],
    ['services/old', 'services/old/template.yaml', true],
    ['services/old', 'more/services/old/template.yaml', false],
    ['*.generated.yaml', 'a/b/x.generated.yaml', true],
    ['services/*/test/**', 'services/a/test/b/c.yaml', true],
    ['./template.yaml', 'template.yaml', true],
    ['legacy', 'legacy-new/template.yaml', false],
    ['.hidden', 'a/.hidden/template.yaml', true],
  ])('%s against %s: %s', (glob, path, expected) => {
    expect(isIgnored(read(`ignore:\n  - '${glob}'\n`).config, path)).toBe(expected);
  });

  it('overrides hold where they fit, the last one strongest', () => {
    const { config } = read(
      'rules: {dlq-loop: error}\noverrides:\n  - paths: [old/**]\n    rules: {dlq-loop: off}\n  - paths: [old/new]\n    extends: strict\n    rules: {dlq-loop: hint}\n',
    );
    const at = (path: string) => layersFor(config, path).map(({ rules }) => rules.get('dlq-loop'));
    expect(at('template.yaml')).toEqual(['error']);
    expect(at('old/template.yaml')).toEqual(['error', 'off']);
    expect(at('old/new/template.yaml')).toEqual(['error', 'off', 'hint']);
  });
});
