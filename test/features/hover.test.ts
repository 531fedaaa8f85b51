/** Hovers: `<|>` is the pointer, the strings must all be in what is said. */
import { describe, expect, it } from 'vitest';
import { hover } from '../../server/src/core/features/hover/hover';
import { rules } from '../../server/src/core/rules/registry.generated';
import { underTest } from './checked';

const now = Date.parse('2026-11-21T12:00:00Z');

async function check(marked: string, expected: readonly string[], name = 'template.yaml'): Promise<void> {
  const under = await underTest(marked, { name });
  const found = hover({ ...under, now, rules: rules.map(({ meta }) => meta), ruleHref: (rule) => `page:${rule}` });
  if (expected.length === 0) expect(found?.markdown).toBeUndefined();
  for (const part of expected) expect(found?.markdown ?? 'no hover').toContain(part);
}

const template = `Transform: AWS::Serverless-2016-10-31
Parameters:
  Stage:
    Type: String
    Default: dev
Globals:
  Function:
    Timeout: 40
Resources:
  # redrive-disable visibility-timeout-too-short -- known
  ShipOrder:
    Type: AWS::Serverless::Function
    Properties:
      Runtime: python3.13
      Handler: app.handler
      CodeUri: src/
      Environment:
        Variables:
          QUEUE: !Ref OrdersQueue
          STAGE: !Ref Stage
          NAME: !Sub \${AWS::StackName}-\${OrdersQueue.QueueName}-\${Stage}
          REMOTE: !ImportValue shared
      Events:
        Orders:
          Type: SQS
          Properties:
            Queue: !GetAtt OrdersQueue.Arn
        Night:
          Type: Schedule
          Properties:
            Schedule: cron(0 2 * * ? *)
  OrdersQueue:
    Type: AWS::SQS::Queue
    Properties:
      VisibilityTimeout: 60
      RedrivePolicy:
        deadLetterTargetArn: !GetAtt OrdersDlq.Arn
        maxReceiveCount: 5
  OrdersDlq:
    Type: AWS::SQS::Queue
    Properties:
      MessageRetentionPeriod: 1209600
`;

const cases: readonly [what: string, at: string, ...said: string[]][] = [
  [
    'a function',
    '  Ship<|>Order:\n    Type',
    '**ShipOrder**',
    'SQS OrdersQueue',
    '40 s (from Globals)',
    'When it fails',
    'Schedule',
  ],
  [
    'an event source',
    '        Ord<|>ers:',
    '**SQS** `OrdersQueue`',
    'Invokes `ShipOrder`',
    'more than once',
    'become visible again',
  ],
  [
    'a scheduled event source',
    '        Nig<|>ht:',
    '**Schedule**',
    'at 02:00 every day',
    'Lambda makes 3 attempts in all',
  ],
  [
    'a queue',
    '  Orders<|>Queue:\n    Type',
    '**OrdersQueue**',
    'Worked off by `ShipOrder`',
    '**too short**',
    '6 x 40 s = 240 s',
  ],
  ['a dead-letter queue', '  Orders<|>Dlq:\n    Type', 'failed events end here', 'queue `OrdersQueue`', '14 days'],
  ['a schedule', 'Schedule: cr<|>on(0 2', 'at 02:00 every day', '2026-11-22 02:00 UTC'],
  ['a Ref to a resource', 'QUEUE: !Re<|>f OrdersQueue', 'points to `OrdersQueue`', 'AWS::SQS::Queue'],
  ['a Ref to a parameter', 'STAGE: !Ref Sta<|>ge', '`dev`', 'parameter `Stage`'],
  ['a GetAtt', 'Queue: !GetAtt OrdersQu<|>eue.Arn', '`Arn` of `OrdersQueue`'],
  ['a pseudo parameter in braces', '${AWS::Stack<|>Name}', 'the name of the stack'],
  ['a resource in braces', '${OrdersQueue.Que<|>ueName}', '`QueueName`', 'AWS::SQS::Queue'],
  ['a parameter in braces', '-${St<|>age}', '`${Stage}` = `dev`', 'From the default of parameter `Stage`', '`NAME` = '],
  ['a runtime', 'Runtime: python3.<|>13', '`python3.13`: supported until 2029-06-30'],
  ['what can not be known', 'REMOTE: !ImportValue sha<|>red', 'not known here'],
  ['a value in Globals', 'Timeout: 4<|>0', '`Timeout`', '`40`', '`ShipOrder`'],
  [
    'a suppressed rule',
    '# redrive-disable visibility-timeout-<|>too-short',
    'switched off in this entry',
    'page:visibility-timeout-too-short',
  ],
  ['a plain value', 'VisibilityTimeout: 6<|>0'],
  ['nothing', 'Trans<|>form:'],
];

const cloudformation = `Resources:
  Ship:
    Type: AWS::Lambda::Function
    Properties:
      Runtime: nodejs20.x
      Handler: app.handler
      Code: src/
      Timeout: 40
      Role: !GetAtt ShipRole.Arn
      Environment:
        Variables:
          ZONES: !GetAZs ''
          FIRST: !Select [0, [a, b]]
          SIZE: !If [IsBig, large, small]
  Once:
    Type: AWS::Lambda::EventInvokeConfig
    Properties:
      FunctionName: !Ref Ship
      Qualifier: $LATEST
      MaximumRetryAttempts: 0
  Often:
    Type: AWS::Events::Rule
    Properties:
      ScheduleExpression: rate(5 minutes)
      Targets: [{Id: ship, Arn: !GetAtt Ship.Arn}]
  Parcels:
    Type: AWS::Lambda::EventSourceMapping
    Properties:
      EventSourceArn: !GetAtt Queue.Arn
      FunctionName: !Ref Ship
  Queue:
    Type: AWS::SQS::Queue
    Properties:
      RedrivePolicy: {deadLetterTargetArn: !GetAtt Dead.Arn, maxReceiveCount: 3}
  Dead:
    Type: AWS::SQS::Queue
`;

const json = `{
  "Parameters": { "Stage": { "Type": "String", "Default": "dev" } },
  "Resources": {
    "Ship": {
      "Type": "AWS::Lambda::Function",
      "Properties": {
        "Runtime": "nodejs20.x",
        "Handler": "app.handler",
        "Code": "src/",
        "Role": "arn:aws:iam::123456789012:role/ship",
        "Environment": { "Variables": { "A": { "Ref": "Stage" }, "B": { "Fn::Sub": "x-\${Stage}" } } }
      }
    },
    "Often": {
      "Type": "AWS::Events::Rule",
      "Properties": {
        "ScheduleExpression": "rate(5 minutes)",
        "Targets": [{ "Id": "ship", "Arn": { "Fn::GetAtt": ["Ship", "Arn"] } }]
      }
    },
    "Queue": {
      "Type": "AWS::SQS::Queue",
      "Properties": { "RedrivePolicy": { "deadLetterTargetArn": { "Fn::GetAtt": ["Dead", "Arn"] }, "maxReceiveCount": 3 } }
    },
    "Dead": { "Type": "AWS::SQS::Queue" }
  }
}
`;

const serverless = `service: shop
custom:
  stage: dev
  limit: 40
provider:
  name: aws
  runtime: nodejs20.x
  environment:
    STAGE: \${self:custom.stage}
    SECRET: \${ssm:/shop/secret}
functions:
  ship:
    handler: src/app.handler
    timeout: \${self:custom.limit}
    # redrive-disable-next-line visibility-timeout-too-short
    events:
      - schedule: rate(5 minutes)
      - sqs:
          arn: !GetAtt Queue.Arn
resources:
  Resources:
    Queue:
      Type: AWS::SQS::Queue
      Properties:
        QueueName: parcels-\${self:custom.stage}
        RedrivePolicy: {deadLetterTargetArn: !GetAtt Dead.Arn, maxReceiveCount: 3}
    Dead:
      Type: AWS::SQS::Queue
`;

const inOtherForms: readonly [name: string, template: string, at: string, ...said: string[]][] = [
  ['template.yaml', cloudformation, '  Sh<|>ip:', '**Ship** · function', 'SQS Queue', '40 s'],
  ['template.yaml', cloudformation, '  Oft<|>en:', 'every 5 minutes', 'Lambda makes 1 attempt in all'],
  ['template.yaml', cloudformation, '  Par<|>cels:', '**SQS** `Queue`', 'again, up to 3 receives'],
  ['template.yaml', cloudformation, '  Que<|>ue:', 'refuses the mapping'],
  ['template.yaml', cloudformation, '  De<|>ad:', 'messages of queue `Queue`', '4 days (default)'],
  ['template.yaml', cloudformation, 'Runtime: node<|>js20.x', 'deprecated since 2026-04-30', '`nodejs24.x`'],
  ['template.yaml', cloudformation, '!Get<|>AZs', 'is not known here', 'Fn::GetAZs'],
  ['template.yaml', cloudformation, '!Sel<|>ect', '`FIRST` = `a`'],
  ['template.yaml', cloudformation, '!I<|>f', 'if `IsBig`: `large`', 'unless `IsBig`: `small`'],
  ['template.json', json, '"Sh<|>ip": {', '**Ship** · function', 'Schedule rate(5 minutes)'],
  ['template.json', json, '"Oft<|>en": {', 'every 5 minutes', 'Lambda makes 3 attempts in all'],
  ['template.json', json, '{ "Ref": "Sta<|>ge" }', '`A` = `dev`', 'parameter `Stage`'],
  ['template.json', json, '"x-${Sta<|>ge}"', '`${Stage}` = `dev`', '`B` = `x-dev`'],
  ['template.json', json, '"Fn::S<|>ub"', '`B` = `x-dev`'],
  ['template.json', json, '"De<|>ad": {', 'messages of queue `Queue`'],
  ['template.json', json, '"node<|>js20.x"', 'deprecated since 2026-04-30'],
  ['serverless.yml', serverless, '  sh<|>ip:', '**ship** · function', '40 s (from variable self:custom.limit)'],
  ['serverless.yml', serverless, '- sche<|>dule:', 'every 5 minutes', 'Lambda makes 3 attempts in all'],
  ['serverless.yml', serverless, '- s<|>qs:', '**SQS** `Queue`'],
  ['serverless.yml', serverless, '    Que<|>ue:', 'Worked off by `ship`'],
  ['serverless.yml', serverless, '    De<|>ad:', 'messages of queue `Queue`'],
  ['serverless.yml', serverless, 'runtime: node<|>js20.x', 'deprecated since 2026-04-30'],
  ['serverless.yml', serverless, '${self:custom.li<|>mit}', '`Timeout` = `40`', 'variable `self:custom.limit`'],
  ['serverless.yml', serverless, 'STAGE: ${self:cus<|>tom.stage}', '`STAGE` = `dev` for `ship`'],
  ['serverless.yml', serverless, 'SECRET: ${ssm:/sh<|>op/secret}', '`SECRET` = not known', 'for `ship`'],
  ['serverless.yml', serverless, 'parcels-${self:cus<|>tom.stage}', '`QueueName` = `parcels-dev`'],
  ['serverless.yml', serverless, 'visibility-<|>timeout-too-short', 'switched off on the next line'],
];

describe('hover in the other forms', () => {
  it.each(inOtherForms)('%s', async (name, text, at, ...said) => {
    const plain = at.replace('<|>', '');
    expect(text.split(plain), plain).toHaveLength(2);
    await check(
      text.replace(plain, () => at),
      said,
      name,
    );
  });
});

describe('hover over', () => {
  it.each(cases)('%s', async (_, at, ...said) => {
    const plain = at.replace('<|>', '');
    expect(template.split(plain), plain).toHaveLength(2);
    await check(
      template.replace(plain, () => at),
      said,
    );
  });
});
