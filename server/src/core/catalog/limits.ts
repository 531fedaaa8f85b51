/**
 * Numeric limits of the services, by the CloudFormation property they hold for. Sources: API models of Lambda, SQS,
 * EventBridge and Scheduler (botocore, 2026-08-07), log retention from the CloudFormation specification.
 */
import type { EventSourceKind } from './event-sources';

export interface Limit {
  readonly path: readonly string[];
  readonly min: number;
  readonly max: number;
  /** A value outside the range that means "no limit". */
  readonly or?: number;
  /** The only values there are, where it is not a range. */
  readonly values?: readonly number[];
  readonly unit: string;
}

const limit = (path: string, min: number, max: number, unit = '', or?: number): Limit => ({
  path: path.split('.'),
  min,
  max,
  unit,
  ...(or === undefined ? {} : { or }),
});

export const functionLimits: readonly Limit[] = [
  limit('Timeout', 1, 900, 's'),
  limit('MemorySize', 128, 10_240, 'MB'),
  limit('EphemeralStorage.Size', 512, 10_240, 'MB'),
  limit('ReservedConcurrentExecutions', 0, Number.MAX_SAFE_INTEGER),
  limit('DurableConfig.ExecutionTimeout', 1, 31_622_400, 's'),
  limit('DurableConfig.RetentionPeriodInDays', 1, 90, 'days'),
];

/** Functions on Lambda Managed Instances (`CapacityProviderConfig`) may run longer and have more memory. */
export const managedInstanceLimits: readonly Limit[] = [
  limit('Timeout', 1, 5400, 's'),
  limit('MemorySize', 128, 32_768, 'MB'),
];

export const invokeConfigLimits: readonly Limit[] = [
  limit('MaximumEventAgeInSeconds', 60, 21_600, 's'),
  limit('MaximumRetryAttempts', 0, 2),
];

const mapping = [limit('BatchSize', 1, 10_000), limit('MaximumBatchingWindowInSeconds', 0, 300, 's')];

const stream = [
  ...mapping,
  limit('MaximumRetryAttempts', 0, 10_000, '', -1),
  limit('MaximumRecordAgeInSeconds', 60, 604_800, 's', -1),
  limit('ParallelizationFactor', 1, 10),
  limit('TumblingWindowInSeconds', 0, 900, 's'),
];

const kafka = [
  ...mapping,
  limit('MaximumRetryAttempts', 0, 10_000, '', -1),
  limit('MaximumRecordAgeInSeconds', 60, 604_800, 's', -1),
];

const delivery = [
  limit('RetryPolicy.MaximumRetryAttempts', 0, 185),
  limit('RetryPolicy.MaximumEventAgeInSeconds', 60, 86_400, 's'),
];

export const triggerLimits: Readonly<Partial<Record<EventSourceKind, readonly Limit[]>>> = {
  sqs: [
    ...mapping,
    limit('ScalingConfig.MaximumConcurrency', 2, 1000),
    limit('ProvisionedPollerConfig.MinimumPollers', 2, 200),
    limit('ProvisionedPollerConfig.MaximumPollers', 2, 2000),
  ],
  kinesis: stream,
  dynamodb: stream,
  msk: kafka,
  kafka,
  mq: mapping,
  documentdb: mapping,
  eventbridge: delivery,
  schedule: delivery,
  scheduler: delivery,
};

export const resourceLimits: Readonly<Record<string, readonly Limit[]>> = {
  'AWS::SQS::Queue': [
    limit('VisibilityTimeout', 0, 43_200, 's'),
    limit('MessageRetentionPeriod', 60, 1_209_600, 's'),
    limit('DelaySeconds', 0, 900, 's'),
    limit('ReceiveMessageWaitTimeSeconds', 0, 20, 's'),
    limit('MaximumMessageSize', 1024, 1_048_576, 'bytes'),
    limit('RedrivePolicy.maxReceiveCount', 1, 1000),
  ],
  'AWS::Logs::LogGroup': [
    {
      ...limit('RetentionInDays', 1, 3653, 'days'),
      values: [1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180, 365, 400, 545, 731, 1096, 1827, 2192, 2557, 2922, 3288, 3653],
    },
  ],
};
