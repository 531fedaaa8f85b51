/** A YAML or JSON file as located values. Parsing never fails: what can't be read becomes a note, the rest is there. */
import type { Span } from '../text/span';
import { dialectOf, dialectOfPieces, looksLikeJson } from './detect-format';
import { firstWhere } from './first-where';
import type { YamlNode } from './node';
import { assemble, type Piece } from './pieces';
import { readJson, readJsonMember } from './read-json';
import { readPieces, rereadPieces } from './read-pieces';
import { readYaml } from './read-yaml';
import { opensSection, reusable } from './reuse-json';
import type { Dialect } from './scalar-value';
import { isBinary, strayAt, withoutStray } from './stray-characters';
import { swapPair } from './swap-pair';
import { TypedText } from './typed-text';
import type { YamlNote } from './yaml-note';

export type { Dialect } from './scalar-value';
export type { YamlNote } from './yaml-note';

export interface YamlDocument {
  readonly uri: string;
  /** Put together when it is first asked for. */
  readonly text: string;
  readonly root: YamlNode | undefined;
  readonly notes: readonly YamlNote[];
  readonly format: 'yaml' | 'json';
  /** How unquoted scalars were read. */
  readonly dialect: Dialect;
  /** Values that an alias repeats elsewhere: an edit there would change every place that uses it. */
  readonly shared: readonly Span[];
  /** For this folder only: what is kept from one version to the next. Empty when the file is read in one go. */
  readonly pieces: readonly Piece[];
  /** For this folder only. */
  readonly typed: TypedText;
  /** For this folder only. */
  readonly kept: Kept;
}

interface Kept {
  /** The caller said how scalars are read; else it is seen from the sections of each version. */
  readonly dialect: Dialect | undefined;
  /** What is wrong in JSON between the pieces. */
  readonly loose: readonly YamlNote[];
  /** Anchors were found: reading in pieces would be in vain. */
  readonly anchored: boolean;
}

/** A change as editors send it, in offsets of the text before it. */
export interface TextChange {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

export interface YamlOptions {
  /** Needed for files that don't show by their top-level keys which tool reads them, such as included ones. */
  readonly dialect?: Dialect;
}

export function parseYaml(uri: string, text: string, options: YamlOptions = {}): YamlDocument {
  return parse(uri, text, options.dialect, undefined);
}

/** The document after a change; parts that did not change keep their nodes. The document before it must not be used any more. */
export function editYaml(document: YamlDocument, change: TextChange): YamlDocument {
  const { uri, kept, pieces } = document;
  const typed = document.typed.changed(change);
  // What is put before a byte order mark turns it into text, and no piece ends at a line there.
  const beforeMark = change.start === 0 && document.typed.slice(0, 1) === '\ufeff';
  if (pieces.length > 0 && !beforeMark && !isBinary(typed.slice(0, HEAD))) {
    const edited = document.format === 'json' ? editJson(document, typed, change) : editPieces(document, typed, change);
    if (edited !== undefined) return edited;
  }
  return parse(uri, typed.whole(), kept.dialect, document);
}

/** The beginning of a text shows whether it is text, and mostly whether it is JSON. */
const HEAD = 1000;

function parse(
  uri: string,
  text: string,
  dialect: Dialect | undefined,
  before: YamlDocument | undefined,
): YamlDocument {
  if (isBinary(text)) return binary(uri, text, dialect);
  const json = looksLikeJson(uri, text);
  if (json !== 'no') {
    const document = parseJson(uri, text, dialect, before);
    if (json === 'surely' || document.notes.every(({ kind }) => kind === 'duplicate')) return document;
  }
  const used = dialect ?? dialectOf(text);
  // With anchors there, try the whole file first, and the pieces only if they have gone.
  const again = before?.kept.anchored ? parseWhole(uri, text, dialect, used) : undefined;
  if (again?.kept.anchored) return again;
  const pieces = readPieces(uri, text, used);
  if (pieces === undefined) return again ?? parseWhole(uri, text, dialect, used);
  return fromPieces(uri, new TypedText(text), pieces, { dialect, loose: [], anchored: false }, used);
}

function parseWhole(uri: string, text: string, dialect: Dialect | undefined, used: Dialect): YamlDocument {
  // The library counts a byte order mark as a column.
  const offset = text.charCodeAt(0) === 0xfeff ? 1 : 0;
  const { root, notes, shared, anchored } = readYaml({ uri, offset }, text.slice(offset), used);
  const kept = { dialect, loose: [], anchored };
  return documentOf({
    uri,
    typed: new TypedText(text),
    root,
    notes,
    format: 'yaml',
    dialect: used,
    shared,
    pieces: [],
    kept,
  });
}

function fromPieces(
  uri: string,
  typed: TypedText,
  pieces: readonly Piece[],
  kept: Kept,
  dialect: Dialect,
): YamlDocument {
  const { root, notes } = assemble(uri, pieces, false);
  return documentOf({ uri, typed, root, notes, format: 'yaml', dialect, shared: [], pieces, kept });
}

function documentOf(parts: Omit<YamlDocument, 'text'>): YamlDocument {
  const { uri, typed, root, notes, format, dialect, shared, pieces, kept } = parts;
  return {
    uri,
    get text() {
      return typed.whole();
    },
    root,
    notes,
    format,
    dialect,
    shared,
    pieces,
    typed,
    kept,
  };
}

function editPieces(document: YamlDocument, typed: TypedText, change: TextChange): YamlDocument | undefined {
  const { uri, kept } = document;
  if (startsLikeJson(uri, typed)) return undefined;
  const { start, end } = change;
  const growth = change.text.length - (end - start);
  const { dialect } = document;
  const pieces = rereadPieces(uri, typed, document.pieces, document.typed, { start, end, growth }, dialect);
  if (pieces === undefined) return undefined;
  const swapped = swapPair(document, pieces, { from: end, by: growth });
  // An entry deeper in the file says nothing about the dialect.
  const decides = kept.dialect === undefined && swapped?.atTop !== false;
  if (decides && dialectOfPieces(typed, pieces) !== dialect) return undefined;
  const parts = { uri, typed, format: 'yaml', dialect, shared: [], pieces, kept } as const;
  return swapped ? documentOf({ ...parts, ...swapped }) : fromPieces(uri, typed, pieces, kept, dialect);
}

/** Two characters tell; the whole text is looked at only where it begins with nothing but space. */
function startsLikeJson(uri: string, typed: TypedText): boolean {
  const head = typed.slice(0, HEAD);
  return looksLikeJson(uri, /\S\s*\S/.test(head) ? head : typed.whole()) !== 'no';
}

function binary(uri: string, text: string, dialect: Dialect | undefined): YamlDocument {
  const span = { block: { uri, offset: 0 }, start: 0, end: 1 };
  const notes: YamlNote[] = [{ kind: 'syntax', message: 'this is not a text file, or not in UTF-8', span }];
  const kept = { dialect, loose: [], anchored: false };
  const typed = new TypedText(text);
  return documentOf({
    uri,
    typed,
    root: undefined,
    notes,
    format: 'yaml',
    dialect: 'cloudformation',
    shared: [],
    pieces: [],
    kept,
  });
}

function parseJson(
  uri: string,
  text: string,
  dialect: Dialect | undefined,
  before: YamlDocument | undefined,
): YamlDocument {
  const reuse = before?.format === 'json' ? reusable(before) : undefined;
  const { pieces, root, notes } = readJson(uri, withoutStray(text), reuse);
  const stray = strayAt(text);
  const loose = stray < 0 ? notes : [strayNote(uri, stray), ...notes];
  return fromJson(uri, new TypedText(text), pieces, { dialect, loose, anchored: false }, root);
}

function fromJson(
  uri: string,
  typed: TypedText,
  pieces: readonly Piece[],
  kept: Kept,
  bare: YamlNode | undefined,
): YamlDocument {
  const assembled = pieces.length > 0 ? assemble(uri, pieces, true) : { root: bare, notes: [] };
  const notes = [...kept.loose, ...assembled.notes];
  const dialect = kept.dialect ?? 'cloudformation';
  return documentOf({ uri, typed, root: assembled.root, notes, format: 'json', dialect, shared: [], pieces, kept });
}

/** A change inside one faultless member that leaves it faultless costs that member; anything else is read again. */
function editJson(
  document: YamlDocument,
  typed: TypedText,
  { start, end, text: inserted }: TextChange,
): YamlDocument | undefined {
  const { uri, pieces, kept, dialect } = document;
  const index = firstWhere(pieces, ({ block, length }) => end <= block.offset + length);
  const piece = pieces[index];
  if (
    piece === undefined ||
    piece.block.offset > start ||
    piece.kind !== 'leaf' ||
    kept.loose.length > 0 ||
    strayAt(inserted) >= 0
  )
    return undefined;
  const growth = inserted.length - (end - start);
  const { offset } = piece.block;
  const member = readJsonMember(piece, typed.slice(offset, offset + piece.length + growth));
  if (member === undefined || opensSection(member)) return undefined;
  for (let behind = index + 1; behind < pieces.length; behind++) {
    const block = pieces[behind]?.block;
    if (block) block.offset += growth;
  }
  const after = pieces.with(index, member);
  const swapped = swapPair(document, after, { from: end, by: growth });
  const parts = { uri, typed, format: 'json', dialect, shared: [], pieces: after, kept } as const;
  return swapped ? documentOf({ ...parts, ...swapped }) : fromJson(uri, typed, after, kept, undefined);
}

function strayNote(uri: string, at: number): YamlNote {
  const span = { block: { uri, offset: 0 }, start: at, end: at + 1 };
  return { kind: 'syntax', message: 'this is an invisible control character', span };
}
