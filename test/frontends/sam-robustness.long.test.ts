/** Whatever stands in a template: it is read, and nothing throws. A change reads anew only what it touched. */
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { describe, expect, it } from 'vitest';
import { samFrontEnd } from '../../server/src/core/frontends/sam/sam-front-end';
import type { App } from '../../server/src/core/model/app';
import { editYaml, parseYaml, type YamlDocument } from '../../server/src/core/yaml/document';
import { fileSources } from './file-sources';
import { sourcesOf } from './memory-sources';
import { walkApp } from './walk-app';

const read = (document: YamlDocument, previous?: App): App => samFrontEnd.read(document, sourcesOf({}), previous);
const parse = (text: string) => parseYaml('file:///work/template.yaml', text);

const template = `AWSTemplateFormatVersion: '2010-09-09'
Transform: AWS::Serverless-2016-10-31
Parameters:
  Stage: { Type: String, Default: dev }
Conditions:
  IsProd: !Equals [!Ref Stage, prod]
Globals:
  Function:
    Timeout: 10
    Environment: { Variables: { A: b } }
Resources:
  Orders:
    Type: AWS::Serverless::Function
    Condition: IsProd
    Properties:
      Handler: app.handler
      AutoPublishAlias: live
      EventInvokeConfig:
        DestinationConfig: { OnFailure: { Type: SQS } }
      Policies:
        - Statement: [{ Effect: Allow, Action: 's3:*', Resource: !Sub '\${Bucket.Arn}/*' }]
      Events:
        Queue: { Type: SQS, Properties: { Queue: !GetAtt Work.Arn, BatchSize: !If [IsProd, 10, 1] } }
        Topic: { Type: SNS, Properties: { Topic: !Ref News, SqsSubscription: true } }
        Api: { Type: Api, Properties: { Path: /orders, Method: get } }
  Work:
    Type: AWS::SQS::Queue
    Properties:
      RedrivePolicy: { deadLetterTargetArn: !GetAtt Dead.Arn, maxReceiveCount: 3 }
  Dead: { Type: AWS::SQS::Queue }
  News: { Type: AWS::SNS::Topic, Properties: { FifoTopic: false } }
  Plain:
    Type: AWS::Lambda::Function
    Properties: { Role: !GetAtt Role.Arn, Code: { ZipFile: 'x' } }
  Mapping:
    Type: AWS::Lambda::EventSourceMapping
    Properties: { FunctionName: !Ref Plain, EventSourceArn: !GetAtt Dead.Arn }
  Machine:
    Type: AWS::StepFunctions::StateMachine
    Properties:
      DefinitionString: !Sub '{"States": {"A": {"Type": "Task", "Resource": "\${Plain.Arn}"}}}'
`;

describe('reading damaged templates', () => {
  it('reads a template that ends anywhere', () => {
    for (let end = 0; end < template.length; end += 3) walkApp(read(parse(template.slice(0, end))));
    expect(read(parse(template)).triggers.map(({ id }) => id)).toEqual([
      'Orders/Queue',
      'Orders/Topic',
      'Orders/Api',
      'Mapping',
      'Machine/A',
    ]);
  });

  it('reads a template whose lines are missing one by one', () => {
    const lines = template.split('\n');
    for (const [at] of lines.entries()) walkApp(read(parse(lines.filter((_, index) => index !== at).join('\n'))));
    expect(lines.length).toBeGreaterThan(40);
  });

  const values = ['3', '[]', '{}', 'x', 'null', '[1, [2]]', '{ a: { b: 1 } }', '!Ref Nobody', '!If [x]', '!Sub [1]'];
  it.each(values)('reads %s in the place of any value', (value) => {
    const lines = template.split('\n');
    for (const [at, line] of lines.entries()) {
      const changed = line.replace(/:( .*)?$/, `: ${value}`);
      const indent = line.length - line.trimStart().length;
      const next = lines.findIndex((other, index) => index > at && other.length - other.trimStart().length <= indent);
      const rest = line.endsWith(':') ? lines.slice(next < 0 ? lines.length : next) : lines.slice(at + 1);
      walkApp(read(parse([...lines.slice(0, at), changed, ...rest].join('\n'))));
    }
    expect(lines.length).toBeGreaterThan(40);
  });

  const cases: readonly (readonly [what: string, text: string])[] = [
    [
      'conditions in a circle',
      'Conditions:\n  A: !Not [!Condition B]\n  B: !Condition A\nResources:\n  F: { Type: AWS::Lambda::Function, Properties: { Timeout: !If [A, 1, 2] } }',
    ],
    [
      'resources of an API in a circle',
      'Resources:\n  A: { Type: AWS::ApiGateway::Resource, Properties: { ParentId: !Ref B, PathPart: b } }\n  B: { Type: AWS::ApiGateway::Resource, Properties: { ParentId: !Ref A, PathPart: a } }\n  M: { Type: AWS::ApiGateway::Method, Properties: { ResourceId: !Ref A, HttpMethod: GET, Integration: { Uri: x } } }',
    ],
    [
      'aliases in a circle',
      'Resources:\n  A: { Type: AWS::Lambda::Alias, Properties: { FunctionName: !Ref B } }\n  B: { Type: AWS::Lambda::Alias, Properties: { FunctionName: !Ref A } }',
    ],
    ['the same name twice', 'Resources:\n  F: { Type: AWS::Lambda::Function }\n  F: { Type: AWS::SQS::Queue }'],
    [
      'keys that are no texts',
      'Resources:\n  1: { Type: AWS::SQS::Queue }\n  [a]: { Type: AWS::SQS::Queue }\n  ? { b: c }\n  : { Type: AWS::SQS::Queue }',
    ],
    [
      'a loop over nothing',
      'Transform: AWS::Serverless-2016-10-31\nResources:\n  Fn::ForEach::L: 3\n  Fn::ForEach::M: [X, [A], { "${X}F": { Type: AWS::Serverless::Function } }]',
    ],
    [
      'deep nesting',
      `Resources:\n  F:\n    Type: AWS::Lambda::Function\n    Properties:\n      Environment: ${'{ a: '.repeat(150)}1${' }'.repeat(150)}`,
    ],
    [
      'deep functions',
      `Resources:\n  F:\n    Type: AWS::Lambda::Function\n    Properties:\n      Timeout: ${'!If [C, '.repeat(60)}1${', 2]'.repeat(60)}`,
    ],
    [
      'a long line',
      `Resources:\n  Q: { Type: AWS::SQS::Queue, Properties: { QueueName: !Sub '${'${A}'.repeat(3000)}' } }`,
    ],
    [
      'names of the language',
      'Resources:\n  constructor: { Type: AWS::Serverless::Function, Properties: { Events: { toString: { Type: constructor }, __proto__: { Type: SQS } } } }',
    ],
  ];
  it.each(cases)('reads %s', (_what, text) => {
    const started = performance.now();
    walkApp(read(parse(text)));
    expect(performance.now() - started).toBeLessThan(2000);
  });
});

describe('reading again after a change', () => {
  const change = (document: YamlDocument, from: string, to: string): YamlDocument => {
    const start = document.text.indexOf(from);
    expect(start, from).toBeGreaterThanOrEqual(0);
    return editYaml(document, { start, end: start + from.length, text: to });
  };

  const changes: readonly (readonly [from: string, to: string])[] = [
    ['BatchSize: !If [IsProd, 10, 1]', 'BatchSize: 7'],
    ['maxReceiveCount: 3', 'maxReceiveCount: 5'],
    [
      'Type: AWS::SNS::Topic, Properties: { FifoTopic: false }',
      'Type: AWS::SNS::Topic, Properties: { FifoTopic: true }',
    ],
    ['Timeout: 10', 'Timeout: 20'],
    ['  Dead: { Type: AWS::SQS::Queue }\n', ''],
    ['Default: dev', 'Default: prod'],
    ['  Plain:\n', '  Other:\n'],
    ['Conditions:\n', 'Mappings: {}\nConditions:\n'],
  ];

  it('equals a fresh reading', () => {
    let document = parse(template);
    let app = read(document);
    for (const [from, to] of changes) {
      document = change(document, from, to);
      app = read(document, app);
      expect(walkApp(app), from).toEqual(walkApp(read(parse(document.text))));
    }
  });

  it('keeps what a change did not touch', () => {
    const document = parse(template);
    const before = read(document);
    const orders = before.functions.get('Orders');
    const [queueTrigger] = before.triggers;
    const after = read(change(document, 'maxReceiveCount: 3', 'maxReceiveCount: 5'), before);
    expect(after.functions.get('Orders')).toBe(orders);
    expect(after.triggers[0]).toBe(queueTrigger);
    expect(after.resources.get('Work')).not.toBe(before.resources.get('Work'));
  });

  it('reads again what asked for the changed resource', () => {
    const document = parse(template);
    const before = read(document);
    const changed = change(document, 'FifoTopic: false', 'FifoTopic: true');
    const queue = read(changed, before).resources.get('OrdersTopicQueue');
    expect(queue?.properties.get('FifoQueue')).toMatchObject({ value: true });
  });
});

const corpus = resolve(import.meta.dirname, '../../../shared/corpus');
if (!existsSync(corpus)) console.log(`Skipped: no templates at ${corpus}`);

describe.runIf(existsSync(corpus))('templates of other people', () => {
  const files = (folder: string): string[] =>
    readdirSync(folder).flatMap((name) => {
      const path = join(folder, name);
      if (statSync(path).isDirectory()) return files(path);
      return /\.(ya?ml|json|template)$/.test(name) ? [path] : [];
    });

  it('are read whole and cut off', () => {
    let number = 1;
    const random = () => {
      number = (number * 48271) % 2147483647;
      return number / 2147483647;
    };
    const counts = { templates: 0, functions: 0, triggers: 0 };
    for (const path of files(corpus)) {
      const text = readFileSync(path, 'utf8');
      const uri = pathToFileURL(path).href;
      const document = parseYaml(uri, text);
      if (samFrontEnd.detect(document) === undefined) continue;
      const app = samFrontEnd.read(document, fileSources(corpus), undefined);
      walkApp(app);
      counts.templates++;
      counts.functions += app.functions.size;
      counts.triggers += app.triggers.length;
      if (text.length < 50_000) {
        const cut = parseYaml(uri, text.slice(0, Math.floor(random() * text.length)));
        walkApp(samFrontEnd.read(cut, fileSources(corpus), undefined));
      }
    }
    console.log(`SAM and CloudFormation: ${JSON.stringify(counts)}`);
    expect(counts.templates).toBeGreaterThan(200);
  });
});
