/** The engine: levels in layers, suppressions and the fixes that write them, order, and rules that throw. */
import { describe, expect, it } from 'vitest';
import { createEngine } from '../../server/src/core/engine/engine';
import { type LevelLayer, layerOfSettings } from '../../server/src/core/engine/levels';
import type { Rule } from '../../server/src/core/rules/rule';
import { unusedSuppression } from '../../server/src/core/rules/unused-suppression';
import { applyEdits } from '../../server/src/core/text/source-edit';
import { placeOf } from '../../server/src/core/text/span';
import { checkFiles, readApp } from '../support/check-app';
import { today } from '../support/today';

/** Reports every queue, and twice. */
const queueSeen: Rule = {
  meta: { id: 'queue-seen', summary: 'a queue', level: 'warning', category: 'timing', recommended: true },
  check({ app }, report) {
    for (const queue of [...app.resources.values()].reverse()) {
      for (const _ of [1, 2]) report({ message: `queue \`${queue.id}\``, span: queue.nameSpan, resource: queue });
    }
  },
};

const strictOnly: Rule = {
  meta: { ...queueSeen.meta, id: 'strict-only', level: 'info', recommended: false },
  check: ({ app }, report) => {
    for (const queue of app.resources.values()) report({ message: 'strict', span: queue.nameSpan, level: 'hint' });
  },
};

const throwing: Rule = {
  meta: { ...queueSeen.meta, id: 'throwing-rule' },
  check({ app }, report) {
    for (const queue of app.resources.values()) report({ message: 'half true', span: queue.nameSpan });
    throw new Error('no such luck');
  },
};

const rules = [queueSeen, strictOnly, unusedSuppression];

const template = (text: string) => ({ 'template.yaml': `AWSTemplateFormatVersion: '2010-09-09'\n${text}` });

const twoQueues = `Resources:
  First:
    Type: AWS::SQS::Queue
  Second:
    Type: AWS::SQS::Queue
    Properties:
      QueueName: second
`;

const said = (files: Record<string, string>, layers: readonly LevelLayer[] = []) =>
  checkFiles(files, 'template.yaml', { rules, layers }).problems.map(
    ({ rule, level, resource, message }) => `${level} ${rule} ${resource?.id ?? message}`,
  );

describe('levels', () => {
  const layer = (settings: Record<string, string>, extend?: 'strict' | 'recommended'): LevelLayer => ({
    ...layerOfSettings(settings),
    ...(extend ? { extends: extend } : {}),
  });
  it.each<[string, readonly LevelLayer[], readonly string[]]>([
    ['nothing is set', [], ['warning queue-seen First', 'warning queue-seen Second']],
    ['off', [layer({ 'queue-seen': 'off' })], []],
    ['a level', [layer({ 'queue-seen': 'error' })], ['error queue-seen First', 'error queue-seen Second']],
    [
      'on keeps the level of the finding',
      [layer({ 'queue-seen': 'off', 'strict-only': 'on' })],
      ['hint strict-only strict', 'hint strict-only strict'],
    ],
    ['the later layer wins', [layer({ 'queue-seen': 'error' }), layer({ 'queue-seen': 'off' })], []],
    [
      'the strict set',
      [layer({ 'queue-seen': 'off' }, 'strict')],
      ['hint strict-only strict', 'hint strict-only strict'],
    ],
    [
      'nonsense is no level',
      [layer({ 'queue-seen': 'loud' })],
      ['warning queue-seen First', 'warning queue-seen Second'],
    ],
  ])('%s', (_, layers, expected) => {
    expect(said(template(twoQueues), layers)).toEqual(expected);
  });
});

describe('suppressions', () => {
  it.each<[string, string, readonly string[]]>([
    [
      'the next line',
      twoQueues.replace('  First:', '  # redrive-disable-next-line queue-seen -- known\n  First:'),
      ['warning queue-seen Second'],
    ],
    [
      'the next line, with comments and blank lines between',
      twoQueues.replace('  First:', '  # redrive-disable-next-line queue-seen\n  # more\n\n  First:'),
      ['warning queue-seen Second'],
    ],
    [
      'the entry, inside of it',
      twoQueues
        .replace('name: second', 'x: 1')
        .replace(
          '    Type: AWS::SQS::Queue\n  Second',
          '    # redrive-disable queue-seen\n    Type: AWS::SQS::Queue\n  Second',
        ),
      ['warning queue-seen Second'],
    ],
    [
      'the entry, on its key line',
      twoQueues.replace('  Second:', '  Second: # redrive-disable queue-seen'),
      ['warning queue-seen First'],
    ],
    [
      'the entry, above it',
      twoQueues.replace('  Second:', '  # redrive-disable queue-seen, strict-only\n  Second:'),
      ['warning queue-seen First'],
    ],
    [
      'Metadata',
      twoQueues.replace('    Properties:', '    Metadata: {redrive: {disable: [queue-seen]}}\n    Properties:'),
      ['warning queue-seen First'],
    ],
    [
      'a reason is no rule',
      twoQueues.replace('  First:', '  # redrive-disable-next-line strict-only -- not queue-seen\n  First:'),
      ['warning queue-seen First', 'warning queue-seen Second'],
    ],
    [
      'what hides nothing is told',
      twoQueues.replace('      QueueName', '      # redrive-disable-next-line queue-seen\n      QueueName'),
      [
        'warning queue-seen First',
        'warning queue-seen Second',
        'info unused-suppression `queue-seen` finds nothing here, so this suppression only hides what may come later: remove it.',
      ],
    ],
    [
      'a rule that is off is not missed',
      twoQueues.replace('  First:', '  # redrive-disable-next-line strict-only\n  First:'),
      ['warning queue-seen First', 'warning queue-seen Second'],
    ],
  ])('%s', (_, text, expected) => {
    expect(said(template(text))).toEqual(expected);
  });

  describe('in code', () => {
    const ship = {
      'template.yaml': `AWSTemplateFormatVersion: '2010-09-09'
Transform: AWS::Serverless-2016-10-31
Resources:
  Ship:
    Type: AWS::Serverless::Function
    Properties: {Runtime: python3.13, Handler: app.handler, CodeUri: src/}
`,
    };
    const handler = 'import json\n\n\ndef handler(event, context):\n    print(json.dumps(event))\n';
    const everyFunction: Rule = {
      ...queueSeen,
      check({ app, handlers }, report) {
        for (const fn of app.functions.values()) {
          const span = handlers?.get(fn.id)?.location.span;
          if (span) report({ message: 'handler', span, fn });
        }
      },
    };
    const saidOf = (code: string) =>
      checkFiles({ ...ship, 'src/app.py': code }, 'template.yaml', {
        rules: [everyFunction, unusedSuppression],
        layers: [],
      }).problems.map(({ rule, message }) => `${rule} ${message.split(',')[0]}`);

    it('they hide, and what hides nothing is told', () => {
      expect(saidOf(handler)).toEqual(['queue-seen handler']);
      expect(saidOf(handler.replace('def ', '# redrive-disable-next-line queue-seen -- known\ndef '))).toEqual([]);
      expect(saidOf(`# redrive-disable queue-seen\n${handler}`)).toEqual([]);
      const unused = handler.replace('    print', '    # redrive-disable-next-line queue-seen\n    print');
      expect(saidOf(unused)).toEqual(['queue-seen handler', 'unused-suppression `queue-seen` finds nothing here']);
    });

    it.each([
      ['this line', handler, handler.replace('def ', '# redrive-disable-next-line queue-seen\ndef ')],
      ['this file', handler, `# redrive-disable queue-seen\n${handler}`],
      [
        'this file',
        `#!/usr/bin/env python\n# -*- coding: utf-8 -*-\n${handler}`,
        `#!/usr/bin/env python\n# -*- coding: utf-8 -*-\n# redrive-disable queue-seen\n${handler}`,
      ],
    ])('they are written for %s', (where, code, expected) => {
      const files = { ...ship, 'src/app.py': code };
      const { problems } = checkFiles(files, 'template.yaml', { rules: [everyFunction], layers: [] });
      const fix = problems[0]?.suppressions.find(({ title }) => title.endsWith(`for ${where}`));
      expect(applyEdits(code, fix?.edits() ?? [])).toBe(expected);
      expect(saidOf(expected)).toEqual([]);
    });
  });

  it('a comment at the top is for the file', () => {
    const files = { 'template.yaml': `# redrive-disable queue-seen\n${template(twoQueues)['template.yaml']}` };
    expect(said(files)).toEqual([]);
  });

  it.each(['this line', '`Second`', 'this file'])('are written for %s, and work', (where) => {
    for (const eol of ['\n', '\r\n']) {
      const text = template(twoQueues)['template.yaml'].replaceAll('\n', eol);
      const { problems } = checkFiles({ 'template.yaml': text }, 'template.yaml', { rules, layers: [] });
      const problem = problems.find(({ resource }) => resource?.id === 'Second');
      const edits = problem?.suppressions.find(({ title }) => title.endsWith(`for ${where}`))?.edits() ?? [];
      const after = applyEdits(text, edits);
      expect(said({ 'template.yaml': after })).toEqual(where === 'this file' ? [] : ['warning queue-seen First']);
      expect(after.replaceAll(eol, '')).not.toMatch(/[\r\n]/);
    }
  });

  it('join a comment that is there', () => {
    const text = template(twoQueues.replace('  First:', '  # redrive-disable-next-line strict-only\n  First:'))[
      'template.yaml'
    ];
    const { problems } = checkFiles({ 'template.yaml': text }, 'template.yaml', { rules, layers: [] });
    const edits = problems[0]?.suppressions[0]?.edits() ?? [];
    expect(applyEdits(text, edits)).toContain('# redrive-disable-next-line strict-only, queue-seen\n  First:');
  });

  it('of JSON go to Metadata', () => {
    const text = JSON.stringify(
      { AWSTemplateFormatVersion: '2010-09-09', Resources: { First: { Type: 'AWS::SQS::Queue' } } },
      null,
      2,
    );
    const files = { 'template.json': text };
    const { problems } = checkFiles(files, 'template.json', { rules, layers: [] });
    const edits = problems[0]?.suppressions[0]?.edits() ?? [];
    const after = applyEdits(text, edits);
    expect(JSON.parse(after).Resources.First.Metadata).toEqual({ redrive: { disable: ['queue-seen'] } });
    expect(checkFiles({ 'template.json': after }, 'template.json', { rules, layers: [] }).problems).toEqual([]);
  });
});

it('a rule that throws costs a line in the log, and nothing it said', () => {
  const files = template(twoQueues);
  const { app, graph } = readApp(files, 'template.yaml');
  const logged: string[] = [];
  const engine = createEngine({ log: (message) => logged.push(message), rules: [throwing, queueSeen] });
  const problems = engine.check({ view: { app, graph, today }, text: () => undefined, layers: () => [] });
  expect(problems.map(({ rule }) => rule)).toEqual(['queue-seen', 'queue-seen']);
  expect(logged).toHaveLength(1);
  expect(logged[0]).toMatch(/^rule throwing-rule failed on .*template\.yaml: .*no such luck/);
});

it('says what is related once', () => {
  const twice: Rule = {
    ...queueSeen,
    check({ app }, report) {
      for (const queue of app.resources.values()) {
        const related = [1, 2].map(() => ({ span: queue.nameSpan, message: 'here' }));
        report({ message: 'queue', span: queue.nameSpan, related });
      }
    },
  };
  const { problems } = checkFiles(template(twoQueues), 'template.yaml', { rules: [twice] });
  expect(problems.map(({ related }) => related.length)).toEqual([1, 1]);
});

it('problems come in the order of their places', () => {
  const { problems } = checkFiles(template(twoQueues), 'template.yaml', { rules });
  const starts = problems.map(({ span }) => placeOf(span).start);
  expect(starts).toEqual([...starts].sort((a, b) => a - b));
  expect(starts).toHaveLength(4);
});

it('an overtaken check stops', () => {
  const { app, graph } = readApp(template(twoQueues), 'template.yaml');
  const engine = createEngine({ log: () => undefined, rules });
  const signal = AbortSignal.abort();
  expect(() => engine.check({ view: { app, graph, today }, text: () => '', layers: () => [], signal })).toThrow();
});
