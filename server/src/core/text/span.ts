/** Where things stand in source text. Everything inside the core speaks in UTF-16 offsets; lines and columns are for the doors. */

/**
 * A piece of a file that is read as a whole and moves as a whole. Spans are relative to their block, so text that
 * grows above a block moves the block and leaves every span in it valid. Only the document that owns a block moves it.
 */
export interface Block {
  readonly uri: string;
  /** Offset of the block in its file now. */
  readonly offset: number;
}

/** A stretch of a block; `end` is exclusive. */
export interface Span {
  readonly block: Block;
  readonly start: number;
  readonly end: number;
}

/** A span as it stands in its file at this moment. */
export interface Place {
  readonly uri: string;
  readonly start: number;
  readonly end: number;
}

export function placeOf(span: Span): Place {
  const { uri, offset } = span.block;
  return { uri, start: offset + span.start, end: offset + span.end };
}

/** The block of a file that is always read in one piece, such as a source file. */
export function wholeFile(uri: string): Block {
  return { uri, offset: 0 };
}
