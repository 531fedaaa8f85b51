/** Walks over evaluated data whatever its certainty: every map that may stand at a place, every item that may be in a list. */
import { asString, type Data, type DataMap, isList, isMap } from '../../model/data';
import { known, possible, type Value } from '../../model/value';

/** The maps a value may be; one for a certain value, several for alternatives. */
export function mapsIn(value: Value<Data> | undefined): readonly DataMap[] {
  return possible(value).flatMap(({ value: { value: data } }) => (isMap(data) ? [data] : []));
}

/** The items of the lists a value may be. A single value counts as a list of one, as CloudFormation takes it. */
export function itemsIn(value: Value<Data> | undefined): readonly Value<Data>[] {
  return possible(value).flatMap(({ value: located }) => {
    if (isList(located.value)) return located.value.items;
    return located.value === null ? [] : [located];
  });
}

/** The maps in a list, with their places in it. */
export function mapItems(value: Value<Data> | undefined): readonly { readonly map: DataMap; readonly index: number }[] {
  return itemsIn(value).flatMap((item, index) => mapsIn(item).map((map) => ({ map, index })));
}

/** The maps behind a path of keys. */
export function mapsAt(map: DataMap, ...path: readonly string[]): readonly DataMap[] {
  return path.reduce<readonly DataMap[]>((maps, key) => maps.flatMap((one) => mapsIn(one.get(key))), [map]);
}

export const textAt = (map: DataMap, key: string): string | undefined => known(asString(map.get(key)));
