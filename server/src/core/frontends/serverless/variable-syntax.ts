/** Reads the `${source(param):address, fallback}` notation of the Serverless Framework. Knows nothing of what the sources mean. */

/** Text with variables in it: pieces as they stand and variables, in order. */
export type VariableText = readonly (string | Variable)[];

export interface Variable {
  /** As written, without `${` and `}`. */
  readonly text: string;
  /** First choice first. */
  readonly sources: readonly VariableSource[];
}

export type VariableSource =
  | {
      readonly kind: 'source';
      readonly type: string;
      readonly params: readonly VariableText[] | undefined;
      readonly address: VariableText | undefined;
    }
  | { readonly kind: 'literal'; readonly value: string | number | boolean | null }
  /** A variable as the fallback of a variable. */
  | { readonly kind: 'nested'; readonly variable: Variable }
  | { readonly kind: 'malformed' };

/** Undefined when the text holds no variable and no escape, which is by far the most common case. */
export function parseVariables(text: string): VariableText | undefined {
  if (!text.includes('${')) return undefined;
  const reader: Reader = { text, at: 0, depth: 0, seen: new Map() };
  const parts = readText(reader, () => false);
  return parts.length === 1 && parts[0] === text ? undefined : parts;
}

interface Reader {
  readonly text: string;
  at: number;
  depth: number;
  /** What was found at an opening before: half-typed nests would be read over and over otherwise. */
  readonly seen: Map<number, { readonly variable: Variable; readonly end: number } | undefined>;
}

/** Nobody nests variables deeper; more would only cost stack. */
const maxDepth = 60;

function readText(reader: Reader, ends: (character: string) => boolean): (string | Variable)[] {
  const parts: (string | Variable)[] = [];
  let literal = '';
  const flush = () => {
    if (literal !== '') parts.push(literal);
    literal = '';
  };
  while (reader.at < reader.text.length) {
    const character = reader.text[reader.at] ?? '';
    if (ends(character)) break;
    if (character === '\\') {
      const slashes = /^\\+/.exec(reader.text.slice(reader.at, reader.at + 64))?.[0].length ?? 1;
      if (reader.text.startsWith('${', reader.at + slashes)) {
        literal += '\\'.repeat(slashes >> 1);
        reader.at += slashes;
        if (slashes % 2 === 1) {
          literal += '${';
          reader.at += 2;
        }
        continue;
      }
      literal += reader.text.slice(reader.at, reader.at + slashes);
      reader.at += slashes;
      continue;
    }
    if (character === '$' && reader.text[reader.at + 1] === '{') {
      const variable = readVariable(reader);
      if (variable) {
        flush();
        parts.push(variable);
        continue;
      }
    }
    literal += character;
    reader.at++;
  }
  flush();
  return parts;
}

/** Undefined, with the reader where it was, for what is not a variable: `${AWS::Region}`, `${Name}`, an unclosed one. */
function readVariable(reader: Reader): Variable | undefined {
  const start = reader.at;
  if (!reader.seen.has(start)) {
    reader.depth++;
    const variable = reader.depth > maxDepth ? undefined : readVariableOnce(reader);
    reader.depth--;
    reader.seen.set(start, variable && { variable, end: reader.at });
  }
  const found = reader.seen.get(start);
  reader.at = found ? found.end : start;
  return found?.variable;
}

function readVariableOnce(reader: Reader): Variable | undefined {
  const start = reader.at;
  const head = /^\$\{([a-z][\w.-]*)(:(?!:)|\()/.exec(reader.text.slice(start, start + 128));
  if (!head) return undefined;
  reader.at += 2;
  const sources: VariableSource[] = [];
  for (;;) {
    skipSpace(reader);
    sources.push(readSource(reader));
    skipSpace(reader);
    const next = reader.text[reader.at];
    if (next === ',') {
      reader.at++;
      continue;
    }
    if (next === '}') {
      reader.at++;
      return { text: reader.text.slice(start + 2, reader.at - 1), sources };
    }
    if (next === undefined) return undefined;
    // Something stands where `,` or `}` should: give up on this source, go on behind it.
    sources[sources.length - 1] = { kind: 'malformed' };
    while (reader.at < reader.text.length && !/[,}]/.test(reader.text[reader.at] ?? '')) reader.at++;
  }
}

function readSource(reader: Reader): VariableSource {
  const character = reader.text[reader.at];
  if (character === '"' || character === "'") {
    const value = readQuoted(reader);
    return value === undefined ? { kind: 'malformed' } : { kind: 'literal', value };
  }
  if (character === '$' && reader.text[reader.at + 1] === '{') {
    const variable = readVariable(reader);
    return variable ? { kind: 'nested', variable } : { kind: 'malformed' };
  }
  const word = /^[\w.-]*/.exec(reader.text.slice(reader.at, reader.at + 256))?.[0] ?? '';
  const after = reader.text[reader.at + word.length];
  if (word !== '' && (after === ':' || after === '(')) {
    reader.at += word.length;
    return readTyped(reader, word);
  }
  reader.at += word.length;
  return literalOf(word);
}

function readTyped(reader: Reader, type: string): VariableSource {
  let params: VariableText[] | undefined;
  let address: VariableText | undefined;
  if (reader.text[reader.at] === '(') {
    reader.at++;
    params = [];
    while (reader.at < reader.text.length && reader.text[reader.at] !== ')') {
      skipSpace(reader);
      params.push(readPiece(reader, (c) => c === ',' || c === ')' || c === '}'));
      if (reader.text[reader.at] === '}') return { kind: 'malformed' };
      if (reader.text[reader.at] === ',') reader.at++;
    }
    reader.at++;
    skipSpace(reader);
  }
  if (reader.text[reader.at] === ':') {
    reader.at++;
    skipSpace(reader);
    address = readPiece(reader, (c) => c === ',' || c === '}');
    if (address.length === 0) address = undefined;
  }
  return { kind: 'source', type, params, address };
}

/** A parameter or an address: quoted, or text up to what ends it, with variables in it. */
function readPiece(reader: Reader, ends: (character: string) => boolean): VariableText {
  const character = reader.text[reader.at];
  if (character === '"' || character === "'") {
    const quoted = readQuoted(reader);
    if (quoted !== undefined) {
      skipSpace(reader);
      return [quoted];
    }
  }
  const parts = readText(reader, ends);
  const last = parts.at(-1);
  if (typeof last === 'string') parts[parts.length - 1] = last.trimEnd();
  return parts.filter((part) => part !== '');
}

function readQuoted(reader: Reader): string | undefined {
  const quote = reader.text[reader.at];
  let end = reader.at + 1;
  while (end < reader.text.length && reader.text[end] !== quote)
    end += quote === '"' && reader.text[end] === '\\' ? 2 : 1;
  if (end >= reader.text.length) return undefined;
  const inner = reader.text.slice(reader.at + 1, end);
  reader.at = end + 1;
  return quote === '"' ? inner.replace(/\\(["\\/])/g, '$1').replaceAll('\\n', '\n') : inner;
}

function literalOf(word: string): VariableSource {
  if (word === 'true' || word === 'false') return { kind: 'literal', value: word === 'true' };
  if (word === 'null') return { kind: 'literal', value: null };
  if (word !== '' && !Number.isNaN(Number(word))) return { kind: 'literal', value: Number(word) };
  return { kind: 'malformed' };
}

function skipSpace(reader: Reader): void {
  while (/\s/.test(reader.text[reader.at] ?? '')) reader.at++;
}
