/** A suppression that hides nothing. Only the engine knows what each suppression hid, so it does the reporting. */
import type { Rule } from './rule';

export const unusedSuppression: Rule = {
  meta: {
    id: 'unused-suppression',
    summary: 'A suppression comment or `Metadata.redrive.disable` hides nothing',
    level: 'info',
    category: 'configuration',
    recommended: true,
  },
  check() {},
};
