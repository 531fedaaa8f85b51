/**
 * Patterns as completions, in templates only and only where an entry may stand: a snippet contributed for the language
 * would be offered in every YAML file.
 */

import type { Field, Pattern } from '../../catalog/patterns/pattern';
import { patterns } from '../../catalog/patterns/patterns';
import type { App } from '../../model/app';
import type { SourceEdit } from '../../text/source-edit';
import { placeOf } from '../../text/span';
import type { YamlDocument } from '../../yaml/document';
import { pairOf, type YamlNode } from '../../yaml/node';
import { type FieldValues, freeValues, isFitting } from './free-values';
import { insertPattern } from './insert-pattern';
import { pairsInJson } from './node-to-json';
import { fillFields, indent, paragraphs, patternForm } from './pattern-form';
import { jsonSnippet, yamlSnippet } from './pattern-snippet';

export interface PatternCompletion {
  readonly prefix: string;
  readonly pattern: Pattern;
  /** In snippet syntax. */
  readonly snippet: string;
  /** The indentation of the cursor is part of the snippet, since it goes on outside of the section. */
  readonly asIs: boolean;
  /** What one gets, with every default. */
  readonly preview: string;
  /** The word that is replaced. */
  readonly start: number;
  readonly end: number;
  /** Parts that belong elsewhere in the file. */
  readonly more: readonly SourceEdit[];
}

export function patternCompletions(app: App, document: YamlDocument, offset: number): readonly PatternCompletion[] {
  const spot = spotAt(document, offset);
  if (!spot) return [];
  return patterns
    .filter((pattern) => isFitting(pattern, app))
    .flatMap((pattern) => {
      const values = freeValues(pattern, app, undefined);
      const here = textAt(pattern, app, spot.section);
      if (here === '') return [];
      const fields = pattern.fields.map((field) => withDefault(field, values));
      const rest = elsewhere(pattern, app, document, values, spot.section);
      if (!rest) return [];
      // A section that is not there yet belongs behind the entry that is being typed, not before it.
      const before = rest.filter((edit) => !isBehindSection(edit, spot, document));
      const asIs = before.length < rest.length;
      const text = asIs ? withSection(here, pattern, app, spot) : here;
      const snippet = spot.json ? jsonSnippet(text, fields, app.framework) : yamlSnippet(text, fields, app.framework);
      const filled = fillFields(here, fields, app.framework, (field) => field.default);
      const preview = spot.json ? pairsInJson(filled) : filled;
      return pattern.prefixes.map((prefix) => ({
        prefix,
        pattern,
        snippet,
        asIs,
        preview,
        start: spot.start,
        end: offset,
        more: before,
      }));
    });
}

type Section = 'resources' | 'functions';

interface Spot {
  readonly section: Section;
  readonly json: boolean;
  /** Where the word that is being typed begins. */
  readonly start: number;
  readonly indentation: string;
}

const withDefault = (field: Field, values: FieldValues): Field => {
  const value = values.get(field.name) ?? field.default;
  return value === field.default ? field : { ...field, default: value };
};

/** What stands at the cursor: everything (SAM, CloudFormation), or the functions alone (Serverless). */
function textAt(pattern: Pattern, app: App, section: Section): string {
  const form = patternForm(pattern, app.framework);
  if (app.framework !== 'serverless') return paragraphs([...form.functions, form.resources]);
  if (section === 'functions') return paragraphs(form.functions);
  return pattern.functions.length === 0 ? form.resources : '';
}

/** Serverless: resources and permissions stand in other sections. Undefined when they can't be put there. */
function elsewhere(
  pattern: Pattern,
  app: App,
  document: YamlDocument,
  values: FieldValues,
  section: Section,
): readonly SourceEdit[] | undefined {
  if (app.framework !== 'serverless' || section === 'resources') return [];
  const inserted = insertPattern({ app, document, pattern, values, existing: undefined, withoutFunctions: true });
  return 'edits' in inserted ? inserted.edits : undefined;
}

/** Text that would come between the section and the cursor, which is in it still. */
function isBehindSection({ start }: SourceEdit, spot: Spot, { root, text }: YamlDocument): boolean {
  const functions = pairOf(root, 'functions');
  if (spot.section !== 'functions' || spot.json || !functions || start > spot.start) return false;
  return start > placeOf(functions.span).start && /^[ \t]*$/.test(text.slice(start, spot.start).replace(/\r?\n/g, ''));
}

function withSection(here: string, pattern: Pattern, app: App, { indentation }: Spot): string {
  const { resources } = patternForm(pattern, app.framework);
  const entries = indent(here, indentation.length).slice(indentation.length).trimEnd();
  return `${entries}\n\nresources:\n  Resources:\n${indent(resources, 4)}`;
}

/** An entry may stand in `Resources:`, in `functions:`, and in `Resources:` below `resources:`. */
const sections: Readonly<Record<string, Section>> = {
  Resources: 'resources',
  functions: 'functions',
  'resources/Resources': 'resources',
};

function spotAt(document: YamlDocument, offset: number): Spot | undefined {
  const { text } = document;
  const lineStart = text.lastIndexOf('\n', offset - 1) + 1;
  const [, space = '', quote = '', word = ''] = /^([ \t]*)("?)([\w-]*)$/.exec(text.slice(lineStart, offset)) ?? [];
  const start = offset - word.length - quote.length;
  if (start - space.length !== lineStart) return undefined;
  const json = /^\s*\{/.test(text);
  const path = json ? pathOfObject(document.root, offset, []) : pathByIndentation(text, lineStart, space.length);
  const section = path && sections[path.join('/')];
  return section ? { section, json, start, indentation: space } : undefined;
}

/** The keys above a line that is being typed; a half-typed line is no YAML yet, so its indentation is all there is. */
function pathByIndentation(text: string, lineStart: number, indentation: number): readonly string[] | undefined {
  const path: string[] = [];
  let limit = indentation;
  const lines = text.slice(0, lineStart).split(/\r?\n/).slice(0, -1);
  for (const line of lines.reverse()) {
    const [, space = '', key] = /^( *)([\w-]+):\s*(?:#.*)?$/.exec(line) ?? [];
    const depth = /^ */.exec(line)?.[0].length ?? 0;
    if (/^\s*(#|$)/.test(line) || depth >= limit) continue;
    if (key === undefined) return undefined;
    path.unshift(key);
    limit = space.length;
    if (limit === 0) return path;
  }
  return undefined;
}

/** The keys that lead to the innermost JSON object around an offset. */
function pathOfObject(
  node: YamlNode | undefined,
  offset: number,
  path: readonly string[],
): readonly string[] | undefined {
  if (node?.kind !== 'map') return undefined;
  const { start, end } = placeOf(node.span);
  if (offset <= start || offset >= end) return undefined;
  for (const { key, value } of node.pairs) {
    const inner = placeOf(value.span);
    if (offset > inner.start && offset < inner.end) return pathOfObject(value, offset, [...path, key.text]);
  }
  return path;
}
