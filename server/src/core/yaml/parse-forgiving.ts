/**
 * The `yaml` library with more patience. What the deploy tools take without a word but the library does not, and keys in
 * the making, are read a second time in a form that it takes; offsets lead back to the text as it stands.
 */
import {
  type CollectionTag,
  type Document,
  type ParsedNode,
  parseAllDocuments,
  type ScalarTag,
  Schema,
  type YAMLError,
} from 'yaml';
import { LONE_DASH } from './convert-node';
import { type Insertion, insertText } from './insert-text';
import { reindent } from './reindent';

export interface Parsed {
  /** What the documents' ranges refer to. */
  readonly text: string;
  readonly documents: readonly Document.Parsed<ParsedNode>[];
  /** From an offset in `text` to one in the source; undefined where nothing was inserted. */
  readonly origin: ((offset: number) => number) | undefined;
  /** Keys without a colon that would have swallowed the line below them, in offsets of the source. */
  readonly unfinished: readonly { readonly start: number; readonly end: number }[];
}

export function parseForgiving(source: string): Parsed {
  let parsed: Parsed = { text: source, documents: parseDocuments(source), origin: undefined, unfinished: [] };
  for (const repair of REPAIRS) {
    const errors = parsed.documents[0]?.errors ?? [];
    if (errors.length === 0) return parsed;
    const insertions = repair(parsed.text, errors);
    if (insertions.length === 0) continue;
    const { text, origin } = insertText(parsed.text, insertions);
    const documents = parseDocuments(text);
    if ((documents[0]?.errors.length ?? errors.length) >= errors.length) continue;
    const before = parsed.origin;
    const colons = insertions.filter((one) => one.text === ':');
    const unfinished = colons.map(({ offset }) => wordBefore(parsed.text, offset));
    const toSource = (offset: number): number => (before ? before(origin(offset)) : origin(offset));
    parsed = { text, documents, origin: toSource, unfinished: [...parsed.unfinished, ...unfinished] };
  }
  return parsed;
}

type Repair = (text: string, errors: readonly YAMLError[]) => readonly Insertion[];

/** In this order; finished keys come first, while offsets still are those of the source. */
const REPAIRS: readonly Repair[] = [finishKeys, loneDashes, pushLines];

/** `Ty` above `Timeout: 3` is one key of two lines to the library. A colon makes it a key without a value. */
function finishKeys(text: string, errors: readonly YAMLError[]): readonly Insertion[] {
  return errors.flatMap(({ code, pos: [start, end] }) => {
    const word =
      code === 'MULTILINE_IMPLICIT_KEY' ? /^([\w.:-]+)[ \t]*\r?\n/.exec(text.slice(start, end))?.[1] : undefined;
    return word === undefined ? [] : [{ offset: start + word.length, text: ':' }];
  });
}

/** `[a, -, b]`: a dash alone is a text to PyYAML and js-yaml, but not to the library. A mark makes it one. */
function loneDashes(text: string, errors: readonly YAMLError[]): readonly Insertion[] {
  if (!errors.some(({ code }) => code === 'BLOCK_IN_FLOW')) return [];
  return [...text.matchAll(/(?<=[[,]\s*)-(?=[,\]}])/g)].map(({ index }) => ({ offset: index, text: LONE_DASH }));
}

function pushLines(text: string, errors: readonly YAMLError[]): readonly Insertion[] {
  const wanted = errors.some(({ code, message }) => code === 'BAD_INDENT' || /Missing closing/.test(message));
  return wanted ? reindent(text) : [];
}

function wordBefore(text: string, end: number): { readonly start: number; readonly end: number } {
  const word = /\S+$/.exec(text.slice(text.lastIndexOf('\n', end - 1) + 1, end))?.[0] ?? '';
  return { start: end - word.length, end };
}

function parseDocuments(text: string): Parsed['documents'] {
  try {
    return [...parseAllDocuments(text, OPTIONS)] as Document.Parsed<ParsedNode>[];
  } catch {
    // Thousands of nested brackets exhaust the library's stack. There is nothing to be read from such a text.
    return [];
  }
}

/** Known to the library only so that it does not build a warning for each of them; any other tag is read just as well. */
const TAGS =
  'Ref Sub GetAtt If Join Select Split FindInMap ImportValue Equals And Or Not Condition Base64 Cidr GetAZs Transform';

const tag = (name: string): readonly (ScalarTag | CollectionTag)[] => [
  { tag: `!${name}`, resolve: (text) => text },
  { tag: `!${name}`, collection: 'seq', resolve: (list) => list },
  { tag: `!${name}`, collection: 'map', resolve: (map) => map },
];

const OPTIONS = {
  // `failsafe` leaves every scalar a string; what it means depends on the dialect and is decided from the same text.
  schema: new Schema({ schema: 'failsafe', customTags: TAGS.split(' ').flatMap(tag), resolveKnownTags: false }),
  logLevel: 'silent',
  prettyErrors: false,
  uniqueKeys: false,
} as const;
