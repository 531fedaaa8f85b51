/** A value of one template in the names of another: its references then name resources of the template it came from. */
import {
  type Data,
  type DataMap,
  type Hole,
  isList,
  isMap,
  isReference,
  isTemplate,
  type Reference,
} from '../../model/data';
import { mapValue, type Value } from '../../model/value';
import { lazyList, lazyMap } from '../values/data-maps';
import { isKinId } from './kin-id';

export interface Renaming {
  /** See `kinPrefix`: of the template that the value was written in, and of the one that it is read in. */
  readonly from: string;
  readonly to: string;
}

export const renameValue = (value: Value<Data>, names: Renaming): Value<Data> =>
  mapValue(value, (data) => renameData(data, names));

export function renameMap(map: DataMap, names: Renaming): DataMap {
  return lazyMap(
    map.keys,
    (key) => {
      const value = map.get(key);
      return value && renameValue(value, names);
    },
    map.keySpan,
  );
}

function renameData(data: Data, names: Renaming): Data {
  if (isReference(data)) return renameReference(data, names);
  if (isTemplate(data)) return { kind: 'template', parts: data.parts.map((part) => renamePart(part, names)) };
  if (isMap(data)) return renameMap(data, names);
  if (isList(data)) return lazyList(1, () => data.items.map((item) => renameValue(item, names)));
  return data;
}

function renamePart(part: string | Reference | Hole, names: Renaming): string | Reference | Hole {
  if (typeof part === 'string') return part;
  if (part.kind === 'ref') return renameReference(part, names);
  // Region and account are those of the whole; a stack's own name and open parameters are not.
  const isShared = part.name.startsWith('AWS::') && !part.name.startsWith('AWS::Stack');
  return isShared ? part : { kind: 'hole', name: rename(part.name, names) };
}

const renameReference = (reference: Reference, names: Renaming): Reference => ({
  ...reference,
  target: rename(reference.target, names),
});

function rename(name: string, { from, to }: Renaming): string {
  const whole = isKinId(name) ? name : from + name;
  return whole.startsWith(to) ? whole.slice(to.length) : whole;
}
