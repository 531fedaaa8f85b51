/** Builds settings in CloudFormation's words from an event or function in the framework's words. */
import type { Data, DataMap } from '../../model/data';
import { mapValue, type Value } from '../../model/value';
import type { Span } from '../../text/span';
import type { YamlNode } from '../../yaml/node';
import { byDefault, lazyMap } from '../values/data-maps';
import { toJson } from '../values/to-json';
import { field, itemsOf, keySpanOf, readValue, type ServiceContext } from './service-context';

export interface Setting {
  /** CloudFormation's name. */
  readonly name: string;
  readonly value: () => Value<Data> | undefined;
  readonly keySpan?: Span | undefined;
}

export function settingsOf(settings: readonly (Setting | undefined)[]): DataMap {
  const byName = new Map<string, Setting>();
  for (const setting of settings) if (setting) byName.set(setting.name, setting);
  return lazyMap(
    [...byName.keys()],
    (name) => byName.get(name)?.value(),
    (name) => byName.get(name)?.keySpan,
  );
}

/** A value at hand; none for undefined. */
export function fixed(name: string, value: Value<Data> | undefined, keySpan?: Span): Setting | undefined {
  return value && { name, value: () => value, keySpan };
}

/** The value under `key`, else the framework's default. */
export function taken(
  name: string,
  node: YamlNode | undefined,
  key: string,
  service: ServiceContext,
  standard?: { readonly value: Data; readonly span: Span },
): Setting | undefined {
  const own = field(node, key);
  if (own) return { name, value: () => readValue(own, service), keySpan: keySpanOf(node, key) };
  return standard && { name, value: () => byDefault(standard.value, standard.span) };
}

/** The value under `key` as the only item of a list. */
export function takenAsList(
  name: string,
  node: YamlNode | undefined,
  key: string,
  service: ServiceContext,
): Setting | undefined {
  const own = field(node, key);
  if (!own) return undefined;
  const value = () => wrapped(readValue(own, service), (item) => ({ kind: 'list', items: [item] }));
  return { name, value, keySpan: keySpanOf(node, key) };
}

/** The value under `key` as the only entry of a map. */
export function takenAsMap(
  name: string,
  inner: string,
  node: YamlNode | undefined,
  key: string,
  service: ServiceContext,
): Setting | undefined {
  const own = field(node, key);
  if (!own) return undefined;
  const keySpan = keySpanOf(node, key);
  const value = () =>
    wrapped(readValue(own, service), (item) =>
      lazyMap(
        [inner],
        (k) => (k === inner ? item : undefined),
        () => keySpan,
      ),
    );
  return { name, value, keySpan };
}

function wrapped(value: Value<Data>, wrap: (value: Value<Data>) => Data): Value<Data> {
  return mapValue(value, (data, located) => wrap({ ...located, value: data }));
}

/** A group of settings as one map value, at the place of `node`. */
export function group(
  name: string,
  node: YamlNode | undefined,
  keySpan: Span | undefined,
  settings: () => readonly (Setting | undefined)[],
): Setting | undefined {
  if (node === undefined) return undefined;
  return {
    name,
    value: () => ({ kind: 'located', value: settingsOf(settings()), origin: 'literal', span: node.span }),
    keySpan,
  };
}

/** `filterPatterns` as `FilterCriteria`: CloudFormation takes each pattern as JSON text. */
export function filterCriteria(node: YamlNode | undefined, service: ServiceContext): Setting | undefined {
  const patterns = field(node, 'filterPatterns');
  if (!patterns) return undefined;
  return group('FilterCriteria', patterns, keySpanOf(node, 'filterPatterns'), () => [
    {
      name: 'Filters',
      value: () => ({
        kind: 'located',
        origin: 'literal',
        span: patterns.span,
        value: {
          kind: 'list',
          items: itemsOf(patterns).map((pattern) => ({
            kind: 'located',
            origin: 'literal',
            span: pattern.span,
            value: settingsOf([
              {
                name: 'Pattern',
                value: () => toJson(readValue(pattern, service), pattern.span),
                keySpan: pattern.span,
              },
            ]),
          })),
        },
      }),
    },
  ]);
}
