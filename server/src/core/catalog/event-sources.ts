/**
 * Every event source with its nature as flags. Front ends, graph, rules and picture read the flags, never the name.
 * Sources: AWS Lambda developer guide, "Services that can invoke Lambda functions", and the service's own guide.
 */
import type { Invocation } from '../model/app';

export interface EventSource {
  /** For people. */
  readonly label: string;
  readonly invocation: Invocation;
  /** Who repeats the event after a function error. */
  readonly retriedBy: 'nobody' | 'caller' | 'lambda-async' | 'queue' | 'stream' | 'broker' | 'state-machine' | 'source';
  /** Several records in one event. */
  readonly batches: boolean;
  /** `ReportBatchItemFailures` exists. */
  readonly partialFailure: boolean;
  /** Records of one key or group come in order. */
  readonly ordered: boolean;
  /** Where failed events can be kept. */
  readonly failureTargets: readonly ('function' | 'queue-redrive' | 'mapping' | 'delivery-dlq')[];
  /** The mapping has MaximumRetryAttempts, MaximumRecordAgeInSeconds. */
  readonly boundedRetries: boolean;
  /** MaximumRetryAttempts and its like can be set in provisioned mode only. */
  readonly boundsNeedProvisionedMode?: boolean;
  /** The service waits for a report and shows a failure itself, so a lost event is noticed. */
  readonly reportsBack?: boolean;
  /** Seconds after which the caller gives up; undefined where there is no such limit. */
  readonly callerTimeout?: number;
  /** Service default of BatchSize. */
  readonly defaultBatchSize?: number;
  readonly shape:
    | 'api'
    | 'bucket'
    | 'topic'
    | 'queue'
    | 'stream'
    | 'bus'
    | 'clock'
    | 'table'
    | 'workflow'
    | 'function'
    | 'user'
    | 'service'
    | 'log';
}

const sync = (label: string, shape: EventSource['shape'], callerTimeout?: number): EventSource => ({
  label,
  invocation: 'sync',
  retriedBy: 'caller',
  batches: false,
  partialFailure: false,
  ordered: false,
  failureTargets: [],
  boundedRetries: false,
  shape,
  ...(callerTimeout === undefined ? {} : { callerTimeout }),
});

const async = (label: string, shape: EventSource['shape'], deliveryDlq = false): EventSource => ({
  label,
  invocation: 'async',
  retriedBy: 'lambda-async',
  batches: false,
  partialFailure: false,
  ordered: false,
  failureTargets: deliveryDlq ? ['function', 'delivery-dlq'] : ['function'],
  boundedRetries: false,
  shape,
});

const stream = (label: string, shape: EventSource['shape']): EventSource => ({
  label,
  invocation: 'stream',
  retriedBy: 'stream',
  batches: true,
  partialFailure: true,
  ordered: true,
  failureTargets: ['mapping'],
  boundedRetries: true,
  defaultBatchSize: 100,
  shape,
});

export const eventSources = {
  api: sync('REST API', 'api', 29),
  'http-api': sync('HTTP API', 'api', 30),
  websocket: sync('WebSocket API', 'api', 29),
  alb: sync('Load balancer', 'api', 60),
  'function-url': sync('Function URL', 'api'),
  cognito: sync('Cognito', 'user', 5),
  appsync: sync('AppSync', 'api', 30),
  'lambda-edge': sync('CloudFront', 'api', 30),
  'step-functions': { ...sync('Step Functions', 'workflow'), retriedBy: 'state-machine' },
  authorizer: sync('API authorizer', 'api'),
  alexa: sync('Alexa', 'user'),
  lex: sync('Lex', 'user', 30),
  firehose: { ...sync('Firehose', 'stream', 300), retriedBy: 'source', batches: true },
  'lambda-invoke': sync('Lambda invoke', 'function'),
  s3: async('S3', 'bucket'),
  sns: async('SNS', 'topic', true),
  eventbridge: async('EventBridge', 'bus', true),
  schedule: async('Schedule', 'clock', true),
  scheduler: async('EventBridge Scheduler', 'clock', true),
  'cloudwatch-logs': async('CloudWatch Logs', 'log'),
  'cloudwatch-alarm': async('CloudWatch alarm', 'service'),
  ses: async('SES', 'service'),
  iot: async('IoT rule', 'service'),
  config: { ...async('Config rule', 'service'), reportsBack: true },
  codecommit: async('CodeCommit', 'service'),
  codepipeline: { ...async('CodePipeline', 'service'), reportsBack: true },
  'custom-resource': { ...async('Custom resource', 'service'), reportsBack: true },
  'lambda-destination': async('Lambda destination', 'function'),
  pipe: { ...sync('EventBridge Pipe', 'bus'), retriedBy: 'source' },
  sqs: {
    label: 'SQS',
    invocation: 'queue',
    retriedBy: 'queue',
    batches: true,
    partialFailure: true,
    ordered: false,
    failureTargets: ['queue-redrive'],
    boundedRetries: false,
    defaultBatchSize: 10,
    shape: 'queue',
  },
  kinesis: stream('Kinesis', 'stream'),
  dynamodb: stream('DynamoDB stream', 'table'),
  msk: { ...stream('Amazon MSK', 'stream'), boundsNeedProvisionedMode: true },
  kafka: { ...stream('Kafka', 'stream'), boundsNeedProvisionedMode: true },
  mq: {
    ...stream('Amazon MQ', 'queue'),
    invocation: 'queue',
    retriedBy: 'broker',
    partialFailure: false,
    boundedRetries: false,
    failureTargets: [],
  },
  documentdb: { ...stream('DocumentDB', 'stream'), partialFailure: false, boundedRetries: false, failureTargets: [] },
} as const satisfies Record<string, EventSource>;

export type EventSourceKind = keyof typeof eventSources;

/** The entry with its flags typed as any source's are. */
export function eventSource(kind: EventSourceKind): EventSource {
  return eventSources[kind];
}
