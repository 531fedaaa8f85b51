/** Stream -> function: bounded, halved on errors, and what fails in the end is noted down. */

import { type Pattern, runtimeField, timeoutField } from './pattern';
import { deadLetterQueue, queueAlarm, sendStatement } from './pieces';

export const streamConsumer: Pattern = {
  id: 'stream-consumer',
  title: 'Stream consumer that can not be blocked',
  prefixes: ['stream', 'kinesis'],
  description:
    'A function that reads a Kinesis stream. A failing batch is halved until the bad record stands alone, tried five times within an hour, and then noted in a queue with an alarm, while the shard goes on.',
  fields: [
    { name: 'name', default: 'Clicks' },
    { name: 'function', default: 'StoreClicks' },
    runtimeField,
    timeoutField,
  ],
  functions: [
    {
      field: 'function',
      body: {
        sam: `Events:
  {{name}}:
    Type: Kinesis
    Properties:
      Stream: !GetAtt {{name}}Stream.Arn
      StartingPosition: TRIM_HORIZON
      BatchSize: 100
      MaximumRetryAttempts: 5
      MaximumRecordAgeInSeconds: 3600
      BisectBatchOnFunctionError: true
      FunctionResponseTypes: [ReportBatchItemFailures]
      DestinationConfig:
        OnFailure:
          Type: SQS
          Destination: !GetAtt {{name}}Failed.Arn
`,
        serverless: `events:
  - stream:
      type: kinesis
      arn: !GetAtt {{name}}Stream.Arn
      startingPosition: TRIM_HORIZON
      batchSize: 100
      maximumRetryAttempts: 5
      maximumRecordAgeInSeconds: 3600
      bisectBatchOnFunctionError: true
      functionResponseType: ReportBatchItemFailures
      destinations:
        onFailure:
          type: sqs
          arn: !GetAtt {{name}}Failed.Arn
`,
      },
      statements: {
        cloudformation: `- Effect: Allow
  Action: [kinesis:GetRecords, kinesis:GetShardIterator, kinesis:DescribeStream, kinesis:DescribeStreamSummary, kinesis:ListShards]
  Resource: !GetAtt {{name}}Stream.Arn
${sendStatement('{{name}}Failed')}`,
      },
    },
  ],
  resources: [
    `{{name}}Stream:
  Type: AWS::Kinesis::Stream
  Properties:
    ShardCount: 1
`,
    deadLetterQueue('{{name}}Failed'),
    queueAlarm('{{name}}Failed'),
  ].join('\n'),
  connections: {
    cloudformation: `{{function}}From{{name}}:
  Type: AWS::Lambda::EventSourceMapping
  Properties:
    FunctionName: !Ref {{function}}
    EventSourceArn: !GetAtt {{name}}Stream.Arn
    StartingPosition: TRIM_HORIZON
    BatchSize: 100
    MaximumRetryAttempts: 5
    MaximumRecordAgeInSeconds: 3600
    BisectBatchOnFunctionError: true
    FunctionResponseTypes: [ReportBatchItemFailures]
    DestinationConfig:
      OnFailure:
        Destination: !GetAtt {{name}}Failed.Arn
`,
  },
};
