/** Records, lists, comprehensions and what loops over them see. */

import type { Expr, Loop } from '../ir/ir';
import { longer, longerThan, noteAsked, writtenBack } from './added-lists';
import { filledWith, instantiate } from './constructors';
import { enumerated } from './enumerated';
import { evaluate } from './expressions';
import { addGuards } from './guard';
import { iterated } from './iterables';
import type { Machine, Site } from './machine';
import { elementByMethod } from './operator-methods';
import { assignTo } from './patterns';
import { test } from './tests';
import {
  type ClassShape,
  eventValue,
  join,
  joinAll,
  listOf,
  literalOf,
  literalValue,
  noArgs,
  Origin,
  ofOrigin,
  type RecordShape,
  record,
  shapeOf,
  type Value,
} from './value';
import { elementOf, guardsInside, textOf } from './value-queries';

export function evaluateRecord(machine: Machine, expr: Extract<Expr, { k: 'record' }>): Value {
  const result = record([], null, expr.type);
  const shape = shapeOf(result, 'record');
  if (!shape) return result;
  let copied: ClassShape | undefined;
  for (const { key, value } of expr.entries) {
    const one = evaluate(machine, value);
    if (key === null) {
      copied = machine.frame.unit.language === 'csharp' ? shapeOf(one, 'instance')?.of : undefined;
      spreadInto(shape, one);
      continue;
    }
    const named = evaluate(machine, key);
    const name = textOf(named);
    if (name === undefined) {
      shape.rest = shape.rest ? join(shape.rest, one) : one;
      noteKey(shape, named);
    } else shape.fields.set(name, writtenBack(name, one));
  }
  // `order with { State = state }` is an order too.
  if (copied) return { origin: result.origin, shapes: [{ kind: 'instance', of: copied, fields: shape.fields }] };
  if (expr.type === null) return result;
  const type = machine.program.resolveType(machine, machine.frame.unit, expr.type);
  const cls = shapeOf(type, 'class');
  if (cls) {
    if (cls.unit.language === 'csharp')
      return filledWith(machine, instantiate(machine, cls, noArgs, { at: expr.at, end: expr.at }), result);
    const fields = cls.unit.language === 'go' ? inOrder(shape.fields, cls) : shape.fields;
    return { origin: result.origin, shapes: [{ kind: 'instance', of: cls, fields }] };
  }
  const library = shapeOf(type, 'external');
  // `&http.Client{}` is the client, `&dynamodb.PutItemInput{}` is what is said to it.
  if (library && /(Client|Connection|Uploader)$/.test(library.path))
    return machine.library.typed(machine, library.path);
  return library ? { origin: result.origin, shapes: [{ ...shape, type: library.path }] } : result;
}

/** Go: `command{bucket, key}` names no fields, their order tells. */
function inOrder(fields: Map<string, Value>, { cls }: ClassShape): Map<string, Value> {
  if (!fields.has('0') || cls.fields.length === 0) return fields;
  return new Map([...fields].map(([name, value]) => [cls.fields[Number(name)]?.name ?? name, value]));
}

/** A key of which the text is not known: what it is made of is asked for by a loop over the keys. */
export function noteKey(record: RecordShape, key: Value | undefined): void {
  if (key && textOf(key) === undefined) record.restKey = record.restKey ? join(record.restKey, key) : key;
}

/** What a loop over the keys of a dictionary takes. */
export function keyOf(value: Value): Value {
  const dictionary = shapeOf(value, 'record');
  const keys = [...(dictionary?.fields.keys() ?? [])].map(literalValue);
  if (dictionary?.restKey) keys.push(dictionary.restKey);
  else if (!dictionary || dictionary.rest) keys.push(ofOrigin(value.origin));
  return keys.length > 0 ? joinAll(keys) : ofOrigin(value.origin);
}

export function spreadInto(into: { fields: Map<string, Value>; rest: Value | null }, value: Value): void {
  // What a module exports: `{ ...require('./orders') }`.
  for (const [key, one] of shapeOf(value, 'module')?.unit.exported ?? []) into.fields.set(key, one);
  if (shapeOf(value, 'module')) return;
  const from = shapeOf(value, 'record') ?? shapeOf(value, 'instance');
  for (const [key, field] of from?.fields ?? []) into.fields.set(key, field);
  const rest = from ? (from.kind === 'record' ? from.rest : null) : elementOrSelf(value);
  if (!rest) return;
  into.rest = into.rest ? join(into.rest, rest) : rest;
  if (!from) overlay(into.fields, rest);
}

/** `{ total: 0, ...found }`: what was read goes before what would be there without it. */
export function overlay(fields: Map<string, Value>, { origin }: Value): void {
  if ((origin & Origin.read) === 0) return;
  for (const [name, one] of fields)
    if ((one.origin & Origin.random) === 0) fields.set(name, join(one, ofOrigin(origin)));
}

/** `...event` brings fields whose names aren't known. */
const elementOrSelf = (value: Value): Value | null => {
  if (literalOf(value) === null || literalOf(value) === false) return null;
  const path = shapeOf(value, 'event')?.path;
  return path === undefined ? ofOrigin(value.origin) : eventValue(`${path}.*`);
};

export function evaluateList(machine: Machine, items: readonly Expr[]): Value {
  const list: Value[] = [];
  let rest: Value | null = null;
  const spread: Value[] = [];
  for (const item of items) {
    const value = evaluate(machine, item);
    if (item.k !== 'spread') {
      list.push(value);
      continue;
    }
    const all = iterated(machine, value, { at: item.at, end: item.at });
    const inner = shapeOf(all, 'list');
    spread.push(all);
    if (inner && !inner.rest) list.push(...inner.items);
    else rest = rest ? join(rest, elementOf(all)) : elementOf(all);
  }
  // It is there only where these held, and of what is spread only what those were filled behind.
  const inside =
    spread.length === items.length ? guardsInside({ origin: 0, shapes: spread.flatMap(({ shapes }) => shapes) }) : [];
  const guards = addGuards(machine.guards, inside);
  const [before] = spread;
  const first = items.find((item) => item.k === 'spread');
  const name = first?.k === 'spread' && before ? longerThan(machine, first.value, before, list) : undefined;
  if (name !== undefined && before) return longer(name, before, list);
  return listOf(list, rest, guards.length > 0 ? guards : undefined);
}

/** The type of what a loop over a dictionary sees. */
export const entryType = 'KeyValuePair';

const nowhere: Site = { at: 0, end: 0 };

/** What one turn of a loop sees, and whether the turns go over the records of the event. */
export function iterate(machine: Machine, given: Value): { element: Value; overRecords: boolean } {
  const iterable = enumerated(machine, given) ?? given;
  const path = shapeOf(iterable, 'event')?.path;
  const overRecords =
    path !== undefined && /(^|\.)(records|logevents|messages|rmqmessagesbyqueue|events)(\.\w+|\[\])?$/.test(path);
  const pairs = shapeOf(iterable, 'external')?.path;
  const table = machine.frame.unit.language === 'csharp' ? shapeOf(iterable, 'record') : undefined;
  if (table) {
    // A dictionary of C# is gone through entry by entry.
    const key = table.rest === null ? joinAll([...table.fields.keys()].map(literalValue)) : ofOrigin(iterable.origin);
    return {
      element: record(
        [
          ['Key', key],
          ['Value', elementOf(iterable)],
        ],
        null,
        entryType,
      ),
      overRecords,
    };
  }
  if (machine.frame.unit.language === 'python' && shapeOf(iterable, 'record'))
    return { element: keyOf(iterable), overRecords };
  const element =
    pairs === undefined
      ? (elementByMethod(machine, iterable, nowhere) ?? elementOf(iterable))
      : (machine.library.member(machine, { kind: 'external', path: pairs, args: null, base: null }, '[]') ??
        elementOf(iterable));
  return { element, overRecords };
}

const mostWritten = 12;

/** The items of a short list that stands in the code: `for name in ['sns', 'sqs']`. What is made of each is told apart. */
function writtenItems(over: Value): readonly Value[] | undefined {
  const [list, more] = over.shapes;
  if (list?.kind !== 'list' || more || list.rest || list.items.length > mostWritten) return undefined;
  return list.items.length > 0 && list.items.every((item) => literalOf(item) !== undefined) ? list.items : undefined;
}

export function comprehension(machine: Machine, loops: readonly Loop[], value: Expr): Value {
  const [loop, ...inner] = loops;
  if (!loop) return evaluate(machine, value);
  const over = evaluate(machine, loop.iterable);
  // `any(one.id == id for one in notes)`, `[one.id for one in notes]`: to see what is there.
  if (loop.conditions.length > 0 || value.k !== 'name') noteAsked(machine, loop.iterable, over);
  const written = loop.conditions.length === 0 ? writtenItems(over) : undefined;
  if (written) {
    const each = written.map((item) => {
      assignTo(machine, loop.target, item, true);
      return inner.length > 0 ? comprehension(machine, inner, value) : evaluate(machine, value);
    });
    return listOf(inner.length > 0 ? each.flatMap((one) => shapeOf(one, 'list')?.items ?? elementOf(one)) : each);
  }
  return inTurns(machine, over, (element) => {
    assignTo(machine, loop.target, element, true);
    for (const condition of loop.conditions)
      machine.guards = addGuards(machine.guards, test(machine, condition).whenTrue);
    const result = inner.length > 0 ? elementOf(comprehension(machine, inner, value)) : evaluate(machine, value);
    return listOf([], result, machine.guards);
  });
}

/** Work that is done for each element, behind what the list was filled behind. */
export function inTurns<T>(machine: Machine, over: Value, work: (element: Value) => T): T {
  const { element, overRecords } = iterate(machine, over);
  const { guards } = machine;
  if (overRecords) machine.recordLoops++;
  machine.loops++;
  machine.guards = addGuards(guards, guardsInside(over));
  const result = work(element);
  machine.guards = guards;
  machine.loops--;
  if (overRecords) machine.recordLoops--;
  return result;
}
