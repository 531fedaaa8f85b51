/** How the id of the event, or of the record, is written where a call stands. */
import type { EventId } from '../../catalog/event-ids';
import type { Node } from '../languages/tree-node';
import { type HandlerScope, isFunction } from './handler-scope';
import { recordLoops } from './record-loops';
import type { Source } from './source';

const loopTypes =
  /^(for_statement|for_in_statement|while_statement|do_statement|list_comprehension|generator_expression|dictionary_comprehension|set_comprehension)$/;

/** Only where that is done once for a record. */
export function idExpression(
  source: Source,
  node: Node,
  scope: HandlerScope,
  id: EventId,
  quote: string,
): string | undefined {
  if (id.path.length === 0) return undefined;
  const loops = recordLoops(source, scope, id);
  for (let at = node.parent; at; at = at.parent) {
    const loop = loops.find((one) => one.callback?.equals(at) || (one.callback === null && one.node.equals(at)));
    if (loop) return loop.record === null ? undefined : pathFrom(source, loop.record, id.path, quote);
    if (at.equals(scope.fn)) {
      return id.records === null && scope.event !== null ? pathFrom(source, scope.event, id.path, quote) : undefined;
    }
    if (loopTypes.test(at.type) || isFunction(at)) return undefined;
  }
  return undefined;
}

function pathFrom(source: Source, from: string, path: readonly string[], quote: string): string {
  const inBrackets = (part: string) => `[${quote}${part}${quote}]`;
  const isPlain = (part: string) => source.language !== 'python' && /^[\w$]+$/.test(part);
  return from + path.map((part) => (isPlain(part) ? `.${part}` : inBrackets(part))).join('');
}
