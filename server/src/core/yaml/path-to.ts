/** From a place in a file back to the path of the value that stands there. */
import { type Place, placeOf } from '../text/span';
import type { YamlDocument } from './document';
import { contains, type Path } from './find-slot';
import type { YamlNode } from './node';

/** The path of the value with just this span (with or without its tag); undefined when there is none. */
export function pathTo({ root }: YamlDocument, place: Place): Path | undefined {
  return root && search(root, place);
}

function search(node: YamlNode, place: Place): Path | undefined {
  const full = placeOf(node.fullSpan);
  const bare = placeOf(node.span);
  if ((full.start === place.start || bare.start === place.start) && bare.end === place.end) {
    // A map with one pair can begin and end with it; the outermost value is meant.
    return [];
  }
  if (node.kind === 'map') {
    for (let index = node.pairs.length - 1; index >= 0; index--) {
      const pair = node.pairs[index];
      if (pair === undefined || !contains(placeOf(pair.span), place)) continue;
      const rest = search(pair.value, place);
      if (rest !== undefined) return [pair.key.text, ...rest];
    }
  } else if (node.kind === 'seq') {
    for (const [index, item] of node.items.entries()) {
      if (!contains(placeOf(item.fullSpan), place)) continue;
      const rest = search(item, place);
      if (rest !== undefined) return [index, ...rest];
    }
  }
  return undefined;
}
