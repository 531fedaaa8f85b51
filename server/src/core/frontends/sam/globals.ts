/** The `Globals` section of SAM, merged into a resource by the translator's own rules. */
import { type Data, type DataMap, isList, isMap } from '../../model/data';
import type { Located, Value } from '../../model/value';
import type { Span } from '../../text/span';
import { inheritedMap, lazyList, lazyMap, mapOf } from '../values/data-maps';

/** `ignore` is the resource attribute `IgnoreGlobals`: a star or a list of property names. */
export function withGlobals(
  local: DataMap,
  globals: DataMap | undefined,
  ignore: Value<Data> | undefined,
  heir: Span,
): DataMap {
  const kept = globals && remaining(globals, ignore);
  if (kept === undefined || kept.keys.length === 0) return local;
  return merged(inheritedMap(kept, { origin: 'globals', via: 'Globals', span: heir }), local);
}

function remaining(globals: DataMap, ignore: Value<Data> | undefined): DataMap | undefined {
  const data = ignore?.kind === 'located' ? ignore.value : undefined;
  if (data === '*') return undefined;
  if (!isList(data)) return globals;
  const names = data.items.map((item) => (item.kind === 'located' ? item.value : undefined));
  return mapOf(
    Object.fromEntries(globals.keys.filter((key) => !names.includes(key)).map((key) => [key, globals.get(key)])),
    globals.keySpan,
  );
}

/** Maps merge key by key, lists are put together (the global one first), for anything else the local value wins. */
function merged(global: DataMap, local: DataMap): DataMap {
  const keys = [...global.keys, ...local.keys.filter((key) => !global.keys.includes(key))];
  return lazyMap(
    keys,
    (key) => {
      // Also `AWS::NoValue` at the resource wins: then the property is gone.
      const own = local.get(key);
      if (!local.keys.includes(key)) return own ?? global.get(key);
      const inherited = global.get(key);
      return own && inherited ? mergedValue(inherited, own) : own;
    },
    local.keySpan,
  );
}

function mergedValue(global: Value<Data>, local: Value<Data>): Value<Data> {
  if (global.kind !== 'located' || local.kind !== 'located') return local;
  const both = mergedData(global.value, local.value);
  return both === undefined ? local : ({ ...local, value: both } satisfies Located<Data>);
}

function mergedData(global: Data, local: Data): Data | undefined {
  if (isMap(global) && isMap(local)) return merged(global, local);
  if (isList(global) && isList(local)) return lazyList(1, () => [...global.items, ...local.items]);
  return undefined;
}
