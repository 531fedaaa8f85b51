/** `Redrive: Insert Pattern...`: what can be inserted at a place, and the edits that do it. */
import type { Pattern } from '../../core/catalog/patterns/pattern';
import { patterns as allPatterns } from '../../core/catalog/patterns/patterns';
import { freeValues, isFitting } from '../../core/features/patterns/free-values';
import { functionAt, insertPattern } from '../../core/features/patterns/insert-pattern';
import { pairsInJson } from '../../core/features/patterns/node-to-json';
import { additionsOf, fillFields, indent, paragraphs, patternForm } from '../../core/features/patterns/pattern-form';
import type { App, LambdaFunction } from '../../core/model/app';
import {
  insertPatternRequest,
  patternsRequest,
  type WireInsertPatternParams,
  type WireInsertPatternResult,
  type WirePattern,
  type WirePatternsParams,
} from '../../protocol';
import type { Feature } from '../feature';
import { toOffset } from '../from-proto';
import { toRange } from '../to-proto';

export const patterns: Feature = ({ connection, service, lines, versions, answer }) => {
  connection.onRequest<readonly WirePattern[], never>(
    patternsRequest,
    answer('patterns', [], ({ uri, position }: WirePatternsParams): readonly WirePattern[] => {
      const app = service.model(uri)?.app;
      if (!app) return [];
      const offset = toOffset(lines.of(uri), position);
      const isJson = service.text(uri)?.trimStart().startsWith('{') ?? false;
      return allPatterns
        .filter((pattern) => isFitting(pattern, app))
        .map((pattern) => toWire(pattern, app, functionAt(app, pattern, uri, offset), isJson));
    }),
  );
  const nothing: WireInsertPatternResult = { reason: 'Something went wrong; the log says what.' };
  connection.onRequest<WireInsertPatternResult, never>(
    insertPatternRequest,
    answer(
      'insert pattern',
      nothing,
      ({ uri, position, pattern: id }: WireInsertPatternParams): WireInsertPatternResult => {
        const app = service.model(uri)?.app;
        const document = service.yaml(uri);
        const pattern = allPatterns.find((one) => one.id === id);
        if (!app || !document || !pattern) return { reason: service.whyNoTemplate(uri) };
        const index = lines.of(uri);
        const existing = functionAt(app, pattern, uri, toOffset(index, position));
        const values = freeValues(pattern, app, existing);
        const inserted = insertPattern({ app, document, pattern, existing, values });
        if ('reason' in inserted) return inserted;
        const edits = inserted.edits.map(({ start, end, text }) => ({
          range: toRange(index, start, end),
          newText: text,
        }));
        return { edits, version: versions.of(uri) ?? null };
      },
    ),
  );
  return {};
};

function toWire(pattern: Pattern, app: App, existing: LambdaFunction | undefined, isJson: boolean): WirePattern {
  const form = patternForm(pattern, app.framework, existing !== undefined);
  const values = freeValues(pattern, app, existing);
  const added = existing ? `${existing.id}: # added to it\n${indent(additionsOf(pattern, app.framework).body, 2)}` : '';
  const text = paragraphs([added, ...form.functions, form.resources]);
  const filled = fillFields(text, pattern.fields, app.framework, ({ name }) => values.get(name) ?? '');
  return {
    id: pattern.id,
    title: pattern.title,
    description: pattern.description,
    linkedTo: existing?.id ?? null,
    preview: isJson ? pairsInJson(filled) : filled,
  };
}
