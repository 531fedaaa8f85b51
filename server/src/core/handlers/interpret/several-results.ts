/** Functions with several results: what each of them can be over all ways out, and what holds where it is true. */
import type { Func } from '../ir/ir';
import { commonGuards, type Guard } from './guard';
import { type Frame, joinGuarded, type Machine } from './machine';
import {
  constant,
  type ListShape,
  listOf,
  literalOf,
  nothing,
  Origin,
  ofOrigin,
  record,
  settled,
  shapeOf,
  type Value,
} from './value';

interface Way {
  readonly value: Value;
  readonly guards: readonly Guard[];
}

function joinedResults(ways: readonly Way[]): Value {
  const [only, more] = ways;
  return only && !more ? only.value : (placeByPlace(ways) ?? fieldByField(ways) ?? joinGuarded(ways));
}

/** `return nil, err` on one way, `return order, nil` on another. Undefined where they are no such lists. */
function placeByPlace(ways: readonly Way[]): Value | undefined {
  const lists: { readonly list: ListShape; readonly way: Way }[] = [];
  for (const way of ways) {
    const [list, more] = way.value.shapes;
    if (list?.kind !== 'list' || more || list.rest !== null) return undefined;
    lists.push({ list, way });
  }
  const length = lists[0]?.list.items.length ?? 0;
  if (length < 2 || lists.some(({ list }) => list.items.length !== length)) return undefined;
  const items = Array.from({ length }, (_, place) =>
    joinGuarded(
      lists.flatMap(({ list, way }) => {
        const value = list.items[place];
        return value ? [{ value, guards: way.guards }] : [];
      }),
    ),
  );
  return { origin: Origin.constant, shapes: [{ kind: 'list', items, rest: null }] };
}

/** `return { isNew: true }` on one way, `return { isNew: false }` on another. Undefined where no field tells the ways apart. */
function fieldByField(ways: readonly Way[]): Value | undefined {
  if (ways.every(({ guards }) => guards.length === 0)) return undefined;
  const records: { readonly fields: ReadonlyMap<string, Value>; readonly way: Way }[] = [];
  for (const way of ways) {
    const [only, more] = way.value.shapes;
    if (only?.kind !== 'record' || more || only.rest !== null || only.type !== null) return undefined;
    records.push({ fields: only.fields, way });
  }
  const names = new Set(records.flatMap(({ fields }) => [...fields.keys()]));
  const isTold = [...names].some((name) => records.some(({ fields }) => isFlag(fields.get(name))));
  if (!isTold) return undefined;
  return record(
    [...names].map((name): [string, Value] => [
      name,
      joinGuarded(records.map(({ fields, way }) => ({ value: fields.get(name) ?? nothing, guards: way.guards }))),
    ]),
  );
}

const isFlag = (value: Value | undefined): boolean => {
  const literal = literalOf(value);
  return typeof literal === 'boolean' || literal === null;
};

/** `return nil, err` on one way, `return rows.Collect()` on another: what a library gives is a pair as well. */
const asPair = (all: readonly Way[]) => {
  const isPair = (way: Way): boolean => shapeOf(way.value, 'list')?.items.length === 2;
  const hasPairs = all.some(isPair);
  return (way: Way): Way =>
    hasPairs && !shapeOf(way.value, 'list') ? { ...way, value: listOf([way.value, ofOrigin(Origin.unknown)]) } : way;
};

/** The result of all returns; guards that every way out has stay in force for the caller. */
export function settle(
  machine: Machine,
  fn: Func,
  frame: Frame,
  before: readonly Guard[],
  entered: readonly Guard[],
): Value {
  const { returns } = frame;
  if (returns.length === 0) {
    machine.guards = before;
    return { ...constant, ...(fn.async ? { pending: true as const } : {}) };
  }
  const outside = returns.map(({ value, guards }) => ({
    value,
    guards: guards.filter((guard) => !entered.includes(guard)),
  }));
  machine.guards = outside.reduce<readonly Guard[]>(
    (all, way) => commonGuards(all, way.guards),
    outside[0]?.guards ?? before,
  );
  const ways = frame.unit.language === 'go' ? outside.map(asPair(outside)) : outside;
  const value = settled(joinedResults(ways));
  return fn.async || outside.some((way) => way.value.pending) ? { ...value, pending: true } : value;
}
