/** Pattern text as a snippet: fields become tab stops, everything else stands as it is. */
import type { Field } from '../../catalog/patterns/pattern';
import type { FrameworkName } from '../../model/app';
import { pairsInJson } from './node-to-json';
import { fillFields } from './pattern-form';

/** Private-use characters stand for fields while the text is read as YAML. */
const firstMark = 0xe000;

export function yamlSnippet(text: string, fields: readonly Field[], framework: FrameworkName): string {
  return unmark(marked(text, fields, framework), fields);
}

/** The same entries as JSON pairs, without braces around them. */
export function jsonSnippet(text: string, fields: readonly Field[], framework: FrameworkName): string {
  const json = pairsInJson(marked(text, fields, framework));
  // A number that is a field stands there as a number.
  const numbers = json.replace(/"([\ue000-\uf8ff])"/g, (whole, mark: string) =>
    /^\d+$/.test(fields[mark.charCodeAt(0) - firstMark]?.default ?? '') ? mark : whole,
  );
  return unmark(numbers, fields);
}

function marked(text: string, fields: readonly Field[], framework: FrameworkName): string {
  return fillFields(text, fields, framework, (_, index) => String.fromCharCode(firstMark + index));
}

/** Tab stops are numbered in the order of the fields that the text uses; the first place of a field holds its default. */
function unmark(text: string, fields: readonly Field[]): string {
  const escaped = text.replace(/[\\$}]/g, '\\$&');
  const used = fields
    .map((_, index) => index)
    .filter((index) => escaped.includes(String.fromCharCode(firstMark + index)));
  const seen = new Set<number>();
  return escaped.replace(/[\ue000-\uf8ff]/g, (mark) => {
    const index = mark.charCodeAt(0) - firstMark;
    const field = fields[index];
    const stop = used.indexOf(index) + 1;
    if (!field || seen.has(index)) return `$${stop}`;
    seen.add(index);
    if (field.choices)
      return `\${${stop}|${field.choices.map((choice) => choice.replace(/[\\,|]/g, '\\$&')).join(',')}|}`;
    return `\${${stop}:${field.default.replace(/[\\$}]/g, '\\$&')}}`;
  });
}
