/** The function that a name means of which not all is known: `shop-□-index` is the only one called like that here. */
import type { App, FunctionId } from '../model/app';
import { isTemplate } from '../model/data';
import { possible } from '../model/value';
import { textOf } from './arn';
import { lookup } from './lookup';

/** `hole` stands for what is not known. An ARN is read to its name. Undefined where several or none are called so. */
export function functionLike(app: App, name: string, hole: string): FunctionId | undefined {
  const parts = name.replace(/^arn:.*:function:/, '').split(hole);
  if (parts.join('').replace(/[^a-z]/gi, '').length < fewestLetters) return undefined;
  const [only, more] = [...app.functions.values()].filter(({ properties }) =>
    possible(lookup(properties, 'FunctionName')).some(({ value: { value } }) => {
      const text = isTemplate(value) ? textOf(value) : value;
      return typeof text === 'string' && isLike(text, parts);
    }),
  );
  return more === undefined ? only?.id : undefined;
}

/** With less than that a name says nothing. */
const fewestLetters = 5;

/** Whether the text is made of the parts, in their order, and anything between them. */
function isLike(text: string, parts: readonly string[]): boolean {
  const [first = ''] = parts;
  const last = parts.at(-1) ?? '';
  if (!text.startsWith(first) || !text.endsWith(last)) return false;
  let at = first.length;
  for (const part of parts.slice(1, -1)) {
    const found = text.indexOf(part, at);
    if (found < 0) return false;
    at = found + part.length;
  }
  return at <= text.length - last.length;
}
