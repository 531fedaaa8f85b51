/** Which members of a JSON file can be taken over when it is read again. */
import type { YamlDocument } from './document';
import type { Piece } from './pieces';
import type { Reuse } from './read-json';
import { SECTIONS } from './sections';

/** A member that by its name may be one whose own members are pieces. */
export function opensSection({ pairs }: Piece): boolean {
  const names = [SECTIONS, ...Object.values(SECTIONS)];
  return pairs.some(
    ({ key, value }) => value.kind === 'map' && names.some((one) => one && Object.hasOwn(one, key.text)),
  );
}

/** Faultless members by their text. Each is handed out once, at its new place. */
export function reusable({ text, pieces }: YamlDocument): Reuse {
  const byText = new Map<string, Piece>();
  for (const piece of pieces) {
    const { offset } = piece.block;
    if (piece.kind === 'leaf' && piece.notes.length === 0) byText.set(text.slice(offset, offset + piece.length), piece);
  }
  return (member, level, offset) => {
    const piece = byText.get(member);
    if (piece === undefined || piece.level !== level) return undefined;
    byText.delete(member);
    piece.block.offset = offset;
    return piece;
  };
}
