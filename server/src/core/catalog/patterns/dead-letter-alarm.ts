/** Somebody hears of it when a dead-letter queue is not empty. */
import type { Pattern } from './pattern';

export const deadLetterAlarm: Pattern = {
  id: 'dead-letter-alarm',
  title: 'Alarm on a dead-letter queue',
  prefixes: ['alarm', 'dlq-alarm'],
  description: 'An alarm that goes off with the first message in a dead-letter queue, and a topic that tells people.',
  fields: [{ name: 'queue', default: 'OrdersDlq' }],
  functions: [],
  resources: `{{queue}}Alarm:
  Type: AWS::CloudWatch::Alarm
  Properties:
    AlarmDescription: Failed events are waiting
    Namespace: AWS/SQS
    MetricName: ApproximateNumberOfMessagesVisible
    Dimensions:
      - Name: QueueName
        Value: !GetAtt {{queue}}.QueueName
    Statistic: Maximum
    Period: 60
    EvaluationPeriods: 1
    Threshold: 0
    ComparisonOperator: GreaterThanThreshold
    TreatMissingData: notBreaching
    AlarmActions: [!Ref {{queue}}AlarmTopic]

{{queue}}AlarmTopic:
  Type: AWS::SNS::Topic
`,
};
