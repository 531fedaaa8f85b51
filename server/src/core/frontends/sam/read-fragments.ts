/** Reads the resources of a template into fragments, and takes over those that nothing has changed for. */
import type { Resource, ResourceId } from '../../model/app';
import type { MapNode, Pair, YamlNode } from '../../yaml/node';
import { extractorOf } from '../cloudformation/extractors';
import type { Fragment, Surroundings } from '../cloudformation/fragment';
import { lambdaFunction } from '../cloudformation/lambda-function';
import { entriesOf } from '../values/entries';
import { evaluate, evaluateOptional } from '../values/evaluate';
import type { Environment } from './environment';
import { samResources } from './sam-resources';
import { type TemplateEntry, templateEntry } from './template-resource';

export interface ReadTemplate {
  readonly fragments: readonly Fragment[];
  /** What may add resources that can't be seen. */
  readonly open: readonly string[];
}

/** What one pair under `Resources` stands for; several resources when it is a loop. */
interface PairReading {
  readonly environment: Environment;
  readonly entries: readonly TemplateEntry[];
  readonly open: string | undefined;
  fragments: Reading | undefined;
}

interface Reading {
  readonly fragments: readonly Fragment[];
  /** What was asked of other resources, with the answers. */
  readonly types: ReadonlyMap<ResourceId, string | undefined>;
  readonly entries: ReadonlyMap<ResourceId, Pair | undefined>;
}

const readings = new WeakMap<Pair, PairReading>();

export function readFragments(resources: YamlNode | undefined, environment: Environment): ReadTemplate {
  if (resources?.kind !== 'map') return { fragments: [], open: [] };
  const pairs = resources.pairs.map((pair) => readingOf(pair, resources, environment));
  const index = new Map<ResourceId, TemplateEntry>();
  for (const { entries } of pairs) for (const entry of entries) index.set(entry.id, entry);
  const fragments = pairs.flatMap((reading) => {
    if (reading.fragments === undefined || !isCurrent(reading.fragments, index)) {
      reading.fragments = readEntries(reading.entries, index, environment);
    }
    return reading.fragments.fragments;
  });
  return { fragments, open: pairs.flatMap(({ open }) => open ?? []) };
}

function readingOf(pair: Pair, resources: MapNode, environment: Environment): PairReading {
  const kept = readings.get(pair);
  if (kept?.environment === environment) return kept;
  const { entries, open } = entriesOf({ ...resources, pairs: [pair] }, environment.scope, evaluateOptional);
  const reading: PairReading = {
    environment,
    entries: entries.flatMap((entry) => templateEntry(entry) ?? []),
    open,
    fragments: undefined,
  };
  readings.set(pair, reading);
  return reading;
}

function isCurrent({ types, entries }: Reading, index: ReadonlyMap<ResourceId, TemplateEntry>): boolean {
  for (const [id, type] of types) if (index.get(id)?.type !== type) return false;
  for (const [id, pair] of entries) if (index.get(id)?.entry.pair !== pair) return false;
  return true;
}

function readEntries(
  entries: readonly TemplateEntry[],
  index: ReadonlyMap<ResourceId, TemplateEntry>,
  environment: Environment,
): Reading {
  const types = new Map<ResourceId, string | undefined>();
  const asked = new Map<ResourceId, Pair | undefined>();
  const surroundings: Surroundings = {
    typeOf(id) {
      const type = index.get(id)?.type;
      types.set(id, type);
      return type;
    },
    propertiesOf(id) {
      const entry = index.get(id);
      asked.set(id, entry?.entry.pair);
      return entry?.resource.properties;
    },
    file(path) {
      const root = environment.files.read(path)?.root;
      return root && evaluate(root, environment.scope);
    },
    uriOf: environment.files.existing,
  };
  const fragments = entries
    // Of two entries of the same name the later counts.
    .filter((entry) => index.get(entry.id) === entry)
    .map((entry) => fragmentOf(entry, environment, surroundings));
  return { fragments, types, entries: asked };
}

function fragmentOf(entry: TemplateEntry, environment: Environment, surroundings: Surroundings): Fragment {
  const sam = samResources.get(entry.type);
  if (sam) return sam(entry.resource, { ...environment, surroundings });
  const resource = entry.resource;
  if (entry.type === 'AWS::Lambda::Function') return lambdaFunction(environment.baseUri)(resource, surroundings);
  const extract = extractorOf(entry.type);
  return withResource(extract?.(resource, surroundings) ?? {}, resource);
}

const withResource = (fragment: Fragment, resource: Resource): Fragment => ({
  ...fragment,
  resources: [resource, ...(fragment.resources ?? [])],
});
