/** One topic, two functions: what SNS can't deliver and what a function can't handle are kept in one queue. */

import { type Pattern, type PatternFunction, runtimeField, timeoutField } from './pattern';
import {
  deadLetterQueue,
  failureDestination,
  invokePermission,
  queueAlarm,
  queuePolicy,
  samFailureDestination,
  sendStatement,
  serverlessFailureDestination,
} from './pieces';

const subscriber = (field: string): PatternFunction => ({
  field,
  body: {
    sam: `${samFailureDestination('{{name}}Dlq')}Events:
  {{name}}:
    Type: SNS
    Properties:
      Topic: !Ref {{name}}Topic
      RedrivePolicy:
        deadLetterTargetArn: !GetAtt {{name}}Dlq.Arn
`,
    serverless: `${serverlessFailureDestination('{{name}}Dlq')}events:
  - sns:
      arn: !Ref {{name}}Topic
      topicName: {{name}}Topic
      redrivePolicy:
        deadLetterTargetRef: {{name}}Dlq
`,
  },
  statements: { cloudformation: sendStatement('{{name}}Dlq') },
});

const subscription = (fn: string): string => `${fn}Subscription:
  Type: AWS::SNS::Subscription
  Properties:
    TopicArn: !Ref {{name}}Topic
    Protocol: lambda
    Endpoint: !GetAtt ${fn}.Arn
    RedrivePolicy:
      deadLetterTargetArn: !GetAtt {{name}}Dlq.Arn
`;

const connect = (fn: string): string =>
  [
    subscription(fn),
    invokePermission(`${fn}Permission`, fn, 'sns.amazonaws.com', '!Ref {{name}}Topic'),
    failureDestination(fn, '{{name}}Dlq'),
  ].join('\n');

export const topicFanOut: Pattern = {
  id: 'topic-fan-out',
  title: 'Topic that fans out to two functions',
  prefixes: ['sns', 'topic', 'fan-out'],
  description:
    'A topic calls two functions. The subscription keeps what SNS could not deliver, the failure destination keeps what was delivered and failed.',
  fields: [
    { name: 'name', default: 'Orders' },
    { name: 'function', default: 'NotifyCustomer' },
    { name: 'second', default: 'UpdateStock' },
    runtimeField,
    timeoutField,
  ],
  functions: [subscriber('function'), subscriber('second')],
  resources: [
    `{{name}}Topic:
  Type: AWS::SNS::Topic
`,
    deadLetterQueue('{{name}}Dlq'),
    queuePolicy('{{name}}Dlq', 'sns.amazonaws.com'),
    queueAlarm('{{name}}Dlq'),
  ].join('\n'),
  connections: { cloudformation: [connect('{{function}}'), connect('{{second}}')].join('\n') },
};
