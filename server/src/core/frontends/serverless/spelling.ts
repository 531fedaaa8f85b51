/** How functions and events of the framework spell what CloudFormation calls otherwise. Data only. */

type Spell = (path: readonly string[]) => readonly string[] | undefined;

export const spellFunction: Spell = (path) => translate(path, functionWords);

export function spellEvent(type: string): Spell {
  const words = eventWords[type];
  return (path) => (words ? translate(path, words) : undefined);
}

/** The longest known beginning is replaced; what follows keeps its words. */
function translate(path: readonly string[], words: Readonly<Record<string, string>>): readonly string[] | undefined {
  for (let length = path.length; length > 0; length--) {
    const spelled = words[path.slice(0, length).join('.')];
    if (spelled !== undefined) return [...spelled.split('.'), ...path.slice(length)];
  }
  return undefined;
}

const functionWords: Readonly<Record<string, string>> = {
  Handler: 'handler',
  Runtime: 'runtime',
  FunctionName: 'name',
  Description: 'description',
  Timeout: 'timeout',
  MemorySize: 'memorySize',
  ReservedConcurrentExecutions: 'reservedConcurrency',
  'ProvisionedConcurrencyConfig.ProvisionedConcurrentExecutions': 'provisionedConcurrency',
  'Environment.Variables': 'environment',
  'VpcConfig.SubnetIds': 'vpc.subnetIds',
  'VpcConfig.SecurityGroupIds': 'vpc.securityGroupIds',
  'VpcConfig.Ipv6AllowedForDualStack': 'vpc.ipv6AllowedForDualStack',
  VpcConfig: 'vpc',
  'TracingConfig.Mode': 'tracing',
  TracingConfig: 'tracing',
  Layers: 'layers',
  'DeadLetterConfig.TargetArn': 'onError',
  DeadLetterConfig: 'onError',
  KmsKeyArn: 'kmsKeyArn',
  'EphemeralStorage.Size': 'ephemeralStorageSize',
  RecursiveLoop: 'recursiveLoop',
  'LoggingConfig.LogFormat': 'logs.logFormat',
  'LoggingConfig.LogGroup': 'logs.logGroup',
  'LoggingConfig.ApplicationLogLevel': 'logs.applicationLogLevel',
  'LoggingConfig.SystemLogLevel': 'logs.systemLogLevel',
  'DurableConfig.ExecutionTimeout': 'durableConfig.executionTimeout',
  'DurableConfig.RetentionPeriodInDays': 'durableConfig.retentionPeriodInDays',
  'ImageConfig.Command': 'image.command',
  Role: 'role',
  'EventInvokeConfig.MaximumEventAgeInSeconds': 'maximumEventAge',
  'EventInvokeConfig.MaximumRetryAttempts': 'maximumRetryAttempts',
  'EventInvokeConfig.DestinationConfig.OnFailure.Destination': 'destinations.onFailure',
  'EventInvokeConfig.DestinationConfig.OnSuccess.Destination': 'destinations.onSuccess',
  MaximumEventAgeInSeconds: 'maximumEventAge',
  MaximumRetryAttempts: 'maximumRetryAttempts',
  'DestinationConfig.OnFailure': 'destinations.onFailure',
  'DestinationConfig.OnSuccess': 'destinations.onSuccess',
  DestinationConfig: 'destinations',
};

const polled = {
  BatchSize: 'batchSize',
  Enabled: 'enabled',
  EventSourceArn: 'arn',
  'FilterCriteria.Filters': 'filterPatterns',
  FilterCriteria: 'filterPatterns',
} as const;

const kafka = {
  ...polled,
  MaximumBatchingWindowInSeconds: 'maximumBatchingWindow',
  StartingPosition: 'startingPosition',
  StartingPositionTimestamp: 'startingPositionTimestamp',
  'ProvisionedPollerConfig.MinimumPollers': 'provisionedPollerConfig.minimumPollers',
  'ProvisionedPollerConfig.MaximumPollers': 'provisionedPollerConfig.maximumPollers',
  ProvisionedPollerConfig: 'provisionedPollerConfig',
} as const;

const broker = { ...polled, MaximumBatchingWindowInSeconds: 'maximumBatchingWindow' } as const;

const rule = {
  Name: 'name',
  Description: 'description',
  Input: 'input',
  InputPath: 'inputPath',
  InputTransformer: 'inputTransformer',
} as const;

const eventWords: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  sqs: {
    ...polled,
    MaximumBatchingWindowInSeconds: 'maximumBatchingWindow',
    FunctionResponseTypes: 'functionResponseType',
    'ScalingConfig.MaximumConcurrency': 'maximumConcurrency',
    ScalingConfig: 'maximumConcurrency',
  },
  stream: {
    ...polled,
    MaximumBatchingWindowInSeconds: 'batchWindow',
    FunctionResponseTypes: 'functionResponseType',
    StartingPosition: 'startingPosition',
    StartingPositionTimestamp: 'startingPositionTimestamp',
    ParallelizationFactor: 'parallelizationFactor',
    MaximumRetryAttempts: 'maximumRetryAttempts',
    MaximumRecordAgeInSeconds: 'maximumRecordAgeInSeconds',
    BisectBatchOnFunctionError: 'bisectBatchOnFunctionError',
    TumblingWindowInSeconds: 'tumblingWindowInSeconds',
    'DestinationConfig.OnFailure': 'destinations.onFailure',
    DestinationConfig: 'destinations',
  },
  msk: kafka,
  kafka: { ...kafka, 'DestinationConfig.OnFailure.Destination': 'onFailureDestination' },
  activemq: broker,
  rabbitmq: broker,
  sns: {
    TopicArn: 'arn',
    FilterPolicy: 'filterPolicy',
    FilterPolicyScope: 'filterPolicyScope',
    'RedrivePolicy.deadLetterTargetArn': 'redrivePolicy.deadLetterTargetArn',
  },
  s3: { Event: 'event' },
  schedule: { ...rule, ScheduleExpression: 'rate', ScheduleExpressionTimezone: 'timezone', RoleArn: 'roleArn' },
  eventBridge: {
    ...rule,
    EventPattern: 'pattern',
    ScheduleExpression: 'schedule',
    EventBusName: 'eventBus',
    'RetryPolicy.MaximumEventAgeInSeconds': 'retryPolicy.maximumEventAge',
    'RetryPolicy.MaximumRetryAttempts': 'retryPolicy.maximumRetryAttempts',
    RetryPolicy: 'retryPolicy',
    'DeadLetterConfig.Arn': 'deadLetterQueueArn',
    DeadLetterConfig: 'deadLetterQueueArn',
  },
  cloudwatchEvent: { ...rule, EventPattern: 'event' },
  cloudwatchLog: { LogGroupName: 'logGroup', FilterPattern: 'filter' },
  http: { TimeoutInMillis: 'timeoutInMillis' },
  iot: { Sql: 'sql', AwsIotSqlVersion: 'sqlVersion' },
};
