/**
 * One piece of YAML text as located values; knows nothing of files or of other pieces. It never throws: what can't be read becomes a note, and the rest is there.
 */
import type { Block, Span } from '../text/span';
import { type Complain, Conversion } from './convert-node';
import type { YamlNode } from './node';
import { keyWithoutColon, noteWords } from './note-words';
import { parseForgiving } from './parse-forgiving';
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
  const { text, origin, documents, unfinished } = parseForgiving(withoutStray(source));
  const place = origin ?? ((offset: number) => offset);
  const notes: YamlNote[] = [];
  const note: Complain = (message, start, end, kind = 'syntax') => {
    const span = { block, start: place(start), end: place(Math.min(end, text.length)) };
    if (notes.length < MAX_NOTES) notes.push({ kind, message, span });
  };
  const stray = strayAt(source);
  if (stray >= 0) {
    const span = { block, start: stray, end: stray + 1 };
    notes.push({ kind: 'syntax', message: 'this is an invisible control character', span });
  }
  for (const { start, end } of unfinished) {
    notes.push({ kind: 'syntax', message: keyWithoutColon(source.slice(start, end)), span: { block, start, end } });
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
