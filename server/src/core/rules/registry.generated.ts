/** Every rule there is. Written by `npm run generate` from the files beside this one. */
import { batchWindowMissing } from './batch-window-missing';
import { callerGivesUpFirst } from './caller-gives-up-first';
import { fifoBatchLimits } from './fifo-batch-limits';
import { functionDisabled } from './function-disabled';
import { limitExceeded } from './limit-exceeded';
import { maxConcurrencyConflict } from './max-concurrency-conflict';
import { partialBatchOff } from './partial-batch-off';
import { reservedConcurrencyStarvesQueue } from './reserved-concurrency-starves-queue';
import type { Rule } from './rule';
import { runtimeDeprecated } from './runtime-deprecated';
import { startingPositionWrong } from './starting-position-wrong';
import { unusedSuppression } from './unused-suppression';
import { visibilityTimeoutTooShort } from './visibility-timeout-too-short';

export const rules: readonly Rule[] = [
  batchWindowMissing,
  callerGivesUpFirst,
  fifoBatchLimits,
  functionDisabled,
  limitExceeded,
  maxConcurrencyConflict,
  partialBatchOff,
  reservedConcurrencyStarvesQueue,
  runtimeDeprecated,
  startingPositionWrong,
  unusedSuppression,
  visibilityTimeoutTooShort,
];
