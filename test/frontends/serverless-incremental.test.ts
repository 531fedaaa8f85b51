/** A keystroke in one function costs that function: the rest of a service is taken over from the reading before. */
import { describe, expect, it } from 'vitest';
import { serverlessFrontEnd } from '../../server/src/core/frontends/serverless/serverless-front-end';
import type { App } from '../../server/src/core/model/app';
import { editYaml, parseYaml, type TextChange, type YamlDocument } from '../../server/src/core/yaml/document';
import type { MemoryHost } from '../support/memory-host';
import { sourcesOf } from './memory-sources';
import { plain } from './oracle-compare';

const uri = 'file:///work/serverless.yml';

const service = (count: number): string =>
  [
    'service: s',
    'provider:',
    '  name: aws',
    `  timeout: \${self:custom.timeout}`,
    'custom:',
    '  timeout: 7',
    'functions:',
    ...Array.from({ length: count }, (_, i) => [
      `  f${i}:`,
      '    handler: a.b',
      '    environment:',
      `      NAME: \${self:service}-${i}`,
      '    events:',
      `      - sqs: !GetAtt Q${i}.Arn`,
      '      - schedule: rate(1 hour)',
    ]).flat(),
    'resources:',
    '  Resources:',
    ...Array.from({ length: count }, (_, i) => [`    Q${i}:`, '      Type: AWS::SQS::Queue']).flat(),
    '',
  ].join('\n');

function edited(document: YamlDocument, from: string, to: string): YamlDocument {
  const start = document.text.indexOf(from);
  const change: TextChange = { start, end: start + from.length, text: to };
  return editYaml(document, change);
}

const outline = (app: App): unknown => ({
  functions: [...app.functions.values()].map((fn) => [
    fn.id,
    plain(fn.timeout),
    plain(fn.properties.get('Environment')),
  ]),
  triggers: app.triggers.map(({ fn, kind, source, label, id }) => [fn, kind, plain(source), label, id]),
  resources: [...app.resources.values()].map(({ id, type, generated }) => [id, type, generated]),
  notes: app.notes.map(({ message }) => message),
});

describe('reading a service again', () => {
  const sources = sourcesOf({});

  it('takes over what did not change', () => {
    const document = parseYaml(uri, service(20));
    const before = serverlessFrontEnd.read(document, sources, undefined);
    const after = serverlessFrontEnd.read(edited(document, 'NAME: ${self:service}-3', 'NAME: other'), sources, before);
    const same = [...after.functions].filter(([id, fn]) => before.functions.get(id) === fn).map(([id]) => id);
    expect(same).toHaveLength(19);
    expect(same).not.toContain('f3');
    expect(after.triggers.filter((trigger) => before.triggers.includes(trigger))).toHaveLength(38);
    expect(after.resources.get('Q5')).toBe(before.resources.get('Q5'));
  });

  it('reads everything anew when what all inherit changes', () => {
    const document = parseYaml(uri, service(3));
    const before = serverlessFrontEnd.read(document, sources, undefined);
    const after = serverlessFrontEnd.read(edited(document, 'timeout: 7', 'timeout: 8'), sources, before);
    expect([...after.functions.values()].map((fn) => plain(fn.timeout))).toEqual([8, 8, 8]);
  });

  it('sees a change in an included file', () => {
    const text =
      'service: s\nprovider: { name: aws }\nfunctions:\n  f:\n    handler: a.b\n    timeout: ${file(./t.yml):t}\n';
    const files = sourcesOf({ 't.yml': 't: 5\n' });
    const before = serverlessFrontEnd.read(parseYaml(uri, text), files, undefined);
    const changed = sourcesOf({ 't.yml': 't: 6\n' });
    const host = files.host as MemoryHost;
    host.files.set('file:///work/t.yml', 't: 6\n');
    const after = serverlessFrontEnd.read(parseYaml(uri, text), changed, before);
    expect([plain(before.functions.get('f')?.timeout), plain(after.functions.get('f')?.timeout)]).toEqual([5, 6]);
  });

  it('gives what a first reading gives, after any edit', () => {
    const edits: readonly (readonly [string, string])[] = [
      ['timeout: 7', 'timeout: 9'],
      ['- schedule: rate(1 hour)', '- sns: news'],
      ['Type: AWS::SQS::Queue', 'Type: AWS::SNS::Topic'],
      ['  f1:', '  g1:'],
      ['NAME: ${self:service}-2', 'NAME: ${self:custom.missing}'],
      ['handler: a.b', 'handler: a.b\n    timeout: 3'],
      ['service: s', 'service: t'],
      ['      - sqs: !GetAtt Q0.Arn\n', ''],
      ['NAME: ${self:custom.missing}', 'NAME: ${self:functions.f3.handler}'],
      ['resources:', 'layers:\n  common: { path: x }\nresources:'],
      ['  Resources:', '  extensions:\n    F2LambdaFunction: { Properties: { Timeout: 77 } }\n  Resources:'],
      ['Timeout: 77', 'Timeout: 78'],
      ['    handler: a.b\n', '    handler: \n'],
      ['provider:', 'provider'],
      ['provider', 'provider:'],
    ];
    let document = parseYaml(uri, service(4));
    let app = serverlessFrontEnd.read(document, sources, undefined);
    for (const [from, to] of edits) {
      expect(document.text, from).toContain(from);
      document = edited(document, from, to);
      app = serverlessFrontEnd.read(document, sources, app);
      const fresh = serverlessFrontEnd.read(parseYaml(uri, document.text), sources, undefined);
      expect(outline(app), `${from} -> ${to}`).toEqual(outline(fresh));
    }
  });

  it('costs little more in a large service than in a small one', () => {
    const costOf = (count: number): number => {
      let document = parseYaml(uri, service(count));
      let app = serverlessFrontEnd.read(document, sources, undefined);
      const times: number[] = [];
      for (let turn = 0; turn < 40; turn++) {
        document = edited(document, `NAME: \${self:service}-${turn % 5}`, `NAME: \${self:service}-${turn % 5} `);
        const started = performance.now();
        app = serverlessFrontEnd.read(document, sources, app);
        times.push(performance.now() - started);
      }
      return times.sort((a, b) => a - b)[20] ?? 0;
    };
    const small = costOf(50);
    const large = costOf(500);
    console.log(
      `keystroke, model of a service: ${small.toFixed(2)} ms with 50 functions, ${large.toFixed(2)} ms with 500`,
    );
    expect(large).toBeLessThan(50);
  });
});
