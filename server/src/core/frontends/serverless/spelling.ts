/** How functions and events of the framework spell what CloudFormation calls otherwise: names, and forms of values. */
import type { Plain, PlainPair } from '../../model/author';
import { isPlainList, isPlainMap } from '../../yaml/plain';

export interface Spelled {
  readonly path: readonly string[];
  /** The value in the framework's form; undefined where it has none. */
  readonly form: (value: Plain, typeOf: TypeOf) => Plain | undefined;
}

type TypeOf = (id: string) => string | undefined;
type Form = Spelled['form'];

/** The framework's word, and the form its value takes where that differs. */
type Word = string | readonly [string, Form];
type Words = Readonly<Record<string, Word>>;

export function spelledAt(words: Words, path: readonly string[]): Spelled | undefined {
  for (let length = path.length; length > 0; length--) {
    const name = path.slice(0, length).join('.');
    if (!Object.hasOwn(words, name)) continue;
    const word = words[name];
    if (word === undefined) return undefined;
    const rest = path.slice(length);
    const [spelled, form] = typeof word === 'string' ? [word, asIs] : word;
    // Only maps that the framework hands on unchanged have CloudFormation's words inside.
    if (rest.length > 0 && !handedOn.has(name)) return undefined;
    return { path: [...spelled.split('.'), ...rest], form };
  }
  return undefined;
}

const handedOn = new Set(['Environment.Variables', 'EventPattern', 'FilterPolicy']);

const asIs: Form = (value) => value;

/** The only item of a list stands alone. */
const alone: Form = (value) => (isPlainList(value) ? (value.length === 1 ? value[0] : undefined) : value);

/** A map of one entry in CloudFormation is the value of that entry. */
const inner =
  (key: string, form: Form = asIs): Form =>
  (value, typeOf) => {
    if (typeof value !== 'object' || isPlainList(value) || !isPlainMap(value)) return undefined;
    const [entry] = value.map;
    return value.map.length === 1 && entry?.[0] === key ? form(entry[1], typeOf) : undefined;
  };

/** A destination is told by its ARN and, where that is no plain text, by its type. */
const destination =
  (allowed: readonly string[]): Form =>
  (value, typeOf) => {
    if (typeof value === 'string') return value;
    if (typeof value !== 'object' || !('getAtt' in value || 'ref' in value)) return undefined;
    const id = 'getAtt' in value ? value.getAtt[0] : value.ref;
    const type = destinationTypes[typeOf(id) ?? ''];
    return type !== undefined && allowed.includes(type) ? destinationMap(type, value) : undefined;
  };

export const destinationMap = (type: string, arn: Plain): Plain => ({
  map: [
    ['type', type],
    ['arn', arn],
  ],
});

const destinationTypes: Readonly<Record<string, string>> = {
  'AWS::SQS::Queue': 'sqs',
  'AWS::SNS::Topic': 'sns',
  'AWS::Lambda::Function': 'function',
  'AWS::Events::EventBus': 'eventBus',
};

const anyDestination = destination(['sqs', 'sns', 'function', 'eventBus']);
const streamDestination = destination(['sqs', 'sns']);

/** `tracing: true` is the usual way to say `Active`. */
const tracing: Form = (value) => (value === 'Active' ? true : value);

/** The queue of this service that an SNS subscription redrives to is named by its id. */
const queueName: Form = (value) =>
  typeof value === 'object' && 'getAtt' in value && value.getAtt[1] === 'Arn' ? value.getAtt[0] : undefined;

/** `- prefix: uploads/`. */
const keyRules: Form = (value) =>
  isPlainList(value) ? value.map((rule) => (isPlainMap(rule) ? { map: [namedBy(rule.map)] } : rule)) : undefined;

const namedBy = (pairs: readonly PlainPair[]): PlainPair => {
  const { Name = '', Value = '' } = Object.fromEntries(pairs.map(([key, value]) => [key, value]));
  return [String(Name), Value];
};

export const functionWords: Words = {
  Handler: 'handler',
  Runtime: 'runtime',
  FunctionName: 'name',
  Description: 'description',
  Timeout: 'timeout',
  MemorySize: 'memorySize',
  ReservedConcurrentExecutions: 'reservedConcurrency',
  Architectures: ['architecture', alone],
  'Environment.Variables': 'environment',
  VpcConfig: ['vpc', () => undefined],
  'VpcConfig.SubnetIds': 'vpc.subnetIds',
  'VpcConfig.SecurityGroupIds': 'vpc.securityGroupIds',
  'VpcConfig.Ipv6AllowedForDualStack': 'vpc.ipv6AllowedForDualStack',
  TracingConfig: ['tracing', inner('Mode', tracing)],
  'TracingConfig.Mode': ['tracing', tracing],
  Layers: 'layers',
  DeadLetterConfig: ['onError', inner('TargetArn')],
  'DeadLetterConfig.TargetArn': 'onError',
  KmsKeyArn: 'kmsKeyArn',
  'EphemeralStorage.Size': 'ephemeralStorageSize',
  EphemeralStorage: ['ephemeralStorageSize', inner('Size')],
  RecursiveLoop: 'recursiveLoop',
  'LoggingConfig.LogFormat': 'logs.logFormat',
  'LoggingConfig.LogGroup': 'logs.logGroup',
  'LoggingConfig.ApplicationLogLevel': 'logs.applicationLogLevel',
  'LoggingConfig.SystemLogLevel': 'logs.systemLogLevel',
  'DurableConfig.ExecutionTimeout': 'durableConfig.executionTimeout',
  'DurableConfig.RetentionPeriodInDays': 'durableConfig.retentionPeriodInDays',
  Role: 'role',
};

export const logGroupWords: Words = { RetentionInDays: 'logRetentionInDays' };

/** The invoke configuration of a function is written among the function's own settings. */
export const invokeConfigWords: Words = {
  MaximumEventAgeInSeconds: 'maximumEventAge',
  MaximumRetryAttempts: 'maximumRetryAttempts',
  DestinationConfig: ['destinations', () => undefined],
  'DestinationConfig.OnFailure': ['destinations.onFailure', inner('Destination', anyDestination)],
  'DestinationConfig.OnFailure.Destination': ['destinations.onFailure', anyDestination],
  'DestinationConfig.OnSuccess': ['destinations.onSuccess', inner('Destination', anyDestination)],
  'DestinationConfig.OnSuccess.Destination': ['destinations.onSuccess', anyDestination],
};

const polled = {
  BatchSize: 'batchSize',
  Enabled: 'enabled',
  EventSourceArn: 'arn',
  FilterCriteria: ['filterPatterns', () => undefined],
} as const satisfies Words;

const kafka: Words = {
  ...polled,
  MaximumBatchingWindowInSeconds: 'maximumBatchingWindow',
  StartingPosition: 'startingPosition',
  StartingPositionTimestamp: 'startingPositionTimestamp',
  'ProvisionedPollerConfig.MinimumPollers': 'provisionedPollerConfig.minimumPollers',
  'ProvisionedPollerConfig.MaximumPollers': 'provisionedPollerConfig.maximumPollers',
  ProvisionedPollerConfig: ['provisionedPollerConfig', () => undefined],
};

const broker: Words = { ...polled, MaximumBatchingWindowInSeconds: 'maximumBatchingWindow' };

const rule = { Name: 'name', Description: 'description', InputPath: 'inputPath' } as const satisfies Words;

export const eventWords: Readonly<Record<string, Words>> = {
  sqs: {
    ...polled,
    MaximumBatchingWindowInSeconds: 'maximumBatchingWindow',
    FunctionResponseTypes: ['functionResponseType', alone],
    'ScalingConfig.MaximumConcurrency': 'maximumConcurrency',
    ScalingConfig: ['maximumConcurrency', inner('MaximumConcurrency')],
  },
  stream: {
    ...polled,
    MaximumBatchingWindowInSeconds: 'batchWindow',
    FunctionResponseTypes: ['functionResponseType', alone],
    StartingPosition: 'startingPosition',
    StartingPositionTimestamp: 'startingPositionTimestamp',
    ParallelizationFactor: 'parallelizationFactor',
    MaximumRetryAttempts: 'maximumRetryAttempts',
    MaximumRecordAgeInSeconds: 'maximumRecordAgeInSeconds',
    BisectBatchOnFunctionError: 'bisectBatchOnFunctionError',
    TumblingWindowInSeconds: 'tumblingWindowInSeconds',
    DestinationConfig: ['destinations', () => undefined],
    'DestinationConfig.OnFailure': ['destinations.onFailure', inner('Destination', streamDestination)],
    'DestinationConfig.OnFailure.Destination': ['destinations.onFailure', streamDestination],
  },
  msk: kafka,
  kafka,
  activemq: broker,
  rabbitmq: broker,
  sns: {
    TopicArn: 'arn',
    FilterPolicy: 'filterPolicy',
    FilterPolicyScope: 'filterPolicyScope',
    RedrivePolicy: ['redrivePolicy.deadLetterTargetRef', inner('deadLetterTargetArn', queueName)],
    'RedrivePolicy.deadLetterTargetArn': ['redrivePolicy.deadLetterTargetRef', queueName],
  },
  s3: { Event: 'event', Filter: ['rules', inner('S3Key', inner('Rules', keyRules))] },
  schedule: { ...rule, ScheduleExpressionTimezone: 'timezone', RoleArn: 'roleArn' },
  eventBridge: {
    ...rule,
    EventPattern: 'pattern',
    ScheduleExpression: 'schedule',
    EventBusName: 'eventBus',
    'RetryPolicy.MaximumEventAgeInSeconds': 'retryPolicy.maximumEventAge',
    'RetryPolicy.MaximumRetryAttempts': 'retryPolicy.maximumRetryAttempts',
    RetryPolicy: ['retryPolicy', () => undefined],
    DeadLetterConfig: ['deadLetterQueueArn', inner('Arn')],
    'DeadLetterConfig.Arn': 'deadLetterQueueArn',
  },
  cloudwatchEvent: { ...rule, EventPattern: 'event' },
  cloudwatchLog: { LogGroupName: 'logGroup', FilterPattern: 'filter' },
  // Only version 4 of the framework knows it.
  http: { TimeoutInMillis: 'timeoutInMillis' },
  iot: { Sql: 'sql', AwsIotSqlVersion: 'sqlVersion' },
  url: { InvokeMode: 'invokeMode' },
};

/** Where the short form of an event, one text, stands in its long form. */
export const shortForms: Readonly<Record<string, string>> = {
  sqs: 'arn',
  stream: 'arn',
  s3: 'bucket',
  cloudwatchLog: 'logGroup',
  websocket: 'route',
};
