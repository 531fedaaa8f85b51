/**
 * What a YAML value says once variables and intrinsic functions are worked out. Maps and lists are evaluated on first
 * use, so that reading one property costs one property.
 */
import type { Data, DataList, DataMap } from '../../model/data';
import type { Unresolved, Value } from '../../model/value';
import type { MapNode, ScalarNode, SeqNode, YamlNode } from '../../yaml/node';
import { callOf } from './call';
import { inherited, lazyList, lazyMap } from './data-maps';
import { describe } from './describe';
import { type Entry, entriesOf, includedFile } from './entries';
import { intrinsics } from './intrinsics';
import { resolveDynamic } from './resolve-dynamic';
import type { Scope } from './scope';

/** Undefined stands for `AWS::NoValue`. */
export type Evaluate = (node: YamlNode, scope: Scope) => Value<Data> | undefined;

/** Like `evaluateOptional`, with `null` for `AWS::NoValue`. */
export function evaluate(node: YamlNode, scope: Scope): Value<Data> {
  return evaluateOptional(node, scope) ?? { kind: 'located', value: null, origin: 'literal', span: node.fullSpan };
}

export function evaluateOptional(node: YamlNode, scope: Scope): Value<Data> | undefined {
  const call = callOf(node);
  if (call?.name === 'Fn::Transform') return transformed(node, call.argument, scope);
  if (call) {
    const intrinsic = intrinsics.get(call.name);
    if (intrinsic) return intrinsic({ ...call, scope, evaluate: evaluateOptional });
    return unresolved(node, `\`${call.name}\` is worked out at deployment`);
  }
  switch (node.kind) {
    case 'scalar':
      return scope.text?.(node) ?? scalar(node);
    case 'map':
      return { kind: 'located', value: dataMap(node, scope), origin: 'literal', span: node.span };
    case 'seq':
      return { kind: 'located', value: dataList(node, scope), origin: 'literal', span: node.span };
  }
}

function scalar(node: ScalarNode): Value<Data> {
  if (typeof node.value === 'string' && node.value.includes('{{resolve:')) return resolveDynamic(node.value, node.span);
  return { kind: 'located', value: node.value, origin: 'literal', span: node.span };
}

export function dataMap(node: MapNode, scope: Scope): DataMap {
  const { entries, open } = entriesOf(node, scope, evaluateOptional);
  const byKey = new Map<string, Entry>();
  for (const entry of entries) byKey.set(entry.key, entry);
  return lazyMap(
    [...byKey.keys()],
    (key) => {
      const entry = byKey.get(key);
      if (entry === undefined) return open === undefined ? undefined : unresolved(node, `it may come from ${open}`);
      const value = evaluateOptional(entry.pair.value, entry.scope);
      if (value === undefined || entry.included === undefined) return value;
      return inherited(value, { origin: 'include', via: entry.included, span: node.span });
    },
    (key) => {
      const entry = byKey.get(key);
      return entry?.included === undefined ? entry?.pair.key.span : undefined;
    },
  );
}

function dataList(node: SeqNode, scope: Scope): DataList {
  return lazyList(node.items.length, () =>
    node.items.flatMap((item) => {
      const value = evaluateOptional(item, scope);
      return value === undefined ? [] : [value];
    }),
  );
}

/** `Fn::Transform` in place of a whole value. */
function transformed(node: YamlNode, argument: YamlNode, scope: Scope): Value<Data> {
  const file = includedFile(argument, scope);
  if (file?.node === undefined) return unresolved(node, 'it is made by a transform');
  const value = evaluate(file.node, scope);
  return inherited(value, { origin: 'include', via: file.location, span: node.fullSpan });
}

const unresolved = (node: YamlNode, reason: string): Unresolved => ({
  kind: 'unresolved',
  reason,
  expression: describe(node),
  span: node.fullSpan,
});
