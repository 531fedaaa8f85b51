/** Variables of the Serverless Framework: what each form gives, where the value says it came from, and what stays open. */
import { describe, expect, it } from 'vitest';
import { serverlessFrontEnd } from '../../server/src/core/frontends/serverless/serverless-front-end';
import { parseVariables } from '../../server/src/core/frontends/serverless/variable-syntax';
import type { App } from '../../server/src/core/model/app';
import { asMap, dig } from '../../server/src/core/model/data';
import { placeOf } from '../../server/src/core/text/span';
import { parseYaml } from '../../server/src/core/yaml/document';
import { sourcesOf } from './memory-sources';
import { plain } from './oracle-compare';

const files = {
  'config/dev.yml': 'timeout: 40\nnested:\n  list: [a, b]\nfrom: ${self:custom.plain}\nnothing:\n',
  'config/data.json': '{ "answer": 42, "deep": { "er": "yes" } }',
  'notes.txt': 'hello',
  'sections/app.yml': 'timeout: ${self:custom.number}\n',
  'loop.yml': 'again: ${file(./loop.yml):again}\n',
};

const service = (value: string): string => `service: shop
provider:
  name: aws
  stage: dev
  region: eu-west-1
params:
  default:
    color: blue
    size: small
  dev:
    size: large
stages:
  default:
    params:
      shape: round
custom:
  plain: word
  number: 12
  list: [one, two]
  map: { dev: { size: 7 }, prod: { size: 9 } }
  alias: \${self:custom.plain}
  chain: \${self:custom.alias}-\${self:custom.number}
  call: !GetAtt Queue.Arn
  a: \${self:custom.b}
  b: \${self:custom.a}
  self: \${self:custom.self}
  "dash-ed": yes-no
functions:
  f:
    handler: app.handler
    environment:
      X: ${value}
resources:
  Resources:
    Queue:
      Type: AWS::SQS::Queue
`;

function read(text: string, more: Readonly<Record<string, string>> = {}): App {
  const all = { ...files, ...more, 'serverless.yml': text };
  return serverlessFrontEnd.read(parseYaml('file:///work/serverless.yml', text), sourcesOf(all), undefined);
}

const valueOfX = (value: string) => {
  const app = read(service(value));
  const environment = asMap(app.functions.get('f')?.properties.get('Environment'));
  return { app, value: dig(environment, 'Variables', 'X') };
};

describe('variables', () => {
  const cases: readonly (readonly [string, unknown])[] = [
    ['${self:custom.plain}', 'word'],
    ['${self:custom.number}', 12],
    ['"${self:custom.number}"', 12],
    ['a-${self:custom.number}-b', 'a-12-b'],
    ['${self:custom.chain}', 'word-12'],
    ['${self:custom.list.1}', 'two'],
    ['${self:custom.list}', ['one', 'two']],
    ['${self:custom.map.${sls:stage}.size}', 7],
    ['${self:custom.map.${opt:stage, self:provider.stage}.size}', 7],
    ['${self:custom.map.${opt:stage}.size}', 7],
    ['${self:service}', 'shop'],
    ['${self:provider.region}', 'eu-west-1'],
    ['${aws:region}', 'eu-west-1'],
    ['${opt:region}', 'eu-west-1'],
    ['${opt:other, "x y"}', 'x y'],
    ["${opt:other, 'x, y}'}", 'x, y}'],
    ['${opt:other, 5}', 5],
    ['${opt:other, true}', true],
    ['${opt:other, null, self:custom.plain}', 'word'],
    ['${opt:other, ${self:custom.plain}}', 'word'],
    ['${env:HOME, "none"}', 'none'],
    ['${env:ONE, env:TWO, self:custom.missing, "last"}', 'last'],
    ['${param:color}', 'blue'],
    ['${param:size}', 'large'],
    ['${param:shape}', 'round'],
    ['${strToBool(${opt:flag, "true"})}', true],
    ['${strToBool(0)}', false],
    ['${file(./config/${sls:stage}.yml):timeout}', 40],
    ['${file(config/dev.yml):nested.list.0}', 'a'],
    ['${file(./config/dev.yml):from}', 'word'],
    ['${file(./config/data.json):deep.er}', 'yes'],
    ['${file(./config/data.json):answer}', 42],
    ['${file(./notes.txt)}', 'hello'],
    ['${file(./missing.yml):a, "fallback"}', 'fallback'],
    ['${file(./config/dev.yml):nothing, "fallback"}', 'fallback'],
    ['${plugin:unknown, "fallback"}', 'fallback'],
    ['${self:custom.dash-ed}', 'yes-no'],
    ['${AWS::Region}', '${AWS::Region}'],
    ['x-${Table}', 'x-${Table}'],
    ['${Foo-${self:custom.plain}}', '${Foo-word}'],
    ['\\${self:custom.plain}', '${self:custom.plain}'],
    ['!Sub "${AWS::Region}-${self:custom.plain}"', 'Sub ${AWS::Region}-word'],
    ['!Ref ${self:custom.plain}', 'Ref word'],
    ['${self:custom.call}', 'GetAtt Queue.Arn'],
    ['arn:aws:sqs:${aws:region}:${aws:accountId}:q', 'Sub arn:aws:sqs:eu-west-1:${AWS::AccountId}:q'],
    ['name-${env:HOME}', 'Sub name-${env:HOME}'],
  ];
  for (const [text, expected] of cases) {
    it(`${text} is ${JSON.stringify(expected)}`, () => {
      expect(plain(valueOfX(text).value)).toEqual(expected);
    });
  }

  const open: readonly (readonly [string, RegExp])[] = [
    ['${env:HOME}', /environment variable `HOME` is not known/],
    ['${opt:other}', /given at deployment/],
    ['${ssm:/a/b}', /SSM/],
    ['${ssm:/a/b, "no"}', /SSM/],
    ['${ssm.eu-west-1:/a/b}', /SSM/],
    ['${cf:stack.out}', /another stack/],
    ['${s3:bucket/key}', /S3/],
    ['${file(./code.js):name}', /code, which is not run/],
    ['${file(./code.js):name, "no"}', /code, which is not run/],
    ['${file(../../etc/passwd)}', /outside the workspace/],
    ['${file(../outside.yml):a}', /outside the workspace/],
    ['${file(/etc/passwd)}', /outside the workspace/],
    ['${self:custom.missing}', /is not in the service/],
    ['${self:custom.a}', /refers to itself/],
    ['${self:custom.self}', /refers to itself/],
    ['${file(./loop.yml):again}', /refers to itself/],
    ['${file(./missing.yml)}', /there is no file/],
    ['${param:missing}', /no parameter/],
    ['${plugin:unknown}', /no source that is known/],
    ['${opt:x, unquoted}', /not written as a variable/],
    ['${sls:instanceId}', /only at deployment/],
    ['${self:}', /contains itself|unexpected/],
    ['a ${self:custom.list} b', /not a text/],
  ];
  for (const [text, reason] of open) {
    it(`${text} stays open`, () => {
      const { value } = valueOfX(text);
      if (text === '${self:}') return void expect(value).toBeDefined();
      expect(value?.kind).toBe('unresolved');
      expect(value?.kind === 'unresolved' ? value.reason : '').toMatch(reason);
    });
  }

  it('says where a value comes from', () => {
    const { app, value } = valueOfX('${file(./config/dev.yml):timeout}');
    expect(value).toMatchObject({ kind: 'located', origin: 'include', via: './config/dev.yml' });
    const home = value?.kind === 'located' && value.home ? placeOf(value.home) : undefined;
    expect(home).toEqual({ uri: 'file:///work/config/dev.yml', start: 9, end: 11 });
    expect(app.reads).toContain('file:///work/config/dev.yml');
  });

  it('complains of what can not be right, and of nothing that is decided at deployment', () => {
    const notes = (text: string) => valueOfX(text).app.notes.map(({ message }) => message);
    expect(notes('${self:custom.missing}')).toHaveLength(1);
    expect(notes('${file(./missing.yml):a}')[0]).toContain('there is no file `./missing.yml`');
    expect(notes('${file(../../etc/passwd)}')[0]).toContain('outside the workspace');
    expect(notes('${self:custom.a}').length).toBeGreaterThan(0);
    for (const text of ['${env:HOME}', '${ssm:/a}', '${opt:x}', '${file(./code.js)}', '${env:HOME, 1}']) {
      expect(notes(text), text).toEqual([]);
    }
  });

  it('takes the options of a deployment for what the provider says, or for the defaults', () => {
    const text =
      'service: s\nprovider: { name: aws, stage: "${opt:stage}", region: "${opt:region}" }\nfunctions: { f: { name: "${sls:stage}-${aws:region}-${opt:stage}" } }\n';
    const app = read(text);
    expect(plain(app.functions.get('f')?.properties.get('FunctionName'))).toBe('dev-us-east-1-dev');
    expect(app.notes).toEqual([]);
  });

  it('does not complain of what another stage may have', () => {
    expect(valueOfX('${self:custom.map.${opt:stage}.other}').app.notes).toEqual([]);
    expect(valueOfX('${file(./config/${sls:stage}.json)}').app.notes).toEqual([]);
  });

  it('names the provider as the origin of what is inherited', () => {
    const app = read(service('x').replace('region: eu-west-1', 'timeout: ${self:custom.number}'));
    const timeout = app.functions.get('f')?.timeout;
    expect(timeout).toMatchObject({ value: 12, origin: 'variable', via: 'self:custom.number' });
    const plainly = read(service('x').replace('region: eu-west-1', 'timeout: 33')).functions.get('f')?.timeout;
    expect(plainly).toMatchObject({ value: 33, origin: 'provider', via: 'provider.timeout' });
  });

  it('reads `#{}` as `Fn::Sub` with the plugin that does so', () => {
    const text = service('"arn:#{AWS::AccountId}:#{Queue.Arn}"');
    const with_ = read(`${text}plugins:\n  - serverless-pseudo-parameters\n`);
    const x = dig(asMap(with_.functions.get('f')?.properties.get('Environment')), 'Variables', 'X');
    expect(plain(x)).toBe('Sub arn:${AWS::AccountId}:${Queue.Arn}');
    expect(plain(valueOfX('"#{AWS::AccountId}"').value)).toBe('#{AWS::AccountId}');
  });
});

describe('sections in files', () => {
  it('may be a map, a list of maps, or files', () => {
    const text = `service: shop
provider: { name: aws }
functions:
  - \${file(./a.yml)}
  - two: { handler: app.two, timeout: 9 }
  - \${file(./c.yml):inner}
resources:
  - \${file(./r.yml)}
  - Resources:
      B: { Type: AWS::SNS::Topic }
`;
    const app = read(text, {
      'a.yml': 'one:\n  handler: app.one\n  timeout: 8\n',
      'c.yml': 'inner:\n  three: ${file(./three.yml)}\n',
      'three.yml': 'handler: app.three\nevents:\n  - sqs: !GetAtt A.Arn\n',
      'r.yml': 'Resources:\n  A:\n    Type: AWS::SQS::Queue\n    Properties: ${file(./p.yml)}\n',
      'p.yml': 'VisibilityTimeout: 77\n',
    });
    expect([...app.functions.keys()]).toEqual(['one', 'two', 'three']);
    expect(plain(app.functions.get('one')?.timeout)).toBe(8);
    expect(app.triggers.map(({ fn, kind, source }) => [fn, kind, plain(source)])).toEqual([
      ['three', 'sqs', 'GetAtt A.Arn'],
    ]);
    expect(plain(app.resources.get('A')?.properties.get('VisibilityTimeout'))).toBe(77);
    expect(app.resources.get('B')?.type).toBe('AWS::SNS::Topic');
    expect(app.reads.toSorted()).toEqual(
      ['a.yml', 'c.yml', 'p.yml', 'r.yml', 'three.yml'].map((name) => `file:///work/${name}`),
    );
  });

  it('makes what can not be seen unseen, not missing', () => {
    const app = read('service: s\nprovider: { name: aws }\nfunctions: ${file(./functions.js)}\nresources: ${env:X}\n');
    expect(app.functions.size).toBe(0);
    expect(app.unseen.map(({ who }) => who)).toEqual(['`${file(./functions.js)}`', '`${env:X}`']);
    const hidden = read('service: s\nprovider: { name: aws }\nfunctions:\n  a: ${file(./a.js)}\n');
    expect(hidden.functions.get('a')?.timeout.kind).toBe('unresolved');
    expect(hidden.unseen[0]?.what).toContain('triggers');
  });
});

describe('the notation', () => {
  it('is read in bounded time, however it is nested or left open', () => {
    const started = performance.now();
    for (const text of [
      '${self:'.repeat(2000),
      '${a:${b:'.repeat(1200),
      `${'${self:a'.repeat(500)}${'}'.repeat(500)}`,
      '\\'.repeat(9000),
    ]) {
      expect(parseVariables(`${text} x`)).not.toBe(null);
    }
    expect(performance.now() - started).toBeLessThan(3000);
  });
});
