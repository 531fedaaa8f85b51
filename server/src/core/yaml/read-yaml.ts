/**
 * One piece of YAML text as located values; knows nothing of files or of other pieces. With `convert-node` the only
 * importer of `yaml`. It never throws: what can't be read becomes a note, and the rest is there.
 */
import { type CollectionTag, type Document, type ParsedNode, parseAllDocuments, type ScalarTag, Schema } from 'yaml';
import type { Block, Span } from '../text/span';
import { type Complain, Conversion, LONE_DASH } from './convert-node';
import type { YamlNode } from './node';
import { noteWords } from './note-words';
import { reindent } from './reindent';
import type { Dialect } from './scalar-value';
import { shiftSpans } from './shift-spans';
import { strayAt, withoutStray } from './stray-characters';
import type { YamlNote } from './yaml-note';

export interface YamlReading {
  readonly root: YamlNode | undefined;
  readonly notes: readonly YamlNote[];
  /** Values with an anchor that an alias uses: to edit one is to edit all its uses. */
  readonly shared: readonly Span[];
  /** True when there are anchors; such text can't be read in pieces. */
  readonly anchored: boolean;
}

const MAX_NOTES = 100;

export function readYaml(block: Block, source: string, dialect: Dialect): YamlReading {
  const { text, origin, documents } = parseForgiving(withoutStray(source));
  const place = origin ?? ((offset: number) => offset);
  const notes: YamlNote[] = [];
  const note: Complain = (message, start, end, kind = 'syntax') => {
    const span = { block, start: place(start), end: place(Math.min(end, text.length)) };
    if (notes.length < MAX_NOTES) notes.push({ kind, message, span });
  };
  const stray = strayAt(source);
  if (stray >= 0) {
    notes.push({
      kind: 'syntax',
      message: 'this is an invisible control character',
      span: { block, start: stray, end: stray + 1 },
    });
  }
  const [first, second] = documents;
  if (first === undefined) return { root: undefined, notes, shared: [], anchored: false };
  for (const error of first.errors) {
    const [start, end] = error.pos;
    const words = noteWords(error.code, error.message, text.slice(start, end).trim().slice(0, 60));
    note(words, start, end);
  }
  const conversion = new Conversion({ block, text, dialect, note });
  const root = first.contents ? conversion.convert(first.contents, first.range[0], 0) : undefined;
  if (second !== undefined) note('only the first document of a file is read', second.range[0], second.range[0] + 3);
  const shared = conversion.shared();
  if (origin === undefined || root === undefined) return { root, notes, shared, anchored: conversion.anchored };
  const moved = shared.map(({ start, end }) => ({ block, start: origin(start), end: origin(end) }));
  return { root: shiftSpans(root, origin), notes, shared: moved, anchored: conversion.anchored };
}

type Documents = readonly Document.Parsed<ParsedNode>[];

interface Parsed {
  readonly text: string;
  readonly documents: Documents;
  /** Where lines had to be pushed: from an offset in `text` to the offset in the source. */
  readonly origin: ((offset: number) => number) | undefined;
}

/** What the deploy tools take without a word, but the library does not, is read a second time in a form that it takes. */
function parseForgiving(source: string): Parsed {
  const strict = { text: source, documents: parseDocuments(source), origin: undefined };
  const errors = strict.documents[0]?.errors ?? [];
  const dashes = errors.some(({ code }) => code === 'BLOCK_IN_FLOW');
  const indents = errors.some(({ code, message }) => code === 'BAD_INDENT' || /Missing closing/.test(message));
  if (!dashes && !indents) return strict;
  const text = dashes ? source.replace(/([[,]\s*)-(?=[,\]}])/g, `$1${LONE_DASH}`) : source;
  const pushed = indents ? reindent(text) : undefined;
  const documents = parseDocuments(pushed?.text ?? text);
  const better = (documents[0]?.errors.length ?? errors.length) < errors.length;
  return better ? { text: pushed?.text ?? text, documents, origin: pushed?.origin } : strict;
}

function parseDocuments(text: string): Documents {
  try {
    return [...parseAllDocuments(text, OPTIONS)] as Documents;
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
