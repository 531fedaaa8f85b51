/** The style for what goes inside brackets: JSON pasted into YAML stays JSON. */
import type { YamlDocument } from './document';
import { type FileStyle, styleOf } from './file-style';
import type { MapNode, SeqNode } from './node';

export function styleInside(document: YamlDocument, container: MapNode | SeqNode): FileStyle {
  const style = styleOf(document);
  const likeJson =
    container.kind === 'map' &&
    container.pairs.length > 0 &&
    container.pairs.every(({ key }) => key.style === 'double');
  return style.json || !likeJson
    ? style
    : { ...style, json: true, oneLine: true, colon: ': ', quote: '"', shortTags: false };
}
