/** Sets tokens, deduplication ids and groups of a call to the id of the event: the argument, or the property of its input. */
import type { EventId } from '../../catalog/event-ids';
import type { SourceEdit } from '../../text/source-edit';
import { field, kids, type Node } from '../languages/tree-node';
import { handlerScope } from './handler-scope';
import { idExpression } from './id-expression';
import { appendItems } from './list-items';
import { isEcmascript, quoteOf, replace, type Source, startingAt } from './source';

export function identify(
  source: Source,
  start: number,
  handlerAt: number,
  parameters: readonly string[],
  id: EventId,
): readonly SourceEdit[] | undefined {
  const scope = handlerScope(source, handlerAt);
  const calls = startingAt(source, start, ['call_expression', 'call', 'new_expression', 'await_expression']);
  const outer = calls[0];
  const value = scope && outer && idExpression(source, outer, scope, id, quoteOf(source));
  if (!outer || value === undefined) return undefined;
  // An outer call of a chain takes other arguments: the one that has a place for the parameters is the call meant.
  const places = calls.flatMap((call) => inputOf(source, call) ?? []);
  const [place] = places;
  if (!place || places.some((other) => !other.equals(place))) return undefined;
  const edits = parameters.map((parameter) => setItem(source, place, parameter, value));
  const missing = parameters.filter((_, index) => edits[index] === 'missing');
  const changed = edits.filter((one): one is SourceEdit => typeof one === 'object');
  if (edits.some((one) => one === undefined)) return undefined;
  if (missing.length === 0) return changed;
  const added = appendItems(
    source,
    place,
    missing.map((one) => (place.type === 'object' ? `${one}: ${value}` : `${one}=${value}`)),
  );
  return added.length === 0 ? undefined : [...changed, ...added];
}

/** Python: the named arguments. JavaScript: the object that is the input of the call or of its command. */
function inputOf(source: Source, call: Node): Node | undefined {
  const args = field(call, 'arguments');
  if (!args) return undefined;
  const items = kids(args);
  if (source.language === 'python') {
    const isPlain = items.length > 0 && items.every(({ type }) => type === 'keyword_argument');
    return isPlain ? args : undefined;
  }
  if (!isEcmascript(source)) return undefined;
  const [first] = items;
  if (first?.type === 'new_expression') return inputOf(source, first);
  const isPlain = first?.type === 'object' && kids(first).every(({ type }) => type !== 'spread_element');
  return isPlain ? first : undefined;
}

/** The edit of an item that is there, or that it is missing; undefined where it can't be changed. */
function setItem(source: Source, place: Node, parameter: string, value: string): SourceEdit | 'missing' | undefined {
  for (const item of kids(place)) {
    const key = field(item, item.type === 'keyword_argument' ? 'name' : 'key');
    const written = item.type === 'shorthand_property_identifier' ? item.text : key?.text.replace(/^["']|["']$/g, '');
    if (written !== parameter) continue;
    if (item.type === 'shorthand_property_identifier') {
      return replace(source, item.startIndex, item.endIndex, `${parameter}: ${value}`);
    }
    const old = field(item, 'value');
    return old ? replace(source, old.startIndex, old.endIndex, value) : undefined;
  }
  return 'missing';
}
