/** Bucket -> queue -> function: the queue takes a burst of uploads and keeps what fails. */

import { type Pattern, runtimeField, timeoutField } from './pattern';
import { queuePolicy } from './pieces';
import { queueFunction, queueMapping, queueResources } from './queue-consumer';

export const bucketQueueFunction: Pattern = {
  id: 'bucket-queue-function',
  title: 'Bucket events through a queue into a function',
  prefixes: ['s3', 'bucket'],
  description:
    'Uploads are announced to a queue, and a function works them off at its own pace. A burst waits instead of being throttled, and failed events are kept.',
  fields: [
    { name: 'name', default: 'Uploads' },
    { name: 'function', default: 'ProcessUploads' },
    runtimeField,
    timeoutField,
    { name: 'visibility', default: '180' },
  ],
  functions: [queueFunction],
  resources: [
    `{{name}}Bucket:
  Type: AWS::S3::Bucket
  DependsOn: {{name}}QueuePolicy # S3 sends a test message when the notification is made
  Properties:
    NotificationConfiguration:
      QueueConfigurations:
        - Event: s3:ObjectCreated:*
          Queue: !GetAtt {{name}}Queue.Arn
`,
    queuePolicy('{{name}}Queue', 's3.amazonaws.com'),
    queueResources,
  ].join('\n'),
  connections: { cloudformation: queueMapping },
};
