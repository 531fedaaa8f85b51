/** One entry under `Resources`, with its properties as they are written. */
import type { Resource } from '../../model/app';
import { asMap, type DataMap, emptyMap } from '../../model/data';
import { pairOf, valueAt, type YamlNode } from '../../yaml/node';
import { lazyMap } from '../values/data-maps';
import type { Entry } from '../values/entries';
import { evaluate } from '../values/evaluate';
import { assuming } from '../values/scope';
import type { TemplateSite } from './site';
import { spellingOf } from './spelling';

export interface TemplateEntry {
  readonly id: string;
  readonly type: string;
  readonly entry: Entry;
  /** Made on first use. */
  readonly resource: Resource;
}

/** Undefined where nothing says what it is. */
export function templateEntry(entry: Entry): TemplateEntry | undefined {
  const node = entry.pair.value;
  const type = text(valueAt(node, 'Type'));
  if (type === undefined) return undefined;
  let resource: Resource | undefined;
  return {
    id: entry.key,
    type,
    entry,
    get resource() {
      resource ??= resourceOf(entry, type);
      return resource;
    },
  };
}

function resourceOf(entry: Entry, type: string): Resource {
  const { pair, key: id } = entry;
  const node = pair.value;
  const condition = text(valueAt(node, 'Condition')) ?? null;
  const scope = assuming(entry.scope, condition, true);
  const site: TemplateSite = {
    span: pair.span,
    pair: entry.fromLoop || entry.included !== undefined ? undefined : pair,
    base: ['Properties'],
    spell: spellingOf(type),
    type,
  };
  return {
    id,
    type,
    properties: mapAt(node, 'Properties', scope),
    condition,
    attributes: attributesOf(node, scope),
    nameSpan: pair.key.span,
    span: pair.span,
    generated: false,
    owner: null,
    site,
  };
}

function mapAt(node: YamlNode, key: string, scope: Entry['scope']): DataMap {
  const inner = valueAt(node, key);
  const value = inner && evaluate(inner, scope);
  return asMap(value) ?? emptyMap;
}

function attributesOf(node: YamlNode, scope: Entry['scope']): DataMap {
  if (node.kind !== 'map') return emptyMap;
  const keys = node.pairs.map((pair) => pair.key.text).filter((key) => key !== 'Type' && key !== 'Properties');
  return lazyMap(
    keys,
    (key) => {
      const inner = valueAt(node, key);
      return inner && evaluate(inner, scope);
    },
    (key) => pairOf(node, key)?.key.span,
  );
}

const text = (node: YamlNode | undefined): string | undefined =>
  node?.kind === 'scalar' && node.value !== null && node.tag === undefined ? node.text : undefined;
