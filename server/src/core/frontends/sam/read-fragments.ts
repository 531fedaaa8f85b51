/** Reads the resources of a template into fragments, and takes over those that nothing has changed for. */
import type { Note, Resource, ResourceId } from '../../model/app';
import type { MapNode, Pair, YamlNode } from '../../yaml/node';
import { extractorOf } from '../cloudformation/extractors';
import type { Fragment, Surroundings } from '../cloudformation/fragment';
import { lambdaFunction } from '../cloudformation/lambda-function';
import { entriesOf, tooLong } from '../values/entries';
import { evaluate, evaluateOptional } from '../values/evaluate';
import type { Environment } from './environment';
import { samResources } from './sam-resources';
import { type TemplateEntry, templateEntry } from './template-resource';

export interface ReadTemplate {
  /** One for each entry, in order. */
  readonly fragments: readonly Fragment[];
  /** What may add resources that can't be seen. */
  readonly open: readonly string[];
  /** Positions of fragments that are not those of the reading before; undefined where all may be others. */
  readonly changed?: readonly number[];
}

interface ReadState {
  readonly environment: Environment;
  readonly pairs: readonly Pair[];
  readonly readings: readonly PairReading[];
  /** Positions of readings that asked for the properties of other resources. */
  readonly asking: ReadonlySet<number>;
  /** Handed on from state to state; only the newest may use it. */
  readonly index: Index;
}

interface Index {
  readonly entries: Map<ResourceId, TemplateEntry>;
  owner: ReadTemplate | undefined;
}

/** What one pair under `Resources` stands for; several resources when it is a loop. */
interface PairReading {
  readonly environment: Environment;
  readonly entries: readonly TemplateEntry[];
  readonly open: string | undefined;
  readonly note: Note | undefined;
  reading: Reading | undefined;
}

interface Reading {
  readonly fragment: Fragment;
  /** What was asked of other resources, with the answers. */
  readonly types: ReadonlyMap<ResourceId, string | undefined>;
  readonly entries: ReadonlyMap<ResourceId, Pair | undefined>;
}

const readings = new WeakMap<Pair, PairReading>();
const states = new WeakMap<ReadTemplate, ReadState>();

export function readFragments(
  resources: YamlNode | undefined,
  environment: Environment,
  previous?: ReadTemplate,
): ReadTemplate {
  if (resources?.kind !== 'map') return { fragments: [], open: [] };
  const kept = previous && states.get(previous);
  const isNewest = kept?.environment === environment && kept.index.owner === previous;
  const continued = previous && kept && isNewest ? continuedFrom(kept, previous, resources, environment) : undefined;
  return continued ?? readAll(resources, environment);
}

function readAll(resources: MapNode, environment: Environment): ReadTemplate {
  const { pairs } = resources;
  const current = pairs.map((pair) => readingOf(pair, resources, environment));
  const entries = new Map<ResourceId, TemplateEntry>();
  for (const reading of current) for (const entry of reading.entries) entries.set(entry.id, entry);
  const fragments = current.map((reading) => fragmentFrom(reading, entries, environment, false));
  const read = { fragments, open: current.flatMap(({ open }) => open ?? []) };
  const index: Index = { entries, owner: read };
  const asking = new Set([...current.keys()].filter((at) => isAsking(current[at])));
  states.set(read, { environment, pairs, readings: current, asking, index });
  return read;
}

/** The usual change: the same resources of the same types, a few with other content. Undefined for any other change. */
function continuedFrom(
  before: ReadState,
  previous: ReadTemplate,
  resources: MapNode,
  environment: Environment,
): ReadTemplate | undefined {
  const { pairs } = resources;
  if (pairs.length !== before.pairs.length) return undefined;
  const current = before.readings.slice();
  const touched = new Set<number>();
  const changedIds = new Set<ResourceId>();
  const { index } = before;
  // Nobody typed in the resources when their list is the same.
  const all = pairs === before.pairs ? 0 : pairs.length;
  for (let at = 0; at < all; at++) {
    const pair = pairs[at];
    const old = before.readings[at];
    if (pair === before.pairs[at] || pair === undefined || old === undefined) continue;
    const reading = readingOf(pair, resources, environment);
    if (!isSameShape(old, reading)) return undefined;
    current[at] = reading;
    touched.add(at);
    for (const { id } of reading.entries) changedIds.add(id);
  }
  if (changedIds.size > 0) for (const at of before.asking) if (hasAsked(current[at], changedIds)) touched.add(at);
  for (const at of touched) for (const entry of current[at]?.entries ?? []) index.entries.set(entry.id, entry);
  const fragments = previous.fragments.slice();
  const changed: number[] = [];
  for (const at of touched) {
    const reading = current[at];
    const fragment = reading && fragmentFrom(reading, index.entries, environment, true);
    if (fragment === undefined || fragment === fragments[at]) continue;
    fragments[at] = fragment;
    changed.push(at);
  }
  const asking = askingAfter(before.asking, touched, current);
  const read = { fragments, open: previous.open, changed };
  index.owner = read;
  states.set(read, { environment, pairs, readings: current, asking, index });
  return read;
}

/** Whether its fragment looked into other resources, so that their changes concern it. */
const isAsking = (reading: PairReading | undefined): boolean => (reading?.reading?.entries.size ?? 0) > 0;

function hasAsked(reading: PairReading | undefined, ids: ReadonlySet<ResourceId>): boolean {
  for (const id of reading?.reading?.entries.keys() ?? []) if (ids.has(id)) return true;
  return false;
}

function askingAfter(
  before: ReadonlySet<number>,
  touched: ReadonlySet<number>,
  current: readonly PairReading[],
): ReadonlySet<number> {
  const others = [...touched].filter((at) => isAsking(current[at]) !== before.has(at));
  if (others.length === 0) return before;
  const asking = new Set(before);
  for (const at of others) if (!asking.delete(at)) asking.add(at);
  return asking;
}

function isSameShape(old: PairReading, reading: PairReading): boolean {
  if (old.entries.length !== reading.entries.length || old.open !== reading.open) return false;
  return reading.entries.every(({ id, type }, at) => old.entries[at]?.id === id && old.entries[at]?.type === type);
}

function fragmentFrom(
  reading: PairReading,
  index: ReadonlyMap<ResourceId, TemplateEntry>,
  environment: Environment,
  sameTypes: boolean,
): Fragment {
  if (reading.reading === undefined || !isCurrent(reading.reading, index, sameTypes)) {
    const read = readEntries(reading.entries, index, environment);
    const { note } = reading;
    const notes = note && [...(read.fragment.notes ?? []), note];
    reading.reading = notes ? { ...read, fragment: { ...read.fragment, notes } } : read;
  }
  return reading.reading.fragment;
}

function readingOf(pair: Pair, resources: MapNode, environment: Environment): PairReading {
  const kept = readings.get(pair);
  if (kept?.environment === environment) return kept;
  const { entries, open } = entriesOf({ ...resources, pairs: [pair] }, environment.scope, evaluateOptional);
  const reading: PairReading = {
    environment,
    entries: entries.flatMap((entry) => templateEntry(entry) ?? []),
    open,
    note:
      open === tooLong
        ? { message: 'this loop makes too many resources; the rest of them is not read', span: pair.key.span }
        : undefined,
    reading: undefined,
  };
  readings.set(pair, reading);
  return reading;
}

function isCurrent(
  { types, entries }: Reading,
  index: ReadonlyMap<ResourceId, TemplateEntry>,
  sameTypes: boolean,
): boolean {
  if (!sameTypes) for (const [id, type] of types) if (index.get(id)?.type !== type) return false;
  if (entries.size > 0) for (const [id, pair] of entries) if (index.get(id)?.entry.pair !== pair) return false;
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
      return type ?? environment.family?.typeOf(id);
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
  return { fragment: joined(fragments), types, entries: asked };
}

function fragmentOf(entry: TemplateEntry, environment: Environment, surroundings: Surroundings): Fragment {
  const sam = samResources.get(entry.type);
  if (sam) return sam(entry.resource, { ...environment, surroundings });
  const resource = entry.resource;
  if (entry.type === 'AWS::Lambda::Function') return lambdaFunction(environment.baseUri)(resource, surroundings);
  const extract = extractorOf(entry.type);
  return withResource(extract?.(resource, surroundings) ?? {}, resource);
}

function joined(fragments: readonly Fragment[]): Fragment {
  const [only] = fragments;
  if (only !== undefined && fragments.length === 1) return only;
  return {
    functions: fragments.flatMap((one) => one.functions ?? []),
    triggers: fragments.flatMap((one) => one.triggers ?? []),
    resources: fragments.flatMap((one) => one.resources ?? []),
    standIns: fragments.flatMap((one) => one.standIns ?? []),
    invokeConfigs: fragments.flatMap((one) => one.invokeConfigs ?? []),
    nested: fragments.flatMap((one) => one.nested ?? []),
    notes: fragments.flatMap((one) => one.notes ?? []),
  };
}

const withResource = (fragment: Fragment, resource: Resource): Fragment => ({
  ...fragment,
  resources: [resource, ...(fragment.resources ?? [])],
});
