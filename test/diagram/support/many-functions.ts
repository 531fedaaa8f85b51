/** Templates of any size: functions behind one API, on queues, schedules and streams, as large services have them. */

export function manyFunctions(count: number): string {
  const parts = Array.from({ length: count }, (_, index) => kinds[index % kinds.length]?.(index) ?? '');
  return `Transform: AWS::Serverless-2016-10-31
Globals:
  Function: { Runtime: python3.13, Handler: app.handler, CodeUri: src/, Timeout: 20 }
Resources:
${parts.join('')}`;
}

const words = ['orders', 'parcels', 'invoices', 'customers', 'returns', 'stock', 'prices', 'reports'];
const wordAt = (index: number): string => words[Math.floor(index / 4) % words.length] ?? 'orders';

const kinds: readonly ((index: number) => string)[] = [
  (n) => `  Web${n}:
    Type: AWS::Serverless::Function
    Properties:
      Events: { Call: { Type: HttpApi, Properties: { Path: /${wordAt(n)}/${n}, Method: get } } }
`,
  (n) => `  Worker${n}:
    Type: AWS::Serverless::Function
    Properties:
      Events: { Job: { Type: SQS, Properties: { Queue: !GetAtt Queue${n}.Arn } } }
  Queue${n}:
    Type: AWS::SQS::Queue
    Properties: { VisibilityTimeout: 120, RedrivePolicy: { deadLetterTargetArn: !GetAtt Dlq${n}.Arn, maxReceiveCount: 5 } }
  Dlq${n}: { Type: AWS::SQS::Queue }
`,
  (n) => `  Timer${n}:
    Type: AWS::Serverless::Function
    Properties:
      Events: { Tick: { Type: Schedule, Properties: { Schedule: rate(${n + 2} minutes) } } }
`,
  (n) => `  Reader${n}:
    Type: AWS::Serverless::Function
    Properties:
      Events: { Rows: { Type: Kinesis, Properties: { Stream: !GetAtt Stream${n}.Arn, StartingPosition: LATEST } } }
  Stream${n}: { Type: AWS::Kinesis::Stream, Properties: { ShardCount: 1 } }
`,
];
