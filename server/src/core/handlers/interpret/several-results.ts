/** Functions with several results: what each of them can be over all ways out, and what holds where it is true. */
import type { Guard } from './guard';
import { joinGuarded } from './machine';
import { type ListShape, Origin, type Value } from './value';

interface Way {
  readonly value: Value;
  readonly guards: readonly Guard[];
}

export function joinedResults(ways: readonly Way[]): Value {
  const [only, more] = ways;
  return only && !more ? only.value : (placeByPlace(ways) ?? joinGuarded(ways));
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
