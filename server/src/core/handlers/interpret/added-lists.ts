/**
 * Lists that were read, get more, and are written back: `order.notes.push(note)` adds a note with each delivery. Who has
 * asked the list whether it is there already does not.
 */
import { isEcmascript } from '../handler-facts';
import type { Expr, Stmt } from '../ir/ir';
import { lowerFirst } from './builtin-requests';
import { nameOf } from './catches';
import type { Machine } from './machine';
import { type CallArgs, Origin, ofOrigin, shapeOf, type Value } from './value';
import { deepOrigin, elementOf } from './value-queries';

const adding = /^(append|push|extend|unshift|add|addAll|insert|Add|AddRange|<<)$/;
const asking =
  /^(includes?\??|indexOf|some|find|find(Last)?Index|findLast|contains|Contains|any\??|Any|member\??|exists|Exists|has|anyMatch|noneMatch|none\??|detect|find_index|index|count|Find|FirstOrDefault|map|flatMap|collect|pluck|stream|Select)$/;

const isRead = ({ origin }: Value): boolean => (origin & Origin.read) !== 0;

/** Of which nothing is known but where it is from, or that there may be none yet: `order.notes || []`. */
const isOpen = ({ shapes }: Value): boolean =>
  shapes.every((shape) => shape.kind === 'list' && shape.items.length === 0 && shape.rest === null);

const isNew = (value: Value): boolean => (deepOrigin(value) & Origin.read) === 0;

/** `add` of Python and JavaScript is of sets alone, which have everything once. */
const isSet = ({ frame }: Machine, method: string): boolean =>
  method === 'add' && (frame.unit.language === 'python' || isEcmascript(frame.unit.language));

/** A further page of what was read is no more than what is there. */
export const isAppending = (machine: Machine, list: Expr, receiver: Value, method: string, args: CallArgs): boolean =>
  adding.test(method) &&
  !isSet(machine, method) &&
  isRead(receiver) &&
  isOpen(receiver) &&
  args.list.some(({ origin }) => (origin & Origin.read) === 0) &&
  !machine.listsAsked.has(listName(list));

/** A method, or `in`, that asks a list for one of its items. */
export const asks = (method: string): boolean => asking.test(method) || /^(not )?in$/.test(method);

/** Takes note that a list which was read was asked for one of its items. */
export function noteAsked(machine: Machine, list: Expr | undefined, value: Value | undefined): void {
  if (list && value && isRead(value)) machine.listsAsked.add(listName(list));
}

/** Whether a loop looks for something: `if note.id == id: return`, or `found = True`. */
export const looksFor = (body: readonly Stmt[]): boolean =>
  body.some((one) => one.k === 'if' && (one.yes.some(isFinding) || one.no.some(isFinding)));

const isFinding = (one: Stmt): boolean =>
  one.k === 'return' ||
  (one.k === 'exit' && one.how === 'break') ||
  isTrue(one.k === 'declare' ? one.value : one.k === 'expr' && one.value.k === 'assign' ? one.value.value : null) ||
  (one.k === 'block' && one.body.some(isFinding));

const isTrue = (value: Expr | null): boolean => value?.k === 'literal' && value.value === true;

/** What is left of a list that was read is a list of its own: what comes in has taken the place of what was sifted out. */
export function sifted({ frame }: Machine, receiver: Value, method: string, result: Value): Value {
  const sifts =
    (method === 'filter' && isEcmascript(frame.unit.language)) ||
    (/^(reject|select|filter)$/.test(method) && frame.unit.language === 'ruby');
  if (!sifts || !isRead(receiver) || receiver.shapes.length > 0 || result.shapes.length > 0) return result;
  return { origin: result.origin, shapes: [{ kind: 'list', items: [], rest: ofOrigin(result.origin) }] };
}

/** `[...order.notes, note]`, `order['notes'] + [note]`: the name of the list that it is longer than. */
export function longerThan(
  { listsAsked }: Machine,
  list: Expr,
  before: Value,
  added: readonly Value[],
): string | undefined {
  const name = listName(list);
  const isLonger = name !== '' && isRead(before) && isOpen(before) && !listsAsked.has(name);
  return isLonger && added.some((one) => isNew(one) && deepOrigin(one) !== Origin.constant) ? name : undefined;
}

export const longer = (name: string, before: Value, added: readonly Value[]): Value => ({
  origin: before.origin,
  shapes: [{ kind: 'list', items: [...added], rest: elementOf(before), longerThan: name }],
});

/** What stands under the name of the list that it is longer than takes that one's place. */
export function writtenBack(name: string | null, value: Value): Value {
  const before = shapeOf(value, 'list')?.longerThan;
  return before !== undefined && before === name?.replace(/^[:#]/, '')
    ? { ...value, origin: value.origin | Origin.relative }
    : value;
}

/** The last name of it: `(order.notes ?? [])`, `order['notes']`, `order.get('notes', [])`. */
function listName(list: Expr): string {
  if (list.k === 'op' && (list.op === '||' || list.op === '??') && list.items[0]) return listName(list.items[0]);
  if (list.k === 'index' && list.index.k === 'literal') return String(list.index.value);
  if (list.k === 'call' && list.callee.k === 'member' && /^(get|fetch|dig)$/.test(list.callee.name)) {
    const [first] = list.args;
    return first?.value.k === 'literal' ? String(first.value.value) : '';
  }
  if (list.k === 'call' && list.callee.k === 'member' && /^get[A-Z]/.test(list.callee.name))
    return lowerFirst(list.callee.name.slice(3));
  // The last nine of it.
  if (list.k === 'call' && list.callee.k === 'member' && list.callee.name === 'slice')
    return listName(list.callee.object);
  return list.k === 'call' ? '' : nameOf(list);
}
