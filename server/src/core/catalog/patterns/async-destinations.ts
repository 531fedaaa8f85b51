/** An asynchronously invoked function whose results and failures both go somewhere. */

import { type Pattern, runtimeField, timeoutField } from './pattern';
import { deadLetterQueue, queueAlarm, sendStatement } from './pieces';

const bus = `!Sub arn:\${AWS::Partition}:events:\${AWS::Region}:\${AWS::AccountId}:event-bus/default`;

export const asyncDestinations: Pattern = {
  id: 'async-destinations',
  title: 'Asynchronous function with destinations',
  prefixes: ['destinations', 'async'],
  description:
    'Each result becomes an event on the default bus, each failed event goes to a queue with an alarm. Needs no code.',
  fields: [
    { name: 'name', default: 'Import' },
    { name: 'function', default: 'ImportFile' },
    runtimeField,
    timeoutField,
  ],
  functions: [
    {
      field: 'function',
      body: {
        sam: `EventInvokeConfig:
  MaximumRetryAttempts: 2
  DestinationConfig:
    OnSuccess:
      Type: EventBridge
      Destination: ${bus}
    OnFailure:
      Type: SQS
      Destination: !GetAtt {{name}}Failed.Arn
`,
        serverless: `maximumRetryAttempts: 2
destinations:
  onSuccess:
    type: eventBus
    arn: ${bus}
  onFailure:
    type: sqs
    arn: !GetAtt {{name}}Failed.Arn
`,
      },
      statements: {
        cloudformation: `${sendStatement('{{name}}Failed')}- Effect: Allow
  Action: events:PutEvents
  Resource: ${bus}
`,
      },
    },
  ],
  resources: [deadLetterQueue('{{name}}Failed'), queueAlarm('{{name}}Failed')].join('\n'),
  connections: {
    cloudformation: `{{function}}InvokeConfig:
  Type: AWS::Lambda::EventInvokeConfig
  Properties:
    FunctionName: !Ref {{function}}
    Qualifier: $LATEST
    MaximumRetryAttempts: 2
    DestinationConfig:
      OnSuccess:
        Destination: ${bus}
      OnFailure:
        Destination: !GetAtt {{name}}Failed.Arn
`,
  },
};
