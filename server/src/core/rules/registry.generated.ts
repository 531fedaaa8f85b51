/** Every rule there is. Written by `npm run generate` from the files beside this one. */
import { apiWithoutThrottling } from './api-without-throttling';
import { arm64Possible } from './arm64-possible';
import { asyncFailureLost } from './async-failure-lost';
import { batchWindowMissing } from './batch-window-missing';
import { callerGivesUpFirst } from './caller-gives-up-first';
import { clientWithoutTimeout } from './client-without-timeout';
import { corsWildcardCredentials } from './cors-wildcard-credentials';
import { dlqLoop } from './dlq-loop';
import { dlqNeverUsed } from './dlq-never-used';
import { dlqNotMonitored } from './dlq-not-monitored';
import { dlqPermissionMissing } from './dlq-permission-missing';
import { dlqPolicyMissing } from './dlq-policy-missing';
import { dlqRetentionTooShort } from './dlq-retention-too-short';
import { dlqTypeMismatch } from './dlq-type-mismatch';
import { durableWithDestinations } from './durable-with-destinations';
import { endpointNotReached } from './endpoint-not-reached';
import { errorSwallowed } from './error-swallowed';
import { eventTargetWithoutDlq } from './event-target-without-dlq';
import { expressNotIdempotent } from './express-not-idempotent';
import { fifoBatchLimits } from './fifo-batch-limits';
import { fifoSendIncomplete } from './fifo-send-incomplete';
import { functionDisabled } from './function-disabled';
import { functionUrlPublic } from './function-url-public';
import { handlerNotFound } from './handler-not-found';
import { iamWildcard } from './iam-wildcard';
import { idempotencyKeyNeverRepeats } from './idempotency-key-never-repeats';
import { idempotencyTableIncomplete } from './idempotency-table-incomplete';
import { idempotencyWindowTooShort } from './idempotency-window-too-short';
import { ipv6EgressOff } from './ipv6-egress-off';
import { limitExceeded } from './limit-exceeded';
import { logFormatText } from './log-format-text';
import { logRetentionMissing } from './log-retention-missing';
import { maxConcurrencyConflict } from './max-concurrency-conflict';
import { maxReceiveCountTooLow } from './max-receive-count-too-low';
import { memoryDefaultServerless } from './memory-default-serverless';
import { natCostAvoidable } from './nat-cost-avoidable';
import { natWithoutInternet } from './nat-without-internet';
import { notIdempotent } from './not-idempotent';
import { partialBatchNotEnabled } from './partial-batch-not-enabled';
import { partialBatchNotReturned } from './partial-batch-not-returned';
import { partialBatchOff } from './partial-batch-off';
import { permissionWithoutSource } from './permission-without-source';
import { provisionedOnLatest } from './provisioned-on-latest';
import { queueWithoutDlq } from './queue-without-dlq';
import { randomIdempotencyKey } from './random-idempotency-key';
import { recursiveTrigger } from './recursive-trigger';
import { redriveTargetMissing } from './redrive-target-missing';
import { reservedConcurrencyStarvesQueue } from './reserved-concurrency-starves-queue';
import { restApiCouldBeHttp } from './rest-api-could-be-http';
import type { Rule } from './rule';
import { runtimeDeprecated } from './runtime-deprecated';
import { s3BurstUnbuffered } from './s3-burst-unbuffered';
import { s3VersioningOff } from './s3-versioning-off';
import { samSnsQueueDefaults } from './sam-sns-queue-defaults';
import { secretInEnvironment } from './secret-in-environment';
import { serverlessOnerrorSqs } from './serverless-onerror-sqs';
import { startingPositionWrong } from './starting-position-wrong';
import { stepWithoutRetry } from './step-without-retry';
import { stepWithoutTimeout } from './step-without-timeout';
import { streamFailureLost } from './stream-failure-lost';
import { streamRetriesForever } from './stream-retries-forever';
import { timeoutLeftAtDefault } from './timeout-left-at-default';
import { tracingOff } from './tracing-off';
import { unusedSuppression } from './unused-suppression';
import { visibilityTimeoutTooShort } from './visibility-timeout-too-short';
import { vpcMixedEgress } from './vpc-mixed-egress';
import { vpcNotNeeded } from './vpc-not-needed';
import { vpcPublicSubnet } from './vpc-public-subnet';
import { vpcSingleAz } from './vpc-single-az';
import { vpcWithoutInternet } from './vpc-without-internet';
import { workNotAwaited } from './work-not-awaited';

export const rules: readonly Rule[] = [
  apiWithoutThrottling,
  arm64Possible,
  asyncFailureLost,
  batchWindowMissing,
  callerGivesUpFirst,
  clientWithoutTimeout,
  corsWildcardCredentials,
  dlqLoop,
  dlqNeverUsed,
  dlqNotMonitored,
  dlqPermissionMissing,
  dlqPolicyMissing,
  dlqRetentionTooShort,
  dlqTypeMismatch,
  durableWithDestinations,
  endpointNotReached,
  errorSwallowed,
  eventTargetWithoutDlq,
  expressNotIdempotent,
  fifoBatchLimits,
  fifoSendIncomplete,
  functionDisabled,
  functionUrlPublic,
  handlerNotFound,
  iamWildcard,
  idempotencyKeyNeverRepeats,
  idempotencyTableIncomplete,
  idempotencyWindowTooShort,
  ipv6EgressOff,
  limitExceeded,
  logFormatText,
  logRetentionMissing,
  maxConcurrencyConflict,
  maxReceiveCountTooLow,
  memoryDefaultServerless,
  natCostAvoidable,
  natWithoutInternet,
  notIdempotent,
  partialBatchNotEnabled,
  partialBatchNotReturned,
  partialBatchOff,
  permissionWithoutSource,
  provisionedOnLatest,
  queueWithoutDlq,
  randomIdempotencyKey,
  recursiveTrigger,
  redriveTargetMissing,
  reservedConcurrencyStarvesQueue,
  restApiCouldBeHttp,
  runtimeDeprecated,
  s3BurstUnbuffered,
  s3VersioningOff,
  samSnsQueueDefaults,
  secretInEnvironment,
  serverlessOnerrorSqs,
  startingPositionWrong,
  stepWithoutRetry,
  stepWithoutTimeout,
  streamFailureLost,
  streamRetriesForever,
  timeoutLeftAtDefault,
  tracingOff,
  unusedSuppression,
  visibilityTimeoutTooShort,
  vpcMixedEgress,
  vpcNotNeeded,
  vpcPublicSubnet,
  vpcSingleAz,
  vpcWithoutInternet,
  workNotAwaited,
];
