/** `Fn::FindInMap`, with the default value of the language extensions. */
import { type Data, isList } from '../../model/data';
import type { Option, Value } from '../../model/value';
import { type MapNode, valueAt, type YamlNode } from '../../yaml/node';
import { type CallInScope, listOf, textOf, unknown } from './call-arguments';

export function findInMap(call: CallInScope): Value<Data> {
  const [mapName, first, second] = listOf(call);
  const name = textOf(mapName);
  const map = name === undefined ? undefined : call.scope.mapping(name);
  if (name === undefined || map?.kind !== 'map')
    return byDefault(call) ?? unknown(call, 'the mapping is not in this template');
  const [outer, inner] = [textOf(first), textOf(second)];
  if (inner === undefined) return unknown(call, 'the key into the mapping is not known');
  if (outer !== undefined) {
    const found = valueAt(valueAt(map, outer), inner);
    return found
      ? entry(call, name, found)
      : (byDefault(call) ?? unknown(call, `mapping \`${name}\` has no such entry`));
  }
  return anyOf(call, name, map, inner);
}

/** The first key is open, such as the region: every entry is possible. */
function anyOf(call: CallInScope, name: string, map: MapNode, inner: string): Value<Data> {
  const found = map.pairs.flatMap(({ key, value }) => {
    const node = valueAt(value, inner);
    return node ? [{ key: key.text, node }] : [];
  });
  const [only, ...others] = found;
  if (only === undefined || found.length > maxOptions) return unknown(call, 'the key into the mapping is not known');
  const text = (node: YamlNode) => (node.kind === 'scalar' ? node.text : undefined);
  if (text(only.node) !== undefined && others.every(({ node }) => text(node) === text(only.node))) {
    const same = entry(call, name, only.node);
    return same.kind === 'located' ? { ...same, twins: others.map(({ node }) => node.fullSpan) } : same;
  }
  const options: Option<Data>[] = found.map(({ key, node }) => ({
    value: entry(call, name, node),
    when: `for \`${key}\` in mapping \`${name}\``,
  }));
  return { kind: 'alternatives', options, span: call.node.fullSpan };
}

const maxOptions = 32;

function entry(call: CallInScope, via: string, node: YamlNode): Value<Data> {
  const place = { origin: 'mapping', via, span: call.node.fullSpan, home: node.fullSpan } as const;
  const value = call.evaluate(node, call.scope);
  if (value?.kind !== 'located') return value ?? { kind: 'located', value: null, ...place };
  const inner = value.value;
  const list = isList(inner) ? inner.items : undefined;
  const items = list?.map(
    (item): Value<Data> => (item.kind === 'located' ? { ...item, ...place, home: item.span } : item),
  );
  return { kind: 'located', value: items ? { kind: 'list', items } : inner, ...place };
}

function byDefault({ argument, scope, evaluate }: CallInScope): Value<Data> | undefined {
  const options = argument.kind === 'seq' ? argument.items[3] : undefined;
  const fallback = valueAt(options, 'DefaultValue');
  return fallback && evaluate(fallback, scope);
}
