/**
 * Edits as data: each section of a page in `cases/` is text before, operations, and text after (none: refused).
 * Every case also runs with CRLF, with a byte order mark and without a final newline.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { applyEdits } from '../../server/src/core/text/source-edit';
import { parseYaml } from '../../server/src/core/yaml/document';
import { edit, type Operation } from '../../server/src/core/yaml/edits';
import { saidAfter } from './expected-value';
import { said } from './plain-value-of';

interface Case {
  readonly title: string;
  readonly language: string;
  readonly before: string;
  readonly operations: readonly Operation[];
  readonly after: string | undefined;
}

const folder = join(import.meta.dirname, 'cases');
const cases = readdirSync(folder).flatMap((page) => casesOf(readFileSync(join(folder, page), 'utf8')));

const variants: readonly { readonly name: string; readonly change: (text: string) => string }[] = [
  { name: 'as written', change: (text) => text },
  { name: 'CRLF', change: (text) => text.replaceAll('\n', '\r\n') },
  { name: 'byte order mark', change: (text) => `\ufeff${text}` },
  { name: 'no final newline', change: (text) => text.replace(/\n$/, '') },
];

test.each(cases.flatMap((one) => variants.map((variant) => ({ ...one, variant }))))(
  '$title ($variant.name)',
  ({ language, before: lines, operations, after, variant }) => {
    const text = variant.change(lines);
    const before = parseYaml(`file:///case.${language}`, text);
    const edits = edit(before, operations);
    if (after === undefined) {
      expect(edits).toBeUndefined();
      return;
    }
    const result = applyEdits(text, edits ?? []);
    expect(result).toBe(variant.change(after));
    const document = parseYaml(before.uri, result);
    expect(document.notes).toEqual([]);
    expect(said(document.root)).toEqual(operations.reduce(saidAfter, said(before.root)));
  },
);

function casesOf(page: string): readonly Case[] {
  return page
    .split(/^## /m)
    .slice(1)
    .map((section) => {
      const fences = new Map<string, { language: string; text: string }>();
      for (const [, language, role, text] of section.matchAll(/^```(\w+) (\w+)\n(.*?)^```$/gms)) {
        fences.set(role ?? '', { language: language ?? '', text: text ?? '' });
      }
      const before = fences.get('before');
      if (before === undefined) throw new Error(`no text before in: ${section}`);
      return {
        title: section.split('\n', 1)[0] ?? '',
        language: before.language,
        before: before.text,
        operations: JSON.parse(fences.get('operations')?.text ?? '[]') as readonly Operation[],
        after: fences.get('after')?.text,
      };
    });
}
