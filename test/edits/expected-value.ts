/** What a document must say after an operation, worked out without the editor under test. */
import type { Operation, Path } from '../../server/src/core/yaml/edits';
import { type Said, saidBy } from './plain-value-of';

/** What a document says after an operation, worked out on its values alone. */
export function saidAfter(root: Said, operation: Operation): Said {
  return changed(root, operation.path, (before) => {
    if (operation.op === 'set') return saidBy(operation.value);
    if (operation.op === 'remove') return undefined;
    return [...(Array.isArray(before) ? before : []), ...operation.items.map(saidBy)];
  });
}

function changed(value: Said | undefined, path: Path, change: (before: Said | undefined) => Said | undefined): Said {
  const [step, ...rest] = path;
  const apply = (before: Said | undefined): Said | undefined =>
    rest.length === 0 ? change(before) : changed(before, rest, change);
  if (step === undefined) return change(value) ?? null;
  if (typeof step === 'number') return changedItem(value, step, apply);
  const map = new Map(value instanceof Map ? value : []);
  const after = apply(map.get(step));
  if (after === undefined) map.delete(step);
  else map.set(step, after);
  return map;
}

function changedItem(
  value: Said | undefined,
  index: number,
  apply: (before: Said | undefined) => Said | undefined,
): Said {
  // `!If [a, b]` is a map of one function to its arguments here, but a list in the file.
  if (value instanceof Map) return new Map([...value].map(([name, list]) => [name, changedItem(list, index, apply)]));
  const list = Array.isArray(value) ? [...value] : [];
  const after = apply(list[index]);
  if (after === undefined) list.splice(index, 1);
  else list[index] = after;
  return list;
}
