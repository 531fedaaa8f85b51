/** What the author writes into templates, for each thing a rule may ask of it. */
import { describe, expect, it } from 'vitest';
import { samFrontEnd } from '../../server/src/core/frontends/sam/sam-front-end';
import type { App } from '../../server/src/core/model/app';
import { applyEdits, type SourceEdit } from '../../server/src/core/text/source-edit';
import { parseYaml } from '../../server/src/core/yaml/document';
import { sourcesOf } from './memory-sources';

const sam = `Transform: AWS::Serverless-2016-10-31
Globals:
  Function:
    Timeout: 10
Resources:
  Orders:
    Type: AWS::Serverless::Function
    Properties:
      Handler: app.handler
      Events:
        Queue:
          Type: SQS
          Properties:
            Queue: !GetAtt Work.Arn
        Clock:
          Type: Schedule
          Properties:
            Schedule: rate(1 hour)
        Topic:
          Type: SNS
          Properties:
            Topic: !Ref News
        Stream:
          Type: DynamoDB
          Properties:
            Stream: !GetAtt Table.StreamArn
            StartingPosition: LATEST
  Own:
    Type: AWS::Serverless::Function
    Properties:
      Role: !GetAtt Role.Arn
      Events:
        Clock:
          Type: ScheduleV2
          Properties:
            ScheduleExpression: rate(1 hour)
  Foreign:
    Type: AWS::Serverless::Function
    Properties:
      Role: arn:aws:iam::123456789012:role/x
  Role:
    Type: AWS::IAM::Role
    Properties:
      Policies:
        - PolicyName: Base
  Work:
    Type: AWS::SQS::Queue
  News:
    Type: AWS::SNS::Topic
  Table:
    Type: AWS::DynamoDB::Table
`;

const plain = `Resources:
  Orders:
    Type: AWS::Lambda::Function
    Properties:
      Role: !GetAtt Role.Arn
  Rule:
    Type: AWS::Events::Rule
    Properties:
      ScheduleExpression: rate(1 hour)
      Targets:
        - Id: a
          Arn: !GetAtt Other.Arn
        - Id: b
          Arn: !GetAtt Orders.Arn
  Role:
    Type: AWS::IAM::Role
    Properties:
      Policies:
        - PolicyName: Base
  Work:
    Type: AWS::SQS::Queue
  Policy:
    Type: AWS::SQS::QueuePolicy
    Properties:
      Queues: [!Ref Work]
      PolicyDocument:
        Statement:
          - Effect: Deny
`;

type Act = (app: App) => readonly SourceEdit[] | undefined;

const fn = (app: App, id: string) => {
  const found = app.functions.get(id);
  if (found === undefined) throw new Error(`no function ${id}`);
  return found;
};

const event = (app: App, id: string) => {
  const found = app.triggers.find((trigger) => trigger.id === id);
  if (found === undefined)
    throw new Error(`no trigger ${id} among ${app.triggers.map((trigger) => trigger.id).join(', ')}`);
  return found.site;
};

const resource = (app: App, id: string) => {
  const found = app.resources.get(id);
  if (found === undefined) throw new Error(`no resource ${id}`);
  return found;
};

/** The lines that are new; `-` before those that are gone; undefined where there is no edit. */
function changes(template: string, act: Act): readonly string[] | undefined {
  const document = parseYaml('file:///work/template.yaml', template);
  const app = samFrontEnd.read(document, sourcesOf({}), undefined);
  const edits = act(app);
  if (edits === undefined) return undefined;
  const before = template.split('\n');
  const after = applyEdits(template, edits).split('\n');
  const gone = before.filter((line) => !after.includes(line)).map((line) => `-${line}`);
  return [...gone, ...after.filter((line) => !before.includes(line))];
}

const cases: readonly (readonly [what: string, template: string, act: Act, changed: readonly string[] | undefined])[] =
  [
    [
      'a property',
      sam,
      (app) => app.author.set(fn(app, 'Orders').site, ['MemorySize'], 512),
      ['      MemorySize: 512'],
    ],
    [
      'a property of another name',
      sam,
      (app) => app.author.set(fn(app, 'Own').site, ['TracingConfig', 'Mode'], 'Active'),
      ['      Tracing: Active'],
    ],
    [
      'a property that SAM has not',
      sam,
      (app) => app.author.set(fn(app, 'Own').site, ['TracingConfig'], 'x'),
      undefined,
    ],
    [
      'an event',
      sam,
      (app) => app.author.append(event(app, 'Orders/Queue'), ['FunctionResponseTypes'], 'ReportBatchItemFailures'),
      ['            FunctionResponseTypes:', '              - ReportBatchItemFailures'],
    ],
    [
      'a value of the Globals',
      sam,
      (app) => {
        const { timeout } = fn(app, 'Orders');
        return timeout.kind === 'located' ? app.author.replace(timeout, 20) : undefined;
      },
      ['-    Timeout: 10', '    Timeout: 20'],
    ],
    [
      'a default',
      sam,
      (app) => {
        const { memory } = fn(app, 'Orders');
        return memory.kind === 'located' ? app.author.replace(memory, 20) : undefined;
      },
      undefined,
    ],
    [
      'a removed event property',
      sam,
      (app) => app.author.remove(event(app, 'Orders/Stream'), ['StartingPosition']),
      ['-            StartingPosition: LATEST'],
    ],
    ['nothing to remove', sam, (app) => app.author.remove(fn(app, 'Orders').site, ['Timeout']), undefined],
    [
      'a removed event',
      sam,
      (app) => app.author.removeSite(event(app, 'Orders/Clock')),
      ['-        Clock:', '-          Type: Schedule', '-            Schedule: rate(1 hour)'].slice(1),
    ],
    [
      'a new resource',
      sam,
      (app) =>
        app.author.addResources([
          {
            id: 'Dlq',
            type: 'AWS::SQS::Queue',
            properties: { map: [['MessageRetentionPeriod', 1209600]] },
            after: resource(app, 'Work').site,
          },
        ]),
      ['  Dlq:', '      MessageRetentionPeriod: 1209600'],
    ],
    [
      'an attribute',
      sam,
      (app) => app.author.appendAttribute?.(resource(app, 'Work').site, ['Metadata', 'redrive', 'disable'], 'x'),
      ['    Metadata:', '      redrive:', '        disable:', '          - x'],
    ],
    [
      'failures of a function',
      sam,
      (app) => app.author.failureDestination(fn(app, 'Orders').site, null),
      ['      EventInvokeConfig:', '        DestinationConfig:', '          OnFailure:', '            Type: SQS'],
    ],
    [
      'failures with a role of the template',
      sam,
      (app) => app.author.failureDestination(fn(app, 'Own').site, 'Work'),
      [
        '      EventInvokeConfig:',
        '        DestinationConfig:',
        '          OnFailure:',
        '            Type: SQS',
        '            Destination: !GetAtt Work.Arn',
        '        - PolicyName: SendToWork',
        '          PolicyDocument:',
        "            Version: '2012-10-17'",
        '            Statement:',
        '              - Effect: Allow',
        '                Action: sqs:SendMessage',
        '                Resource: !GetAtt Work.Arn',
      ],
    ],
    [
      'failures with a foreign role',
      sam,
      (app) => app.author.failureDestination(fn(app, 'Foreign').site, 'Work'),
      undefined,
    ],
    [
      'failures of a stream',
      sam,
      (app) => app.author.failureDestination(event(app, 'Orders/Stream'), 'Work'),
      [
        '            DestinationConfig:',
        '              OnFailure:',
        '                Type: SQS',
        '                Destination: !GetAtt Work.Arn',
      ],
    ],
    ['failures of a queue', sam, (app) => app.author.failureDestination(event(app, 'Orders/Queue'), 'Work'), undefined],
    [
      'a dead-letter queue',
      sam,
      (app) => app.author.deadLetterQueue(fn(app, 'Orders').site, 'Work'),
      ['      DeadLetterQueue:', '        Type: SQS', '        TargetArn: !GetAtt Work.Arn'],
    ],
    [
      'undelivered events, by SAM',
      sam,
      (app) => app.author.deadLetterQueue(event(app, 'Orders/Clock'), null),
      ['            DeadLetterConfig:', '              Type: SQS'],
    ],
    [
      'undelivered schedules',
      sam,
      (app) => app.author.deadLetterQueue(event(app, 'Own/Clock'), 'Work'),
      ['            DeadLetterConfig:', '              Arn: !GetAtt Work.Arn'],
    ],
    [
      'a statement',
      sam,
      (app) => app.author.allow(fn(app, 'Orders').site, ['s3:GetObject', 's3:PutObject'], '*'),
      [
        "        - Version: '2012-10-17'",
        '          Statement:',
        '            - Effect: Allow',
        '              Action:',
        '                - s3:GetObject',
        '                - s3:PutObject',
        "              Resource: '*'",
      ],
    ],
    [
      'failures in CloudFormation',
      plain,
      (app) => app.author.failureDestination(fn(app, 'Orders').site, null),
      undefined,
    ],
    [
      'undelivered events in CloudFormation',
      plain,
      (app) => app.author.deadLetterQueue(event(app, 'Rule/1'), 'Work'),
      [
        '          DeadLetterConfig:',
        '            Arn: !GetAtt Work.Arn',
        '          - Effect: Allow',
        '            Principal:',
        '              Service: events.amazonaws.com',
        '            Action: sqs:SendMessage',
        '            Resource: !GetAtt Work.Arn',
        '            Condition:',
        '              ArnEquals:',
        '                aws:SourceArn: !GetAtt Rule.Arn',
      ],
    ],
  ];

describe('the author of SAM and CloudFormation templates', () => {
  it.each(cases)('%s', (_what, template, act, changed) => {
    expect(changes(template, act)).toEqual(changed);
  });

  it('adds an invoke configuration and the permission in CloudFormation', () => {
    const changed = changes(plain, (app) => app.author.failureDestination(fn(app, 'Orders').site, 'Work'));
    expect(changed).toContain('    Type: AWS::Lambda::EventInvokeConfig');
    expect(changed).toContain('          Destination: !GetAtt Work.Arn');
    expect(changed).toContain('        - PolicyName: SendToWork');
  });

  it('makes a queue policy for a topic', () => {
    const changed = changes(sam, (app) => app.author.deadLetterQueue(event(app, 'Orders/Topic'), 'Work'));
    expect(changed).toContain('              deadLetterTargetArn: !GetAtt Work.Arn');
    expect(changed).toContain('              Service: sns.amazonaws.com');
    expect(changed).toContain('                aws:SourceArn: !Ref News');
  });

  it('adds a statement beside a single policy', () => {
    const single = sam.replace('      Handler: app.handler\n', '      Policies: AWSLambdaExecute\n');
    const changed = changes(single, (app) => app.author.allow(fn(app, 'Orders').site, ['s3:GetObject'], '*'));
    expect(changed).toContain('        - AWSLambdaExecute');
    expect(changed).toContain('              Action: s3:GetObject');
  });

  it('sets destinations only where they hold for what is invoked', () => {
    const aliased = sam.replace('      Handler: app.handler\n', '      AutoPublishAlias: live\n');
    const act: Act = (app) => app.author.failureDestination(fn(app, 'Orders').site, null);
    expect(changes(aliased, act)).toContain('            Type: SQS');
    const subscription = `  Subscription:
    Type: AWS::SNS::Subscription
    Properties:
      Protocol: lambda
      TopicArn: !Ref News
      Endpoint: !GetAtt Orders.Arn
`;
    expect(changes(sam + subscription, act)).toContain('            Type: SQS');
    expect(changes(aliased + subscription, act)).toBeUndefined();
  });

  it('takes no role for one that SAM makes', () => {
    const none = sam.replace('Role: arn:aws:iam::123456789012:role/x', 'Role:');
    expect(changes(none, (app) => app.author.failureDestination(fn(app, 'Foreign').site, 'Work'))).toContain(
      '            Destination: !GetAtt Work.Arn',
    );
  });

  it('admits a service to a queue', () => {
    const act: Act = (app) => app.author.admit('Work', 'sns.amazonaws.com', { ref: 'News' });
    expect(changes(plain, act)).toContain('                aws:SourceArn: !Ref News');
    expect(changes(plain, act)).not.toContain('  WorkPolicy:');
    expect(changes(sam, act)).toContain('  WorkPolicy:');
  });

  it('finds a free id', () => {
    const app = samFrontEnd.read(parseYaml('file:///work/template.yaml', sam), sourcesOf({}), undefined);
    expect(app.author.freeId('Work')).toBe('Work2');
    expect(app.author.freeId('Fresh')).toBe('Fresh');
  });

  it.each([sam, plain])('writes edits that leave a template that reads the same otherwise', (template) => {
    const read = (text: string) =>
      samFrontEnd.read(parseYaml('file:///work/template.yaml', text), sourcesOf({}), undefined);
    const app = read(template);
    const edits = app.author.set(fn(app, 'Orders').site, ['Timeout'], 42) ?? [];
    const after = read(applyEdits(template, edits));
    expect(after.functions.get('Orders')?.timeout).toMatchObject({ value: 42, origin: 'literal' });
    expect(after.triggers.map(({ id }) => id)).toEqual(app.triggers.map(({ id }) => id));
    expect(after.notes).toEqual([]);
  });
});
