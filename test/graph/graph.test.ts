/** What points to what: names, ARNs and references, dead-letter queues whatever uses them, and every connection. */
import { expect, it } from 'vitest';
import type { Target } from '../../server/src/core/graph/graph';
import { readApp } from '../support/check-app';
import { functionWith } from './templates';

const read = (text: string) => readApp({ 'template.yaml': text }, 'template.yaml');

const say = (target: Target): string => {
  if (target.kind === 'resource' || target.kind === 'function') return `${target.kind} ${target.id}`;
  return target.kind === 'none' ? 'none' : `${target.kind} ${target.expression}`;
};

it.each([
  ['!Ref Orders', 'resource Orders'],
  ['!GetAtt Orders.Arn', 'resource Orders'],
  ['!Sub "${Orders.Arn}"', 'resource Orders'],
  ['!Sub "arn:aws:sqs:${AWS::Region}:${AWS::AccountId}:orders"', 'resource Orders'],
  ['!Sub "arn:${AWS::Partition}:sqs:eu-west-1:123456789012:${Orders.QueueName}"', 'resource Orders'],
  ['arn:aws:sqs:eu-west-1:123456789012:orders', 'resource Orders'],
  ['orders', 'resource Orders'],
  ['arn:aws:sns:eu-west-1:123456789012:orders', 'external arn:aws:sns:eu-west-1:123456789012:orders'],
  ['!Sub "arn:aws:dynamodb:${AWS::Region}:${AWS::AccountId}:table/${Table}/stream/2020"', 'resource Table'],
  ['!Sub "arn:aws:lambda:${AWS::Region}:${AWS::AccountId}:function:${AWS::StackName}-fn:live"', 'function Fn'],
  ['!GetAtt Fn.Arn', 'function Fn'],
  ['!If [Known, !GetAtt Orders.Arn, !Ref Orders]', 'resource Orders'],
  ['!If [Known, !GetAtt Orders.Arn, !Ref Table]', 'unknown '],
  ['!ImportValue shared', 'unknown ImportValue shared'],
  ['!GetAtt Nested.Outputs.Queue', 'unknown Nested.Outputs.Queue'],
])('%s is %s', (expression, expected) => {
  const text = functionWith(
    '\n      FunctionName: !Sub ${AWS::StackName}-fn',
    `
  Orders: {Type: AWS::SQS::Queue, Properties: {QueueName: orders}}
  Table: {Type: AWS::DynamoDB::Table, Properties: {BillingMode: PAY_PER_REQUEST}}
  Nested: {Type: AWS::CloudFormation::Stack, Properties: {TemplateURL: https://example.com/x.yaml}}
  Probe: {Type: AWS::SSM::Parameter, Properties: {Type: String, Value: ${expression}}}
Conditions:
  Known: !Equals [!Ref AWS::Region, eu-west-1]`,
  );
  const { app, graph } = read(text);
  expect(say(graph.resolve(app.resources.get('Probe')?.properties.get('Value')))).toBe(expected);
});

const chain = `Transform: AWS::Serverless-2016-10-31
Resources:
  Uploads:
    Type: AWS::S3::Bucket
    Properties:
      NotificationConfiguration:
        TopicConfigurations:
          - {Event: s3:ObjectCreated:*, Topic: !Ref Uploaded}
  Uploaded: {Type: AWS::SNS::Topic}
  Subscription:
    Type: AWS::SNS::Subscription
    Properties:
      TopicArn: !Ref Uploaded
      Protocol: sqs
      Endpoint: !GetAtt Work.Arn
      RedrivePolicy: {deadLetterTargetArn: !GetAtt Undelivered.Arn}
  Undelivered: {Type: AWS::SQS::Queue}
  Work:
    Type: AWS::SQS::Queue
    Properties:
      RedrivePolicy: {deadLetterTargetArn: !GetAtt WorkDlq.Arn, maxReceiveCount: 5}
  WorkDlq: {Type: AWS::SQS::Queue}
  Failed: {Type: AWS::SQS::Queue}
  Done: {Type: AWS::SNS::Topic}
  Worker:
    Type: AWS::Serverless::Function
    Properties:
      Runtime: python3.13
      Handler: app.handler
      CodeUri: src/
      EventInvokeConfig:
        DestinationConfig:
          OnFailure: {Type: SQS, Destination: !GetAtt Failed.Arn}
          OnSuccess: {Type: SNS, Destination: !Ref Done}
      Events:
        Work: {Type: SQS, Properties: {Queue: !GetAtt Work.Arn}}
        Nightly: {Type: Schedule, Properties: {Schedule: rate(1 day), DeadLetterConfig: {Arn: !GetAtt Undelivered.Arn}}}
  Pipe:
    Type: AWS::Pipes::Pipe
    Properties:
      Source: !GetAtt Stream.Arn
      Target: !GetAtt Work.Arn
      RoleArn: arn:aws:iam::123456789012:role/pipe
      SourceParameters: {KinesisStreamParameters: {StartingPosition: LATEST, DeadLetterConfig: {Arn: !GetAtt Failed.Arn}}}
  Stream: {Type: AWS::Kinesis::Stream}
`;

it('connections run from end to end', () => {
  const { edges } = read(chain).graph;
  expect(edges.map(({ from, to, kind }) => `${from} ${kind} ${to}`).sort()).toEqual(
    [
      'Uploads feeds Uploaded',
      'Uploaded feeds Work',
      'Uploaded delivery-dlq Undelivered',
      'Work invokes Worker',
      'Work redrive WorkDlq',
      'Worker/Nightly invokes Worker',
      'Worker/Nightly delivery-dlq Undelivered',
      'Worker on-failure Failed',
      'Worker on-success Done',
      'Stream feeds Work',
    ].sort(),
  );
});

it.each([
  ['WorkDlq', ['queue Work dlq']],
  ['Undelivered', ['schedule Nightly dlq', 'subscription Subscription dlq']],
  ['Failed', ['destination Worker on-failure', 'pipe Pipe dlq']],
  ['Work', []],
])('%s is used by %j', (id, expected) => {
  const users = read(chain).graph.deadLetterUsers(id);
  expect(users.map(({ by, id: user, kind }) => `${by} ${user} ${kind}`).sort()).toEqual(expected);
});

it('consumers and at-least-once', () => {
  const { graph } = read(chain);
  expect(graph.consumersOf('Work').map(({ fn }) => fn)).toEqual(['Worker']);
  expect(graph.triggersOf('Worker').map((trigger) => [trigger.kind, graph.atLeastOnce(trigger)])).toEqual([
    ['sqs', true],
    ['schedule', true],
  ]);
});
