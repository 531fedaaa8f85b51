/** Puts the handler, or what it does for each record, behind Powertools' idempotency with the event's own id for the key. */
import type { SourceEdit } from '../../text/source-edit';
import type { IdempotencyGuard } from '../code-author';
import { guardByAnnotation } from './guard-by-annotation';
import { guardEcmascript } from './guard-ecmascript';
import { guardPython } from './guard-python';
import { handlerScope } from './handler-scope';
import { isEcmascript, type Source } from './source';

export function guardByEvent(
  source: Source,
  handlerAt: number,
  guard: IdempotencyGuard,
): readonly SourceEdit[] | undefined {
  const scope = handlerScope(source, handlerAt);
  // Where the library is in use already, something else is meant than to add it.
  if (!scope || /idempoten(t|cy)/i.test(source.text)) return undefined;
  if (source.language === 'python') return guardPython(source, scope, guard);
  return isEcmascript(source) ? guardEcmascript(source, scope, guard) : guardByAnnotation(source, scope, guard);
}
