/** Adds to what stands between brackets: arguments of a call, properties of an object. */
import type { SourceEdit } from '../../text/source-edit';
import { kids, type Node } from '../languages/tree-node';
import { indentAt, insert, replace, type Source, startsLine } from './source';

/** Behind the last item, on a line of its own where the others have theirs; `deeper` is what these lines are moved by. */
export function appendItems(source: Source, list: Node, items: readonly string[], deeper = ''): readonly SourceEdit[] {
  const last = kids(list).at(-1);
  if (!last) {
    const space = list.type === 'object' || list.type === 'dictionary' ? ' ' : '';
    const inside = source.text.slice(list.startIndex + 1, list.endIndex - 1);
    if (inside.trim() !== '') return [];
    return [replace(source, list.startIndex + 1, list.endIndex - 1, `${space}${items.join(', ')}${space}`)];
  }
  const gap = startsLine(source, last.startIndex) ? `,\n${indentAt(source, last.startIndex)}${deeper}` : ', ';
  return [insert(source, last.endIndex, items.map((item) => `${gap}${item}`).join(''))];
}
