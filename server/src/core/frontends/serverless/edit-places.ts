/** From the nodes that a service was read from to the places in its files where an edit must be made. */
import { placeOf } from '../../text/span';
import type { YamlDocument } from '../../yaml/document';
import type { Path } from '../../yaml/edits';
import { pairOf, valueAt, type YamlNode } from '../../yaml/node';
import { pathTo } from '../../yaml/path-to';
import { provenanceOf } from './provenance';

/** The text of a file as it is now. */
export type DocumentAt = (uri: string) => YamlDocument | undefined;

export interface EditPlace {
  readonly document: YamlDocument;
  readonly path: Path;
}

/**
 * Where `steps` lead from a node: in the file that holds the deepest of the maps on the way. Values that variables share
 * with others are not entered, as an edit there would change the others too.
 */
export function placeBelow(node: YamlNode, steps: Path, documentAt: DocumentAt): EditPlace | undefined {
  if (isShared(node)) return undefined;
  let base = node;
  let from = 0;
  let at: YamlNode | undefined = node;
  for (const [index, step] of steps.entries()) {
    at = at && child(at, step);
    if (at === undefined || at.kind === 'scalar') break;
    if (isShared(at)) {
      if (index < steps.length - 1) return undefined;
      break;
    }
    if (isIncluded(at)) {
      base = at;
      from = index + 1;
    }
  }
  const document = documentAt(base.span.block.uri);
  const path = document && pathTo(document, placeOf(base.span));
  return document && path && { document, path: [...path, ...steps.slice(from)] };
}

function child(node: YamlNode, step: string | number): YamlNode | undefined {
  if (node.kind === 'map') return typeof step === 'string' ? valueAt(node, step) : undefined;
  return node.kind === 'seq' && typeof step === 'number' ? node.items[step] : undefined;
}

const isIncluded = (node: YamlNode): boolean => originOf(node) === 'include';

const isShared = (node: YamlNode): boolean => {
  const origin = originOf(node);
  return node.kind !== 'scalar' && origin !== undefined && origin !== 'include';
};

function originOf(node: YamlNode): string | undefined {
  const provenance = provenanceOf(node);
  return provenance?.kind === 'known' ? provenance.origin : provenance?.kind;
}

/** The node as it is written in the file now. */
export function writtenAt({ document, path }: EditPlace): YamlNode | undefined {
  let at: YamlNode | undefined = document.root;
  for (const step of path) at = at && child(at, step);
  return at;
}

/** The path of the entry whose key stands at a place. */
export function pathOfKey(document: YamlDocument, keyStart: number): Path | undefined {
  return document.root && searchKey(document.root, keyStart);
}

function searchKey(node: YamlNode, start: number): Path | undefined {
  if (node.kind === 'map') {
    for (const pair of node.pairs) {
      const place = placeOf(pair.span);
      if (start < place.start || start > place.end) continue;
      const key = pair.key.text;
      // Of two entries with one name only the last can be named by its path.
      if (placeOf(pair.key.span).start === start) return pairOf(node, key) === pair ? [key] : undefined;
      const rest = searchKey(pair.value, start);
      if (rest) return [key, ...rest];
    }
  } else if (node.kind === 'seq') {
    for (const [index, item] of node.items.entries()) {
      const rest = searchKey(item, start);
      if (rest) return [index, ...rest];
    }
  }
  return undefined;
}
