/** Queue -> function, with everything a queue that feeds a function needs. */

import { type Pattern, type PatternFunction, runtimeField, timeoutField } from './pattern';
import { deadLetterQueue, queueAlarm, receiveStatement, workQueue } from './pieces';

/** The consuming side, shared with the patterns that put something in front of the queue. */
export const queueFunction: PatternFunction = {
  field: 'function',
  body: {
    sam: `Events:
  {{name}}:
    Type: SQS
    Properties:
      Queue: !GetAtt {{name}}Queue.Arn
      BatchSize: 10
      FunctionResponseTypes: [ReportBatchItemFailures]
`,
    serverless: `events:
  - sqs:
      arn: !GetAtt {{name}}Queue.Arn
      batchSize: 10
      functionResponseType: ReportBatchItemFailures
`,
  },
  statements: { cloudformation: receiveStatement('{{name}}Queue') },
};

export const queueResources = [
  workQueue('{{name}}Queue', '{{name}}Dlq'),
  deadLetterQueue('{{name}}Dlq'),
  queueAlarm('{{name}}Dlq'),
].join('\n');

export const queueMapping = `{{function}}From{{name}}:
  Type: AWS::Lambda::EventSourceMapping
  Properties:
    FunctionName: !Ref {{function}}
    EventSourceArn: !GetAtt {{name}}Queue.Arn
    BatchSize: 10
    FunctionResponseTypes: [ReportBatchItemFailures]
`;

export const queueConsumer: Pattern = {
  id: 'queue-consumer',
  title: 'Queue with dead-letter queue and consumer',
  prefixes: ['queue', 'sqs'],
  description:
    'A function that works off a queue. The visibility timeout fits the function, only failed messages come back, and after five attempts a message is kept in a dead-letter queue with an alarm.',
  fields: [
    { name: 'name', default: 'Orders' },
    { name: 'function', default: 'ProcessOrders' },
    runtimeField,
    timeoutField,
    { name: 'visibility', default: '180' },
  ],
  functions: [queueFunction],
  resources: queueResources,
  connections: { cloudformation: queueMapping },
};
