/** Events of a bus, matched by a rule: two nets, one for delivery and one for the function. */

import { type Pattern, runtimeField, timeoutField } from './pattern';
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

export const eventRule: Pattern = {
  id: 'event-rule',
  title: 'EventBridge rule with dead-letter queue',
  prefixes: ['eventbridge', 'rule'],
  description:
    'A rule picks events of the default bus for a function. Events that can not be delivered, and events the function fails on, are kept in a queue with an alarm.',
  fields: [
    { name: 'name', default: 'OrderShipped' },
    { name: 'source', default: 'shop.orders' },
    { name: 'function', default: 'TellCustomer' },
    runtimeField,
    timeoutField,
  ],
  functions: [
    {
      field: 'function',
      body: {
        sam: `${samFailureDestination('{{name}}Dlq')}Events:
  {{name}}:
    Type: EventBridgeRule
    Properties:
      Pattern:
        source: ["{{source}}"]
        detail-type: [{{name}}]
      DeadLetterConfig:
        Arn: !GetAtt {{name}}Dlq.Arn
`,
        serverless: `${serverlessFailureDestination('{{name}}Dlq')}events:
  - eventBridge:
      pattern:
        source: ["{{source}}"]
        detail-type: [{{name}}]
      deadLetterQueueArn: !GetAtt {{name}}Dlq.Arn
`,
      },
      statements: { cloudformation: sendStatement('{{name}}Dlq') },
    },
  ],
  resources: [
    deadLetterQueue('{{name}}Dlq'),
    queuePolicy('{{name}}Dlq', 'events.amazonaws.com'),
    queueAlarm('{{name}}Dlq'),
  ].join('\n'),
  connections: {
    cloudformation: [
      `{{name}}Rule:
  Type: AWS::Events::Rule
  Properties:
    EventPattern:
      source: ["{{source}}"]
      detail-type: [{{name}}]
    Targets:
      - Id: {{function}}
        Arn: !GetAtt {{function}}.Arn
        DeadLetterConfig:
          Arn: !GetAtt {{name}}Dlq.Arn
`,
      invokePermission('{{name}}Permission', '{{function}}', 'events.amazonaws.com', '!GetAtt {{name}}Rule.Arn'),
      failureDestination('{{function}}', '{{name}}Dlq'),
    ].join('\n'),
  },
};
