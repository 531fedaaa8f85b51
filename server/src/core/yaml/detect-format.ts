/** Which kind of text a file holds, and which tool will read it. */
import type { Piece } from './pieces';
import type { Dialect } from './scalar-value';
import type { TypedText } from './typed-text';

/** SAM and the AWS CLI try JSON first whatever the file is called, and so do we where it starts like JSON. */
export function looksLikeJson(uri: string, text: string): 'surely' | 'perhaps' | 'no' {
  if (/\.json$/i.test(uri)) return 'surely';
  const start = /^\ufeff?\s*([{[])\s*(["}\]]?)/.exec(text);
  if (!start) return 'no';
  return start[2] === '"' && /\.template$/i.test(uri) ? 'surely' : 'perhaps';
}

/** By the top-level keys. */
export function dialectOf(text: string): Dialect {
  return dialectBy(({ anyLine }) => anyLine.test(text));
}

/** The same, without looking at the whole text. */
export function dialectOfPieces(text: TypedText, pieces: readonly Piece[]): Dialect {
  const starts: string[] = [];
  for (const { level, kind, block } of pieces) {
    if (level === 0 && kind !== 'gap') starts.push(text.slice(block.offset, block.offset + 40));
  }
  return dialectBy(({ start }) => starts.some((one) => start.test(one)));
}

interface KeyPattern {
  readonly start: RegExp;
  readonly anyLine: RegExp;
}

const keyPattern = (keys: string): KeyPattern => ({
  start: new RegExp(`^(${keys})[ \\t]*:`),
  anyLine: new RegExp(`^\\ufeff?(${keys})[ \\t]*:`, 'm'),
});

const SERVERLESS = keyPattern('service|provider|functions');
const CLOUDFORMATION = keyPattern('Resources');

function dialectBy(has: (keys: KeyPattern) => boolean): Dialect {
  return has(SERVERLESS) && !has(CLOUDFORMATION) ? 'serverless' : 'cloudformation';
}
