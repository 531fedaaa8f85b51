/** `Fn::ToJsonString`: a value as JSON text, with holes where it refers to resources. */
import type { Data } from '../../model/data';
import type { Value } from '../../model/value';
import type { Span } from '../../text/span';
import { concatenate, type Piece } from './concatenate';

export function toJson(value: Value<Data> | undefined, span: Span): Value<Data> {
  const pieces: (string | Piece)[] = [];
  const complete = value !== undefined && write(value, pieces, 0);
  const text = complete ? concatenate(pieces, span) : undefined;
  return text ?? { kind: 'unresolved', reason: 'its content is not known', expression: 'ToJsonString', span };
}

const maxDepth = 60;
const maxPieces = 20_000;

function write(value: Value<Data>, into: (string | Piece)[], depth: number): boolean {
  if (depth > maxDepth || into.length > maxPieces) return false;
  if (value.kind !== 'located') {
    into.push('"', { value, name: value.kind === 'unresolved' ? value.expression : '' }, '"');
    return true;
  }
  const data = value.value;
  if (data === null || typeof data !== 'object') {
    into.push(JSON.stringify(data));
    return true;
  }
  switch (data.kind) {
    case 'list':
      return sequence('[', ']', data.items, into, (item) => write(item, into, depth + 1));
    case 'map':
      return sequence('{', '}', data.keys, into, (key) => {
        const inner = data.get(key);
        into.push(`${JSON.stringify(key)}:`);
        if (inner === undefined) into.push('null');
        return inner === undefined || write(inner, into, depth + 1);
      });
    default:
      into.push('"', { value, name: '' }, '"');
      return true;
  }
}

function sequence<T>(
  open: string,
  close: string,
  items: readonly T[],
  into: (string | Piece)[],
  each: (item: T) => boolean,
): boolean {
  into.push(open);
  for (const [index, item] of items.entries()) {
    if (index > 0) into.push(',');
    if (!each(item)) return false;
  }
  into.push(close);
  return true;
}
