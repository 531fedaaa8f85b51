/**
 * One piece of YAML text as located values; knows nothing of files or of other pieces. With `convert-node` the only
 * importer of `yaml`. It never throws: what can't be read becomes a note, and the rest is there.
 */
import { type Document, type ParsedNode, parseAllDocuments } from 'yaml';
import type { Block, Span } from '../text/span';
import { Conversion } from './convert-node';
import type { YamlNode } from './node';
import { noteWords } from './note-words';
import type { Dialect } from './scalar-value';
import { strayAt, withoutStray } from './stray-characters';
import type { YamlNote } from './yaml-note';

export interface YamlReading {
  readonly root: YamlNode | undefined;
  readonly notes: readonly YamlNote[];
  /** Values with an anchor that an alias uses: to edit one is to edit all its uses. */
  readonly shared: readonly Span[];
  /** True when there are anchors or aliases at all; such text can't be read in pieces. */
  readonly anchored: boolean;
}

const MAX_NOTES = 100;

export function readYaml(block: Block, source: string, dialect: Dialect): YamlReading {
  const text = withoutStray(source);
  const notes: YamlNote[] = [];
  const note = (message: string, start: number, end: number, kind: YamlNote['kind'] = 'syntax'): void => {
    if (notes.length < MAX_NOTES)
      notes.push({ kind, message, span: { block, start, end: Math.min(end, text.length) } });
  };
  const stray = strayAt(source);
  if (stray >= 0) note('this is an invisible control character', stray, stray + 1);

  const [first, second] = parseDocuments(text);
  if (first === undefined) return { root: undefined, notes, shared: [], anchored: false };
  for (const error of first.errors) {
    const [start, end] = error.pos;
    const words = noteWords(error.code, error.message, text.slice(start, end).trim().slice(0, 60));
    note(words, start, end);
  }
  const conversion = new Conversion(block, text, dialect, note);
  const root = first.contents ? conversion.convert(first.contents, first.range[0], 0) : undefined;
  if (second !== undefined) note('only the first document of a file is read', second.range[0], second.range[0] + 3);
  return { root, notes, shared: conversion.shared(), anchored: conversion.anchored };
}

function parseDocuments(text: string): readonly Document.Parsed<ParsedNode>[] {
  try {
    // `failsafe` leaves every scalar a string; what it means depends on the dialect and is decided from the same text.
    const documents = parseAllDocuments(text, {
      schema: 'failsafe',
      keepSourceTokens: true,
      logLevel: 'silent',
      prettyErrors: false,
      uniqueKeys: false,
      resolveKnownTags: false,
    });
    return [...documents] as Document.Parsed<ParsedNode>[];
  } catch {
    // Thousands of nested brackets exhaust the library's stack. There is nothing to be read from such a text.
    return [];
  }
}
