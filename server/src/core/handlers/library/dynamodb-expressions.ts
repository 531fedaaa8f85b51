/** Reads DynamoDB's update and condition expressions: do they set or add, do they let only one delivery pass? */

import { versionName } from '../../catalog/operations/telling-names';
import { hole } from '../handler-facts';
import { shapeOf, type Value } from '../interpret/value';
import { textOf } from '../interpret/value-queries';
import { fieldValues } from './judge-dynamodb';
import { fieldOf, fieldsOf } from './params';

/** The condition as text: an expression, or boto3's `Attr('id').not_exists()`. */
export function conditionOf(value: Value | undefined): string | null {
  if (!value) return null;
  const text = textOf(value);
  if (text !== undefined) return text;
  const external = shapeOf(value, 'external');
  return external ? external.path.replace(/_/g, '') : hole;
}

export const shorten = (text: string): string => text.replace(/\s+/g, ' ').replaceAll(hole, '…').trim().slice(0, 60);

/** Reads an update expression: does it set, or add to what is there? */
export function readUpdate(expression: string, values: Value | undefined): 'sets' | 'adds' | 'unknown' {
  const text = expression.replace(/\s+/g, ' ');
  if (unreadable.test(text)) return 'unknown';
  if (/list_append\s*\(/i.test(text)) return 'adds';
  const add = /(?:^|\s)ADD\s+(.+?)(?=\s(?:SET|REMOVE|DELETE)\s|$)/i.exec(text);
  if (add) {
    const added = (add[1] ?? '').split(',').filter((part) => !isVersion(part.trim().split(' ')[0]));
    // Adding to a set what is in it changes nothing.
    const placeholders = added.flatMap((part) => [...part.matchAll(/:[\w]+/g)].map((one) => one[0]));
    const allSets =
      (placeholders.length > 0 || added.length === 0) &&
      placeholders.every((name) => isSet(fieldOf(values, name) ?? fieldOf(values, name.slice(1))));
    if (!allSets) return 'adds';
  }
  const sets = text
    .replace(/if_not_exists\s*\([^)]*\)/gi, 'was')
    .replace(/:\w+/g, ':v')
    .replace(/(#?\w+)\s*=\s*(#?\w+)\s*\+\s*:v/g, (all, name) => (isVersion(name) ? `${name} = :v` : all));
  if (/=\s*[^,]*?(\)|[\w.#\]]|:v|\u25a1)\s*[+-]\s*(:v|[#\w]|\u25a1)/.test(sets)) return 'adds';
  if (/\b(SET|REMOVE|DELETE|ADD)\b/i.test(text)) return 'sets';
  return 'unknown';
}

/** What is set or added was put together where it can not be followed. */
const unreadable = new RegExp(`^${hole}$|\\b(SET|ADD) ${hole}(?= |$)(?! ?[=:])`, 'i');

/** `#version` and the like: what counts the writes themselves. */
const isVersion = (name: string | undefined): boolean => versionName.test(name?.replace(/^#/, '') ?? '');

const isSet = (value: Value | undefined): boolean => {
  if (!value) return false;
  if (fieldOf(value, 'SS') || fieldOf(value, 'NS') || fieldOf(value, 'BS')) return true;
  const external = shapeOf(value, 'external')?.path ?? '';
  return shapeOf(value, 'list') !== undefined || /Set\(\)$|createSet/.test(external);
};

export function readLegacy(updates: Value): 'sets' | 'adds' | 'unknown' {
  for (const one of fieldValues(updates)) if (textOf(fieldOf(one, 'Action')) === 'ADD') return 'adds';
  return fieldsOf(updates) ? 'sets' : 'unknown';
}

/** Whether only one delivery can meet the condition. `stock >= :n` says how much there is, not that it is the first time. */
export function isGuard(condition: string, update: string): boolean {
  if (condition.includes(hole) && !/[a-z]/i.test(condition)) return true;
  if (
    /attribute_not_exists|attributenotexists|\.notexists|not\s*\(?\s*contains|\bNOT\b.*contains|<>|\.ne\(\)|!=/i.test(
      condition,
    )
  )
    return true;
  // A version, a state or a sequence that the same write moves on.
  const comparison = /([\w.#]+)\s*(=|<|<=|>|>=)\s*(:\w+)/g;
  for (const [, attribute, sign, placeholder] of condition.matchAll(comparison)) {
    if (attribute === undefined || placeholder === undefined) continue;
    const name = attribute.replace(/[#.[\]]/g, '\\$&');
    const moved = new RegExp(`${name}\\s*=\\s*([^,]+)`).exec(update)?.[1];
    if (moved === undefined) continue;
    if (sign === '=' && !moved.trim().startsWith(placeholder)) return true;
    if ((sign === '<' || sign === '<=') && moved.trim().startsWith(placeholder)) return sign === '<';
  }
  return false;
}
