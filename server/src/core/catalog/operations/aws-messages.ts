/** What is said to somebody: messages, events, records, mails. Each row: what a second call with the same input does. */
import type { AwsJudgement } from './aws-judgement';

export const awsMessages: readonly AwsJudgement[] = [
  {
    operations: 'sqs:SendMessage sqs:SendMessageBatch',
    judge: 'send',
    tokens: ['MessageDeduplicationId'],
    target: ['QueueUrl'],
    forwards: true,
    why: 'each call is one more message',
  },
  {
    operations:
      'sqs:DeleteMessage sqs:DeleteMessageBatch sqs:ChangeMessageVisibility sqs:ChangeMessageVisibilityBatch sqs:ReceiveMessage',
    judge: 'harmless',
    target: ['QueueUrl'],
    settles: true,
    why: 'acts on the message that is handled',
  },
  { operations: 'sqs:PurgeQueue', judge: 'harmless', target: ['QueueUrl'], why: 'an empty queue stays empty' },
  {
    operations: 'sns:Publish sns:PublishBatch',
    judge: 'send',
    tokens: ['MessageDeduplicationId'],
    target: ['TopicArn', 'TargetArn', 'PhoneNumber'],
    forwards: true,
    why: 'each call is one more message',
  },
  {
    operations: 'events:PutEvents',
    judge: 'send',
    target: ['EventBusName'],
    labels: ['EventBusName', 'Source', 'DetailType'],
    forwards: true,
    why: 'each call is one more event',
  },
  {
    operations: 'kinesis:PutRecord kinesis:PutRecords',
    judge: 'send',
    target: ['StreamName', 'StreamARN'],
    forwards: true,
    why: 'each call is one more record',
  },
  {
    operations: 'firehose:PutRecord firehose:PutRecordBatch',
    judge: 'send',
    target: ['DeliveryStreamName'],
    forwards: true,
    why: 'each call is one more record',
  },
  {
    operations:
      'ses:SendEmail ses:SendRawEmail ses:SendTemplatedEmail ses:SendBulkTemplatedEmail ses:SendBounce ses:SendCustomVerificationEmail sesv2:SendEmail sesv2:SendBulkEmail',
    judge: 'send',
    why: 'each call is one more mail',
  },
  {
    operations:
      'pinpoint:SendMessages pinpoint:SendUsersMessages pinpoint-sms-voice-v2:SendTextMessage pinpoint-sms-voice-v2:SendVoiceMessage pinpoint-email:SendEmail socialmessaging:SendWhatsAppMessage',
    judge: 'send',
    why: 'each call is one more message to somebody',
  },
  {
    operations: 'apigatewaymanagementapi:PostToConnection',
    judge: 'send',
    target: ['ConnectionId'],
    why: 'each call is one more message to the client',
  },
  { operations: 'iot-data:Publish', judge: 'send', target: ['topic'], why: 'each call is one more message' },
  { operations: 'iot-data:UpdateThingShadow', judge: 'harmless', why: 'sets a state' },
  { operations: 'pinpoint:PhoneNumberValidate', judge: 'harmless', why: 'only looks it up' },
  {
    operations: 'connect:StartOutboundVoiceContact connect:StartTaskContact connect:StartChatContact',
    judge: 'start',
    tokens: ['ClientToken'],
    why: 'each call is one more contact',
  },
  { operations: 'personalize-events:PutEvents', judge: 'send', why: 'each call is one more event' },
  { operations: 'ivs:PutMetadata', judge: 'send', why: 'each call is one more message to the viewers' },
];
