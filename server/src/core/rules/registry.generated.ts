/** Every rule there is. Written by `npm run generate` from the files beside this one. */
import { asyncFailureLost } from './async-failure-lost';
import { batchWindowMissing } from './batch-window-missing';
import { callerGivesUpFirst } from './caller-gives-up-first';
import { corsWildcardCredentials } from './cors-wildcard-credentials';
import { dlqLoop } from './dlq-loop';
import { dlqNeverUsed } from './dlq-never-used';
import { dlqNotMonitored } from './dlq-not-monitored';
import { dlqPermissionMissing } from './dlq-permission-missing';
import { dlqPolicyMissing } from './dlq-policy-missing';
import { dlqRetentionTooShort } from './dlq-retention-too-short';
import { dlqTypeMismatch } from './dlq-type-mismatch';
import { durableWithDestinations } from './durable-with-destinations';
import { eventTargetWithoutDlq } from './event-target-without-dlq';
import { fifoBatchLimits } from './fifo-batch-limits';
import { functionDisabled } from './function-disabled';
import { functionUrlPublic } from './function-url-public';
import { iamWildcard } from './iam-wildcard';
import { limitExceeded } from './limit-exceeded';
import { maxConcurrencyConflict } from './max-concurrency-conflict';
import { maxReceiveCountTooLow } from './max-receive-count-too-low';
import { partialBatchOff } from './partial-batch-off';
import { permissionWithoutSource } from './permission-without-source';
import { provisionedOnLatest } from './provisioned-on-latest';
import { queueWithoutDlq } from './queue-without-dlq';
import { redriveTargetMissing } from './redrive-target-missing';
import { reservedConcurrencyStarvesQueue } from './reserved-concurrency-starves-queue';
import type { Rule } from './rule';
import { runtimeDeprecated } from './runtime-deprecated';
import { samSnsQueueDefaults } from './sam-sns-queue-defaults';
import { secretInEnvironment } from './secret-in-environment';
import { serverlessOnerrorSqs } from './serverless-onerror-sqs';
import { startingPositionWrong } from './starting-position-wrong';
import { stepWithoutRetry } from './step-without-retry';
import { stepWithoutTimeout } from './step-without-timeout';
import { streamFailureLost } from './stream-failure-lost';
import { streamRetriesForever } from './stream-retries-forever';
import { unusedSuppression } from './unused-suppression';
import { visibilityTimeoutTooShort } from './visibility-timeout-too-short';

export const rules: readonly Rule[] = [
  asyncFailureLost,
  batchWindowMissing,
  callerGivesUpFirst,
  corsWildcardCredentials,
  dlqLoop,
  dlqNeverUsed,
  dlqNotMonitored,
  dlqPermissionMissing,
  dlqPolicyMissing,
  dlqRetentionTooShort,
  dlqTypeMismatch,
  durableWithDestinations,
  eventTargetWithoutDlq,
  fifoBatchLimits,
  functionDisabled,
  functionUrlPublic,
  iamWildcard,
  limitExceeded,
  maxConcurrencyConflict,
  maxReceiveCountTooLow,
  partialBatchOff,
  permissionWithoutSource,
  provisionedOnLatest,
  queueWithoutDlq,
  redriveTargetMissing,
  reservedConcurrencyStarvesQueue,
  runtimeDeprecated,
  samSnsQueueDefaults,
  secretInEnvironment,
  serverlessOnerrorSqs,
  startingPositionWrong,
  stepWithoutRetry,
  stepWithoutTimeout,
  streamFailureLost,
  streamRetriesForever,
  unusedSuppression,
  visibilityTimeoutTooShort,
];
