/** Whether what a handler returns names the records that failed. */
import { batchKey } from './interpret/statements';
import { shapeOf, type Value } from './interpret/value';

/** A list that nothing was ever put into. */
function isEmptyList(value: Value): boolean {
  const list = shapeOf(value, 'list');
  return list !== undefined && list.items.length === 0 && list.rest === null && value.shapes.length === 1;
}

export function returnsFailures(result: Value | null): boolean | 'unknown' {
  if (!result) return 'unknown';
  for (const shape of result.shapes) {
    // Go: the response and the error.
    if (shape.kind === 'list' && shape.items[0] && returnsFailures(shape.items[0]) === true) return true;
    if (shape.kind === 'record' || shape.kind === 'instance')
      for (const [name, value] of shape.fields) if (batchKey.test(name) && !isEmptyList(value)) return true;
    if (shape.kind === 'external' && /BatchResponse|EventResponse|partial_?response|processor/i.test(shape.path)) {
      const [failures] = shape.args?.list ?? [];
      if (!failures || !isEmptyList(failures)) return true;
    }
  }
  const open =
    result.shapes.some((shape) => shape.kind === 'external' || (shape.kind === 'record' && shape.rest !== null)) ||
    (result.shapes.length === 0 && result.origin !== 0);
  return open ? 'unknown' : false;
}
