/** A function that runs by the clock. */

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

export const scheduledFunction: Pattern = {
  id: 'scheduled-function',
  title: 'Scheduled function',
  prefixes: ['schedule', 'cron', 'rate'],
  description:
    'A function that runs by the clock. A run that can not be started, or that fails three times, leaves its event in a queue with an alarm.',
  fields: [
    { name: 'name', default: 'Nightly' },
    {
      name: 'schedule',
      default: 'rate(1 day)',
      choices: ['rate(1 day)', 'rate(1 hour)', 'rate(5 minutes)', 'cron(0 6 * * ? *)', 'cron(0 8 ? * MON-FRI *)'],
    },
    { name: 'function', default: 'CleanUp' },
    runtimeField,
    timeoutField,
  ],
  functions: [
    {
      field: 'function',
      body: {
        sam: `${samFailureDestination('{{name}}Dlq')}Events:
  {{name}}:
    Type: Schedule
    Properties:
      Schedule: {{schedule}}
      DeadLetterConfig:
        Arn: !GetAtt {{name}}Dlq.Arn
`,
        // The `schedule` event has no dead-letter queue; `eventBridge` makes the same rule and has one.
        serverless: `${serverlessFailureDestination('{{name}}Dlq')}events:
  - eventBridge:
      schedule: {{schedule}}
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
    ScheduleExpression: {{schedule}}
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
