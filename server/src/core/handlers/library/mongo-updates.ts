/** Judges updates of MongoDB: what they add, and whether their filter finds the document a second time. */

import type { Effect } from '../handler-facts';
import { type CallArgs, literalOf, shapeOf, type Value } from '../interpret/value';
import { isRelative } from '../interpret/value-queries';
import { lastCalled } from './last-called';
import { fieldsOf } from './params';
import { computed } from './report';

export interface UpdateJudged extends Pick<Effect, 'repeat' | 'reason'> {
  readonly key?: Effect['key'];
  /** Its result tells whether it was the first: whoever asks, asks for that. */
  readonly isClaim?: boolean;
}

const adding = /^\$?(inc|mul|push|pusheach|pop|popfirst|poplast|unshift)$/i;
const setting = /^\$?(set|setoninsert|unset|rename|addtoset|addeachtoset|pull|pullall|currentdate|min|max|bit)$/i;

export function judgeMongoUpdate({ list: [filter, update] }: CallArgs): UpdateJudged {
  const operators = operatorsIn(update);
  const isClaim = findsOnce(filter, update) || (operators.length > 0 && operators.every(isSetOnInsert));
  const added = operators.find((one) => adding.test(one));
  if (added !== undefined)
    return isClaim
      ? { repeat: 'harmless', reason: 'its filter does not find the document a second time', isClaim }
      : { repeat: 'harmful', reason: `\`${added}\` adds again with each delivery` };
  if (!update || operators.length === 0) return { repeat: 'unknown', reason: 'the update could not be read' };
  if (isRelative(update)) return { repeat: 'harmful', reason: computed };
  // Mongoose sets the fields of a plain object.
  const isPlain = fieldsOf(update) !== undefined && !operators.some((one) => one.startsWith('$'));
  return isPlain || operators.every((one) => setting.test(one) || one.startsWith('$') || one === 'combine')
    ? { repeat: 'harmless', reason: 'sets fields to the same again', ...(isClaim ? { isClaim } : {}) }
    : { repeat: 'unknown', reason: 'the update could not be read' };
}

const isSetOnInsert = (operator: string): boolean => /^\$?setoninsert$/i.test(operator);

/** `{ $inc: ... }`; of builders `Update.Inc(...).Push(...)`, `combine(inc(...), set(...))`. */
function operatorsIn(update: Value | undefined): readonly string[] {
  const fields = fieldsOf(update);
  return fields ? [...fields.fields.keys()] : callsIn(update).filter((one) => one !== 'Update' && one !== 'Updates');
}

function callsIn(value: Value | undefined, depth = 0): string[] {
  const calls: string[] = [];
  const list = shapeOf(value, 'list');
  // `Combine(changes)`
  if (list && depth < 3)
    for (const one of list.rest ? [...list.items, list.rest] : list.items) calls.push(...callsIn(one, depth + 1));
  for (let at = shapeOf(value, 'external') ?? null, steps = 0; at && steps < 12; at = at.base, steps++) {
    const called = at.args ? lastCalled(at.path) : undefined;
    if (called === undefined) continue;
    calls.push(called);
    if (depth < 3) for (const one of at.args?.list ?? []) calls.push(...callsIn(one, depth + 1));
  }
  return calls;
}

/** `{ _id: order, seen: { $ne: event } }`, `{ state: 'open' }` beside `{ $set: { state: 'sent' } }`. */
function findsOnce(filter: Value | undefined, update: Value | undefined): boolean {
  if (callsIn(filter).some((one) => /^(ne|nin|not)$/i.test(one))) return true;
  const fields = fieldsOf(filter)?.fields ?? new Map<string, Value>();
  const set = fieldsOf(fieldsOf(update)?.fields.get('$set'))?.fields;
  return [...fields].some(([name, value]) => {
    const inner = fieldsOf(value)?.fields;
    const missing = inner?.get('$exists');
    if (inner?.has('$ne') || inner?.has('$nin') || inner?.has('$not')) return true;
    if (missing && literalOf(missing) === false) return set?.has(name) === true;
    const [from, to] = [literalOf(value), literalOf(set?.get(name))];
    return from !== undefined && to !== undefined && from !== to;
  });
}
