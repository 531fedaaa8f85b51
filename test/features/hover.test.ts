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
    'Lambda tries two more times',
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
  ['a parameter in braces', '-${St<|>age}', 'Parameter `Stage`, `dev` by default'],
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
