/** Every rule there is. Written by `npm run generate` from the files beside this one. */
import type { Rule } from './rule';
import { unusedSuppression } from './unused-suppression';
import { visibilityTimeoutTooShort } from './visibility-timeout-too-short';

export const rules: readonly Rule[] = [
  unusedSuppression,
  visibilityTimeoutTooShort,
];
