/** How the bytes of a file become text and text its bytes again, so that a fix changes nothing but what it says. */
import { isUtf8 } from 'node:buffer';

/** `undefined` for what is no text. A byte order mark is kept: offsets and edits count it. */
export function decodeText(bytes: Buffer): string | undefined {
  switch (encodingOf(bytes)) {
    case undefined:
      return undefined;
    case 'utf16be':
      return Buffer.from(bytes.subarray(0, evenLength(bytes)))
        .swap16()
        .toString('utf16le');
    case 'utf16le':
      return bytes.toString('utf16le');
    case 'latin1':
      return bytes.toString('latin1');
    case 'utf8':
      return bytes.toString('utf8');
  }
}

/** The bytes of `text`, written as the file was that it replaces. */
export function encodeText(text: string, replaced: Buffer): Buffer {
  const encoding = encodingOf(replaced);
  if (encoding === 'utf16be') return Buffer.from(text, 'utf16le').swap16();
  return Buffer.from(text, encoding);
}

function encodingOf(bytes: Buffer): 'utf8' | 'utf16le' | 'utf16be' | 'latin1' | undefined {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf16le';
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf16be';
  // As git tells binary files: a zero byte near the start.
  if (bytes.subarray(0, 8000).includes(0)) return undefined;
  // An old editor's umlaut in a comment: read byte by byte it can be written back as it was.
  return isUtf8(bytes) ? 'utf8' : 'latin1';
}

const evenLength = ({ length }: Buffer): number => length - (length % 2);
