/** Fixes as services of the Serverless Framework spell them, in the file that holds the value. */
import { describe, expect, it } from 'vitest';
import { serverlessFrontEnd } from '../../server/src/core/frontends/serverless/serverless-front-end';
import type { App, LambdaFunction, Resource, Trigger } from '../../server/src/core/model/app';
import type { Author } from '../../server/src/core/model/author';
import type { Value } from '../../server/src/core/model/value';
import { allOf } from '../../server/src/core/rules/shared/all-of';
import { applyEdits, type SourceEdit } from '../../server/src/core/text/source-edit';
import { parseYaml } from '../../server/src/core/yaml/document';
import { sourcesOf } from './memory-sources';

interface Case {
  readonly name: string;
  readonly files?: Readonly<Record<string, string>>;
  readonly text: string;
  readonly fix: (author: Author, app: Parts) => readonly SourceEdit[] | undefined;
  /** Lines that the changed file must hold, one after another; `null` when no fix is to be offered. */
  readonly expected: string | null;
  readonly file?: string;
}

interface Parts {
  readonly app: App;
  readonly fn: LambdaFunction;
  readonly trigger: Trigger;
  readonly resource: (id: string) => Resource;
}

const head = 'service: s\nprovider:\n  name: aws\n';
const f = (body: string, rest = ''): string => `${head}functions:\n  f:\n    handler: a.b\n${body}${rest}`;
const queue = 'resources:\n  Resources:\n    Q:\n      Type: AWS::SQS::Queue\n';

function check({ text, files = {}, fix, expected, file = 'serverless.yml' }: Case): void {
  const all = { ...files, 'serverless.yml': text };
  const uri = 'file:///work/serverless.yml';
  const app = serverlessFrontEnd.read(parseYaml(uri, text), sourcesOf(all), undefined);
  const [fn] = app.functions.values();
  const [trigger] = app.triggers;
  const resource = (id: string): Resource => {
    const found = app.resources.get(id);
    if (found === undefined) throw new Error(`no resource ${id}`);
    return found;
  };
  if (fn === undefined) throw new Error('no function');
  const edits = fix(app.author, { app, fn, trigger: trigger as Trigger, resource });
  if (expected === null) {
    expect(edits).toBeUndefined();
    return;
  }
  expect(edits, 'a fix is offered').toBeDefined();
  expect(new Set(edits?.map((edit) => edit.uri)).has(`file:///work/${file}`)).toBe(true);
  const changed = new Map(Object.entries(all));
  for (const [path, before] of changed) {
    const own = (edits ?? []).filter((edit) => edit.uri === `file:///work/${path}`);
    changed.set(path, applyEdits(before, own));
  }
  expect(changed.get(file)).toContain(expected);
  const after = changed.get('serverless.yml') ?? '';
  const document = parseYaml(uri, after);
  expect(document.notes).toEqual([]);
  // What was fixed is read again without a complaint.
  const again = serverlessFrontEnd.read(document, sourcesOf(Object.fromEntries(changed)), undefined);
  expect(again.notes).toEqual([]);
  expect(again.functions.size).toBe(app.functions.size);
}

const located = (value: Value<unknown> | undefined) => {
  if (value?.kind !== 'located') throw new Error('not located');
  return value;
};

const cases: readonly Case[] = [
  {
    name: 'a setting of a function',
    text: f('    timeout: 3\n'),
    fix: (author, { fn }) => author.set(fn.site, ['Timeout'], 30),
    expected: '    timeout: 30\n',
  },
  {
    name: 'a setting that the provider gives is set at the function',
    text: f('', 'custom: {}\n').replace('name: aws\n', 'name: aws\n  timeout: 3\n'),
    fix: (author, { fn }) => author.set(fn.site, ['Timeout'], 30),
    expected: '    handler: a.b\n    timeout: 30\n',
  },
  {
    name: 'a value is replaced where the provider has it',
    text: f('').replace('name: aws\n', 'name: aws\n  timeout: 3\n'),
    fix: (author, { fn }) => author.replace(located(fn.timeout), 30),
    expected: '  name: aws\n  timeout: 30\n',
  },
  {
    name: 'a value is replaced where a variable has it',
    text: f(`    timeout: \${self:custom.slow}\n`, 'custom:\n  slow: 3 # seconds\n'),
    fix: (author, { fn }) => author.replace(located(fn.timeout), 30),
    expected: 'custom:\n  slow: 30 # seconds\n',
  },
  {
    name: 'a value is replaced in the file that holds it',
    files: { 'more.yml': 'slow: 3\n' },
    text: f(`    timeout: \${file(./more.yml):slow}\n`),
    fix: (author, { fn }) => author.replace(located(fn.timeout), 30),
    expected: 'slow: 30\n',
    file: 'more.yml',
  },
  {
    name: 'a text put together from variables is not replaced',
    text: f(`    timeout: "\${self:custom.a}0"\n`, 'custom: { a: 3 }\n'),
    fix: (author, { fn }) => author.replace(located(fn.timeout), 30),
    expected: null,
  },
  {
    name: 'a default is not replaced',
    text: f(''),
    fix: (author, { fn }) => author.replace(located(fn.timeout), 30),
    expected: null,
  },
  {
    name: 'a function in a file of its own',
    files: { 'f.yml': 'handler: a.b\nevents:\n  - sqs:\n      arn: !GetAtt Q.Arn\n' },
    text: `${head}functions:\n  f: \${file(./f.yml)}\n${queue}`,
    fix: (author, { trigger }) => author.set(trigger.site, ['FunctionResponseTypes'], ['ReportBatchItemFailures']),
    expected: '      arn: !GetAtt Q.Arn\n      functionResponseType: ReportBatchItemFailures\n',
    file: 'f.yml',
  },
  {
    name: 'functions in a file of their own',
    files: { 'all.yml': 'f:\n  handler: a.b\n' },
    text: `${head}functions: \${file(./all.yml)}\n`,
    fix: (author, { fn }) => author.set(fn.site, ['ReservedConcurrentExecutions'], 5),
    expected: 'f:\n  handler: a.b\n  reservedConcurrency: 5\n',
    file: 'all.yml',
  },
  {
    name: 'the window of a queue and that of a stream are called otherwise',
    text: f('    events:\n      - stream: { arn: !GetAtt S.Arn, type: kinesis }\n'),
    fix: (author, { trigger }) => author.set(trigger.site, ['MaximumBatchingWindowInSeconds'], 5),
    expected: '- stream: { arn: !GetAtt S.Arn, type: kinesis, batchWindow: 5 }',
  },
  {
    name: 'the short form of an event becomes the long one',
    text: f(`    events:\n      - sqs: arn:aws:sqs:\${aws:region}:1:q # mine\n`),
    fix: (author, { trigger }) => author.set(trigger.site, ['MaximumBatchingWindowInSeconds'], 5),
    expected: `arn: arn:aws:sqs:\${aws:region}:1:q\n`,
  },
  {
    name: 'several settings of a short form',
    text: f('    events:\n      - stream: arn:aws:kinesis:us-east-1:1:stream/x\n      - sns: news\n', queue),
    fix: (author, { trigger }) =>
      allOf(
        author.set(trigger.site, ['MaximumRetryAttempts'], 3),
        author.set(trigger.site, ['BisectBatchOnFunctionError'], true),
        author.failureDestination(trigger.site, 'Q'),
      ),
    expected:
      '          arn: arn:aws:kinesis:us-east-1:1:stream/x\n          maximumRetryAttempts: 3\n          bisectBatchOnFunctionError: true\n          destinations:\n            onFailure:\n              type: sqs\n              arn: !GetAtt Q.Arn\n      - sns: news\n',
  },
  {
    name: 'a concurrency of a queue',
    text: f('    events:\n      - sqs:\n          arn: !GetAtt Q.Arn\n', queue),
    fix: (author, { trigger }) => author.set(trigger.site, ['ScalingConfig', 'MaximumConcurrency'], 5),
    expected: '          maximumConcurrency: 5\n',
  },
  {
    name: 'a setting that an event does not have',
    text: f('    events:\n      - sqs:\n          arn: !GetAtt Q.Arn\n', queue),
    fix: (author, { trigger }) => author.set(trigger.site, ['MaximumRetryAttempts'], 5),
    expected: null,
  },
  {
    name: 'a destination that the framework lets the role write to',
    text: f('    events:\n      - sns: news\n', queue),
    fix: (author, { fn }) => author.failureDestination(fn.site, 'Q'),
    expected: '    destinations:\n      onFailure:\n        type: sqs\n        arn: !GetAtt Q.Arn\n',
  },
  {
    name: 'a destination beside another one',
    text: f('    destinations:\n      onSuccess: f\n', queue),
    fix: (author, { fn }) => author.failureDestination(fn.site, 'Q'),
    expected: '      onSuccess: f\n      onFailure:\n        type: sqs\n',
  },
  {
    name: 'a destination with a role of the template',
    text: f(
      '    role: R\n',
      `${queue}    R:\n      Type: AWS::IAM::Role\n      Properties:\n        AssumeRolePolicyDocument: {}\n`,
    ),
    fix: (author, { fn }) => author.failureDestination(fn.site, 'Q'),
    expected: '        Policies:\n          - PolicyName: SendToQ\n',
  },
  {
    name: 'a destination with a role from elsewhere',
    text: f('    role: arn:aws:iam::1:role/x\n', queue),
    fix: (author, { fn }) => author.failureDestination(fn.site, 'Q'),
    expected: null,
  },
  {
    name: 'a destination of a durable function',
    text: f('    durableConfig: { executionTimeout: 60 }\n', queue),
    fix: (author, { fn }) => author.failureDestination(fn.site, 'Q'),
    expected: null,
  },
  {
    name: 'the destination of a stream',
    text: f('    events:\n      - stream: arn:aws:kinesis:us-east-1:1:stream/x\n', queue),
    fix: (author, { trigger }) => author.failureDestination(trigger.site, 'Q'),
    expected: 'destinations:\n            onFailure:\n              type: sqs\n',
  },
  {
    name: 'a dead-letter queue needs a statement',
    text: f('', queue),
    fix: (author, { fn }) => author.deadLetterQueue(fn.site, 'Q'),
    expected:
      '  iam:\n    role:\n      statements:\n        - Effect: Allow\n          Action: sqs:SendMessage\n          Resource: !GetAtt Q.Arn\n',
  },
  {
    name: 'statements in the old place',
    text: f('', queue).replace(
      'name: aws\n',
      'name: aws\n  iamRoleStatements:\n    - Effect: Allow\n      Action: s3:GetObject\n      Resource: "*"\n',
    ),
    fix: (author, { fn }) => author.allow(fn.site, ['sqs:SendMessage'], { getAtt: ['Q', 'Arn'] }),
    expected: '      Resource: "*"\n    - Effect: Allow\n      Action: sqs:SendMessage\n',
  },
  {
    name: 'statements in a file',
    files: { 'iam.yml': '- Effect: Allow\n  Action: s3:GetObject\n  Resource: "*"\n' },
    text: f('', queue).replace('name: aws\n', 'name: aws\n  iam:\n    role:\n      statements: ${file(./iam.yml)}\n'),
    fix: (author, { fn }) => author.allow(fn.site, ['sqs:SendMessage'], { getAtt: ['Q', 'Arn'] }),
    expected: '- Effect: Allow\n  Action: sqs:SendMessage\n  Resource: !GetAtt Q.Arn\n',
    file: 'iam.yml',
  },
  {
    name: 'the dead-letter queue of a rule and its policy',
    text: f('    events:\n      - eventBridge:\n          pattern: { source: [x] }\n', queue),
    fix: (author, { trigger }) => author.deadLetterQueue(trigger.site, 'Q'),
    expected: '          deadLetterQueueArn: !GetAtt Q.Arn\n',
  },
  {
    name: 'a policy that is there is added to',
    text: f(
      '    events:\n      - eventBridge:\n          pattern: { source: [x] }\n',
      `${queue}    P:\n      Type: AWS::SQS::QueuePolicy\n      Properties:\n        Queues: [!Ref Q]\n        PolicyDocument:\n          Statement:\n            - Effect: Deny\n`,
    ),
    fix: (author, { trigger }) => author.deadLetterQueue(trigger.site, 'Q'),
    expected:
      '            - Effect: Deny\n            - Effect: Allow\n              Principal:\n                Service: events.amazonaws.com\n',
  },
  {
    name: 'a service is admitted to a queue',
    text: f('', queue),
    fix: (author) => author.admit('Q', 'sns.amazonaws.com', { ref: 'T' }),
    expected: 'ArnEquals:\n                  aws:SourceArn: !Ref T\n',
  },
  {
    name: 'the dead-letter queue of a subscription',
    text: f('    events:\n      - sns:\n          topicName: news\n', queue),
    fix: (author, { trigger }) => author.deadLetterQueue(trigger.site, 'Q'),
    expected: '          redrivePolicy:\n            deadLetterTargetRef: Q\n',
  },
  {
    name: 'a schedule has none',
    text: f('    events:\n      - schedule: rate(1 hour)\n', queue),
    fix: (author, { trigger }) => author.deadLetterQueue(trigger.site, 'Q'),
    expected: null,
  },
  {
    name: 'the first resource',
    text: f(''),
    fix: (author) =>
      author.addResources([{ id: 'Q', type: 'AWS::SQS::Queue', properties: { map: [['DelaySeconds', 1]] } }]),
    expected:
      'resources:\n  Resources:\n    Q:\n      Type: AWS::SQS::Queue\n      Properties:\n        DelaySeconds: 1\n',
  },
  {
    name: 'a resource behind another one',
    text: f('', `${queue}    Z:\n      Type: AWS::SNS::Topic\n`),
    fix: (author, { resource }) =>
      author.addResources([
        { id: 'Dlq', type: 'AWS::SQS::Queue', properties: { map: [['DelaySeconds', 1]] }, after: resource('Q').site },
      ]),
    expected: '    Q:\n      Type: AWS::SQS::Queue\n    Dlq:\n',
  },
  {
    name: 'a resource among resources in a file',
    files: { 'r.yml': 'Resources:\n  Q:\n    Type: AWS::SQS::Queue\n' },
    text: f('', `resources: \${file(./r.yml)}\n`),
    fix: (author) =>
      author.addResources([{ id: 'D', type: 'AWS::SQS::Queue', properties: { map: [['DelaySeconds', 1]] } }]),
    expected: 'Resources:\n  Q:\n    Type: AWS::SQS::Queue\n  D:\n',
    file: 'r.yml',
  },
  {
    name: 'a resource among a list of parts',
    files: { 'r.yml': 'Outputs: {}\n' },
    text: f('', `resources:\n  - \${file(./r.yml)}\n  - Resources:\n      Q:\n        Type: AWS::SQS::Queue\n`),
    fix: (author) =>
      author.addResources([{ id: 'D', type: 'AWS::SQS::Queue', properties: { map: [['DelaySeconds', 1]] } }]),
    expected: '      Q:\n        Type: AWS::SQS::Queue\n      D:\n',
  },
  {
    name: 'a resource whose neighbours can not be seen',
    text: f('', `resources:\n  Resources: \${file(./r.js)}\n`),
    fix: (author) => author.addResources([{ id: 'D', type: 'AWS::SQS::Queue', properties: 'x' }]),
    expected: null,
  },
  {
    name: 'a property of a resource',
    text: f('', queue),
    fix: (author, { resource }) => author.set(resource('Q').site, ['VisibilityTimeout'], 60),
    expected: '      Type: AWS::SQS::Queue\n      Properties:\n        VisibilityTimeout: 60\n',
  },
  {
    name: 'a property of a resource of the framework',
    text: f('    events:\n      - sns: news\n'),
    fix: (author, { resource }) => author.set(resource('SNSTopicNews').site, ['DisplayName'], 'x'),
    expected: null,
  },
  {
    name: 'a setting is taken away',
    text: f('    reservedConcurrency: 0\n    timeout: 4\n'),
    fix: (author, { fn }) => author.remove(fn.site, ['ReservedConcurrentExecutions']),
    expected: '    handler: a.b\n    timeout: 4\n',
  },
  {
    name: 'what the provider gives can not be taken away',
    text: f('    vpc: { subnetIds: [a], securityGroupIds: [b] }\n').replace(
      'name: aws\n',
      'name: aws\n  vpc: { subnetIds: [c], securityGroupIds: [d] }\n',
    ),
    fix: (author, { fn }) => author.remove(fn.site, ['VpcConfig']),
    expected: null,
  },
  {
    name: 'an only destination is taken away whole',
    text: f('    destinations:\n      onFailure: f\n    timeout: 4\n'),
    fix: (author, { fn }) => {
      const [config] = fn.invokeConfigs;
      return config && author.remove(config.site, ['DestinationConfig', 'OnFailure']);
    },
    expected: '    handler: a.b\n    timeout: 4\n',
  },
  {
    name: 'an event is taken away',
    text: f('    events:\n      - sns: news\n      - http: GET x\n'),
    fix: (author, { trigger }) => author.removeSite(trigger.site),
    expected: '    events:\n      - http: GET x\n',
  },
  {
    name: 'a subnet is added where the provider lists them',
    text: f('').replace('name: aws\n', 'name: aws\n  vpc:\n    subnetIds: [a]\n    securityGroupIds: [b]\n'),
    fix: (author, { fn }) => author.append(fn.site, ['VpcConfig', 'SubnetIds'], 'c'),
    expected: '    subnetIds: [a, c]\n',
  },
  {
    name: 'a layer is not added over those of the provider',
    text: f('').replace('name: aws\n', 'name: aws\n  layers: [x]\n'),
    fix: (author, { fn }) => author.append(fn.site, ['Layers'], 'y'),
    expected: null,
  },
  {
    name: 'an environment variable',
    text: f('').replace('name: aws\n', 'name: aws\n  environment: { A: b }\n'),
    fix: (author, { fn }) => author.set(fn.site, ['Environment', 'Variables', 'TABLE'], { ref: 'T' }),
    expected: '    environment:\n      TABLE: !Ref T\n',
  },
  {
    name: 'tracing in its short form',
    text: f(''),
    fix: (author, { fn }) => author.set(fn.site, ['TracingConfig'], { map: [['Mode', 'Active']] }),
    expected: '    tracing: true\n',
  },
];

describe('fixes of services', () => {
  for (const one of cases) it(one.name, () => check(one));

  it('find ids that are free', () => {
    const text = f('    events:\n      - sns: news\n', queue);
    const app = serverlessFrontEnd.read(parseYaml('file:///work/serverless.yml', text), sourcesOf({}), undefined);
    expect(app.author.freeId('Q')).toBe('Q2');
    expect(app.author.freeId('SNSTopicNews')).toBe('SNSTopicNews2');
    expect(app.author.freeId('FLambdaFunction')).toBe('FLambdaFunction2');
    expect(app.author.freeId('Other')).toBe('Other');
  });

  it('work in JSON', () => {
    const text =
      '{\n  "service": "s",\n  "provider": { "name": "aws" },\n  "functions": {\n    "f": { "handler": "a.b" }\n  }\n}\n';
    const uri = 'file:///work/serverless.json';
    const app = serverlessFrontEnd.read(parseYaml(uri, text), sourcesOf({ 'serverless.json': text }), undefined);
    const [fn] = app.functions.values();
    const edits = fn && app.author.failureDestination(fn.site, 'Q');
    const after = JSON.parse(applyEdits(text, edits ?? []));
    expect(after.functions.f.destinations.onFailure).toEqual({ type: 'sqs', arn: { 'Fn::GetAtt': ['Q', 'Arn'] } });
  });
});
