/** Values in a few words, for labels and rows. */
import { type Data, isList, isMap, isReference, isTemplate } from '../model/data';
import { possible, type Value } from '../model/value';

/** `40`, `40 or 60`; undefined when nothing is known. */
export function inWords<T>(value: Value<T> | undefined, show: (value: T) => string = String): string | undefined {
  const options = new Set(possible(value).map((option) => show(option.value.value)));
  return options.size === 0 ? undefined : [...options].join(' or ');
}

/** A reference, an ARN or a name as one would say it. */
export function expressionOf(value: Value<Data> | undefined): string {
  if (value === undefined) return '';
  if (value.kind === 'unresolved') return value.expression;
  if (value.kind === 'alternatives') return value.options.map((option) => expressionOf(option.value)).join(' or ');
  return dataText(value.value);
}

function dataText(data: Data): string {
  if (isReference(data)) return data.target;
  if (isTemplate(data)) {
    return data.parts
      .map((part) => (typeof part === 'string' ? part : part.kind === 'ref' ? part.target : `\${${part.name}}`))
      .join('');
  }
  if (isList(data)) return data.items.map(expressionOf).join(', ');
  if (isMap(data)) return data.keys.join(', ');
  return String(data);
}

/** The end of an ARN is the name people know. */
export function shortName(expression: string): string {
  if (!expression.startsWith('arn:')) return expression;
  const parts = expression.split(':').slice(5);
  return parts.join(':').replace(/^(table|stream|function|rule|topic)[/:]/, '') || expression;
}

export function shorten(text: string, length: number): string {
  const flat = text.replace(/\s+/g, ' ').trim();
  return flat.length <= length ? flat : `${flat.slice(0, length - 1).trimEnd()}…`;
}

/** A word for Mermaid and HTML ids; different names give different words. */
export function wordFor(prefix: string, name: string): string {
  const safe = name.replace(/[^A-Za-z0-9]/gu, (c) => (c === '_' ? '__' : `_${c.codePointAt(0)?.toString(16)}_`));
  return `${prefix}_${safe}`;
}
