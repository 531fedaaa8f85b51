/** Failure paths as people read them: one template and the timeline of its trigger. */
import { describe, expect, it } from 'vitest';
import { readApp } from '../support/check-app';
import { functionWith } from './templates';

interface Case {
  readonly name: string;
  /** Properties of the function, indented by six. */
  readonly fn: string;
  readonly resources?: string;
  readonly end: string;
  readonly attempts: string;
  readonly timeline: readonly string[];
  readonly target?: string | null;
  readonly horizon?: number;
}

const s3 = `
      Events:
        Upload: {Type: S3, Properties: {Bucket: !Ref Bucket, Events: s3:ObjectCreated:*}}`;
const sqs = (more = '') => `
      Timeout: 30
      Events:
        Orders: {Type: SQS, Properties: {Queue: !GetAtt Orders.Arn${more}}}`;
const kinesis = (more = '') => `
      Events:
        Clicks: {Type: Kinesis, Properties: {Stream: !GetAtt Clicks.Arn, StartingPosition: LATEST${more}}}`;
const bucket = `
  Bucket: {Type: AWS::S3::Bucket}`;
const dlq = `
  OrdersDlq: {Type: AWS::SQS::Queue, Properties: {MessageRetentionPeriod: 1209600}}`;
const stream = `
  Clicks: {Type: AWS::Kinesis::Stream, Properties: {ShardCount: 1, RetentionPeriodHours: 48}}`;

const cases: readonly Case[] = [
  {
    name: 'async without anything',
    fn: s3,
    resources: bucket,
    end: 'lost',
    attempts: '3 attempts',
    timeline: [
      'at 0 s: first attempt',
      '+1 min: second attempt',
      '+2 min: third attempt',
      'then: the event is dropped: no dead-letter queue and no failure destination',
    ],
    target: null,
    horizon: 21_600,
  },
  {
    name: 'async with a dead-letter queue',
    fn: `${s3}
      DeadLetterQueue: {Type: SQS, TargetArn: !GetAtt OrdersDlq.Arn}`,
    resources: bucket + dlq,
    end: 'kept',
    attempts: '3 attempts',
    timeline: [
      'at 0 s: first attempt',
      '+1 min: second attempt',
      '+2 min: third attempt',
      'then: `OrdersDlq`, kept 14 days',
    ],
    target: 'OrdersDlq',
  },
  {
    name: 'async with one retry, a short age and a queue that SAM makes',
    fn: `${s3}
      EventInvokeConfig:
        MaximumRetryAttempts: 1
        MaximumEventAgeInSeconds: 600
        DestinationConfig: {OnFailure: {Type: SQS}}`,
    resources: bucket,
    end: 'kept',
    attempts: '2 attempts',
    timeline: [
      'at 0 s: first attempt',
      '+1 min: second attempt',
      'then: `FnEventInvokeConfigOnFailureQueue`, kept 4 days',
    ],
    target: 'FnEventInvokeConfigOnFailureQueue',
    horizon: 600,
  },
  {
    name: 'async that may not run at all',
    fn: `${s3}
      ReservedConcurrentExecutions: 0`,
    resources: bucket,
    end: 'lost',
    attempts: '0 attempts',
    timeline: [
      'at 0 s: not tried: reserved concurrency is 0',
      'then: the event is dropped: no dead-letter queue and no failure destination',
    ],
  },
  {
    name: 'async to a place outside the template',
    fn: `${s3}
      DeadLetterQueue: {Type: SQS, TargetArn: !ImportValue shared-dlq}`,
    resources: bucket,
    end: 'kept',
    attempts: '3 attempts',
    timeline: [
      'at 0 s: first attempt',
      '+1 min: second attempt',
      '+2 min: third attempt',
      'then: `ImportValue shared-dlq`',
    ],
    target: null,
  },
  {
    name: 'a queue with a dead-letter queue',
    fn: sqs(),
    resources: `${dlq}
  Orders:
    Type: AWS::SQS::Queue
    Properties:
      VisibilityTimeout: 180
      RedrivePolicy: {deadLetterTargetArn: !GetAtt OrdersDlq.Arn, maxReceiveCount: 5}`,
    end: 'kept',
    attempts: '5 receives',
    timeline: ['at 0 s: first receive', 'every 180 s: again, up to 5 receives', 'then: `OrdersDlq`, kept 14 days'],
    target: 'OrdersDlq',
    horizon: 900,
  },
  {
    name: 'a queue without one',
    fn: sqs(),
    resources: `
  Orders: {Type: AWS::SQS::Queue, Properties: {MessageRetentionPeriod: 3600}}`,
    end: 'lost',
    attempts: 'until retention ends',
    timeline: [
      'at 0 s: first receive',
      'every 30 s: again, until it is 1 h old',
      'after 1 h: the queue drops it: no dead-letter queue',
    ],
    target: null,
    horizon: 3_600,
  },
  {
    name: 'a batching window that outlasts the visibility timeout',
    fn: sqs(', MaximumBatchingWindowInSeconds: 60'),
    resources: `
  Orders: {Type: AWS::SQS::Queue}`,
    end: 'lost',
    attempts: 'until retention ends',
    timeline: [
      'at 0 s: first receive',
      'every 120 s: again, until it is 4 days old',
      'after 4 days: the queue drops it: no dead-letter queue',
    ],
  },
  {
    name: 'a queue of somebody else',
    fn: `
      Events:
        Orders: {Type: SQS, Properties: {Queue: arn:aws:sqs:eu-west-1:123456789012:orders}}`,
    end: 'unknown',
    attempts: 'as the queue decides',
    timeline: ['at 0 s: first delivery', 'then: the redrive policy of the queue is not in the files'],
  },
  {
    name: 'a stream without bounds',
    fn: kinesis(),
    resources: stream,
    end: 'blocks',
    attempts: 'until it succeeds or it is 48 h old',
    timeline: [
      'at 0 s: the batch',
      'at once: the whole batch again, until it succeeds or it is 48 h old',
      'meanwhile: the records behind it wait',
    ],
  },
  {
    name: 'a stream with bounds and a destination',
    fn: kinesis(
      ', MaximumRetryAttempts: 3, BisectBatchOnFunctionError: true, DestinationConfig: {OnFailure: {Type: SQS, Destination: !GetAtt OrdersDlq.Arn}}',
    ),
    resources: stream + dlq,
    end: 'kept',
    attempts: '4 attempts',
    timeline: [
      'at 0 s: the batch',
      'at once: the batch again, in halves, up to 3 retries',
      'then: `OrdersDlq`, kept 14 days; it gets the position of the batch, not the records',
    ],
    target: 'OrdersDlq',
  },
  {
    name: 'a stream with an age and nothing behind it',
    fn: kinesis(', MaximumRecordAgeInSeconds: 3600'),
    resources: stream,
    end: 'lost',
    attempts: 'until the record is 1 h old',
    timeline: [
      'at 0 s: the batch',
      'at once: the whole batch again, until the record is 1 h old',
      'then: the records are skipped: no failure destination',
    ],
    horizon: 3_600,
  },
  {
    name: 'a caller that waits',
    fn: `
      Events:
        Get: {Type: Api, Properties: {Path: /orders, Method: get}}`,
    end: 'caller',
    attempts: '1 attempt',
    timeline: ['at 0 s: first attempt', 'then: the caller (REST API) gets the error; Lambda tries nothing again'],
    horizon: 0,
  },
];

describe('the failure path of', () => {
  it.each(cases)('$name', ({ fn, resources, ...expected }) => {
    const { app, graph } = readApp({ 'template.yaml': functionWith(fn, resources) }, 'template.yaml');
    const [trigger] = app.triggers;
    if (trigger === undefined) throw new Error('no trigger');
    const path = graph.failurePath(trigger);
    expect({
      end: path.end,
      attempts: path.attempts,
      timeline: path.timeline.map(({ when, what }) => `${when}: ${what}`),
    }).toEqual({
      end: expected.end,
      attempts: expected.attempts,
      timeline: expected.timeline,
    });
    if (expected.target !== undefined) expect(path.target?.id ?? null).toBe(expected.target);
    if (expected.horizon !== undefined) expect(path.horizon).toBe(expected.horizon);
  });
});
