/** All patterns, in the order in which they are offered. */
import { asyncDestinations } from './async-destinations';
import { bucketQueueFunction } from './bucket-queue-function';
import { deadLetterAlarm } from './dead-letter-alarm';
import { eventRule } from './event-rule';
import { httpApiFunction } from './http-api-function';
import { idempotencyTable } from './idempotency-table';
import type { Pattern } from './pattern';
import { queueConsumer } from './queue-consumer';
import { scheduledFunction } from './scheduled-function';
import { streamConsumer } from './stream-consumer';
import { topicFanOut } from './topic-fan-out';
import { vpcFunction } from './vpc-function';
import { workflowTask } from './workflow-task';

export const patterns: readonly Pattern[] = [
  queueConsumer,
  bucketQueueFunction,
  topicFanOut,
  eventRule,
  scheduledFunction,
  streamConsumer,
  asyncDestinations,
  httpApiFunction,
  idempotencyTable,
  workflowTask,
  vpcFunction,
  deadLetterAlarm,
];
