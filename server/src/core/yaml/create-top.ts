/** Writes the first section of a file that has none yet. */
import type { Plain } from '../model/author';
import type { SourceEdit } from '../text/source-edit';
import { placeOf } from '../text/span';
import type { YamlDocument } from './document';
import { styleOf } from './file-style';
import { isEmpty } from './find-slot';
import { isPlainMap } from './plain';
import { writeInBrackets, writePair } from './write-value';

export function createTop(document: YamlDocument, value: Plain): readonly SourceEdit[] | undefined {
  const { uri, text, root } = document;
  const style = styleOf(document);
  if (root !== undefined && root.kind === 'map' && root.flow) {
    const { start, end } = placeOf(root.span);
    return [{ uri, start, end, text: writeInBrackets(value, style, '') }];
  }
  const isBlank = root === undefined || (isEmpty(root) && root.span.start === root.span.end);
  if (!isBlank || style.json || !isPlainMap(value)) return undefined;
  const lines = value.map.map((entry) => writePair(entry, style, { flow: false, indent: '' }));
  const lead = text === '' || text === '\ufeff' || text.endsWith('\n') ? '' : style.newline;
  const written = lead + lines.map((line) => line + style.newline).join('');
  return [{ uri, start: text.length, end: text.length, text: written }];
}
