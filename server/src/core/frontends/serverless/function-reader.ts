/** One function of the service with its events: what it contributes to the app. */
import type { LambdaFunction, Note, Resource, Unseen } from '../../model/app';
import { asNumber, asString, emptyMap } from '../../model/data';
import type { Value } from '../../model/value';
import { type Pair, pairOf } from '../../yaml/node';
import type { Fragment, StandIn, Surroundings, TriggerDraft } from '../cloudformation/fragment';
import { eventReaders } from './event-readers';
import type { EventEntry, FunctionEntry, ResourceDraft } from './event-reading';
import { customRole, executionRole } from './execution-role';
import { functionProperties } from './function-properties';
import { invokeReading } from './invoke-config';
import { naming } from './naming';
import { openness } from './provenance';
import {
  field,
  fieldAt,
  fromProvider,
  isFalse,
  isPlainMap,
  itemsOf,
  joined,
  made,
  plainText,
  readValue,
  type ServiceContext,
} from './service-context';
import { fixed, settingsOf, taken } from './settings';
import { functionSite, logGroupSite, noSite } from './site';
import { destinationDraft, triggerDraft, urlDraft } from './trigger-drafts';

export interface FunctionFragment extends Fragment {
  readonly unseen: readonly Unseen[];
  /** It has routes of the HTTP API, which all functions share. */
  readonly hasRoutes: boolean;
  /** It runs with the framework's role. */
  readonly sharesRole: boolean;
}

export function readFunction(pair: Pair, service: ServiceContext, surroundings: Surroundings): FunctionFragment {
  const fn = entryOf(pair, service);
  const hidden = openness(fn.node);
  const notes: Note[] = [];
  if (fn.node.kind !== 'map' && !hidden) {
    notes.push({ message: `Function \`${fn.key}\` is not a map of settings`, span: fn.nameSpan });
  }
  const events = eventsOf(fn, service, notes);
  const isEdge = events.some((event) => event.type === 'cloudFront');
  const role = customRole(fn, service);
  const properties = functionProperties(fn, service, { isEdge, customRole: role });
  const invoke = invokeReading(fn, service, surroundings, role !== undefined);
  const readings = events.map((event) => ({ event, reading: eventReaders.get(event.type)?.(event, fn, service) }));
  const condition = plainText(field(fn.node, 'condition')) ?? null;
  const unsure = (value: Value<number> | undefined): Value<number> =>
    value ?? { kind: 'unresolved', reason: 'it has an unexpected form', expression: '', span: fn.nameSpan };
  const lambda: LambdaFunction = {
    id: fn.key,
    logicalId: fn.logicalId,
    nameSpan: fn.nameSpan,
    span: pair.span,
    properties,
    timeout: unsure(asNumber(properties.get('Timeout'))),
    memory: unsure(asNumber(properties.get('MemorySize'))),
    code: {
      runtime: asString(properties.get('Runtime')),
      handler: asString(properties.get('Handler')),
      path: codePath(fn, service),
      packageType: field(fn.node, 'image') ? 'image' : 'zip',
      inline: undefined,
      baseUri: service.folder,
      metadata: undefined,
    },
    failureTargets: invoke.failureTargets,
    invokeConfigs: invoke.configs,
    role: executionRole(fn, service, role),
    condition,
    site: functionSite(fn),
  };
  const counts = new Map<string, number>();
  const id = (name: string): string => {
    const count = (counts.get(name) ?? 0) + 1;
    counts.set(name, count);
    return `${fn.key}/${name}${count > 1 ? `/${count}` : ''}`;
  };
  const triggers: TriggerDraft[] = readings.flatMap(({ event, reading }) =>
    (reading?.triggers ?? []).map((parts) => triggerDraft(parts, event, fn, condition, id)),
  );
  const url = pairOf(fn.node, 'url');
  if (url && field(fn.node, 'url') && !isFalse(url.value)) triggers.push(urlDraft(url, fn, service, condition, id));
  for (const parts of invoke.triggers) triggers.push(destinationDraft(parts, fn, condition, id));
  const generated = [...readings.flatMap(({ reading }) => reading?.resources ?? []), ...ownResources(fn, service)];
  return {
    functions: [lambda],
    triggers,
    resources: generated.map((draft) => resourceOf(draft, fn, condition)),
    standIns: aliasOf(fn),
    notes,
    unseen: unknownEvents(fn, readings),
    hasRoutes: triggers.some(({ kind }) => kind === 'http-api'),
    sharesRole: lambda.role.kind === 'generated',
  };
}

function entryOf(pair: Pair, service: ServiceContext): FunctionEntry {
  const key = pair.key.text;
  const node = service.expand(pair.value);
  const given = field(node, 'name');
  const deployedName = given ? readValue(given, service) : joined([service.prefix, `-${key}`], pair.key.span);
  const on = (name: string) => field(node, name) !== undefined && !isFalse(field(node, name));
  const qualifier = on('durableConfig')
    ? 'durable'
    : on('provisionedConcurrency')
      ? 'provisioned'
      : on('snapStart')
        ? 'snapstart'
        : '$LATEST';
  return { key, pair, node, logicalId: naming.fn(key), deployedName, qualifier, nameSpan: pair.key.span };
}

function eventsOf(fn: FunctionEntry, service: ServiceContext, notes: Note[]): readonly EventEntry[] {
  const list = field(fn.node, 'events');
  if (list === undefined) return [];
  if (list.kind !== 'seq') {
    if (!openness(list)) notes.push({ message: `\`events\` of function \`${fn.key}\` is not a list`, span: list.span });
    return [];
  }
  const counts = new Map<string, number>();
  const next = (kind: string): number => {
    const count = (counts.get(kind) ?? 0) + 1;
    counts.set(kind, count);
    return count;
  };
  return list.items.flatMap((item, index) =>
    isPlainMap(item) && item.kind === 'map'
      ? item.pairs.flatMap((written) => {
          const node = service.expand(written.value);
          if (field({ ...item, pairs: [{ ...written, value: node }] }, written.key.text) === undefined) return [];
          const pair = { ...written, value: node };
          return [{ type: written.key.text, pair, node, position: index + 1, next }];
        })
      : [],
  );
}

/** The log group that the framework makes for each function. */
function ownResources(fn: FunctionEntry, service: ServiceContext): readonly ResourceDraft[] {
  const disabled = field(fn.node, 'disableLogs');
  if (disabled && !isFalse(disabled)) return [];
  const retention =
    taken('RetentionInDays', fn.node, 'logRetentionInDays', service) ??
    fixed('RetentionInDays', fromProvider(service, ['logRetentionInDays'], fn.nameSpan));
  const name = fixed('LogGroupName', joined(['/aws/lambda/', fn.deployedName], fn.nameSpan));
  return [{ id: naming.logGroup(fn.key), type: 'AWS::Logs::LogGroup', properties: settingsOf([name, retention]) }];
}

function resourceOf(draft: ResourceDraft, fn: FunctionEntry, condition: string | null): Resource {
  return {
    ...draft,
    condition,
    attributes: emptyMap,
    nameSpan: fn.nameSpan,
    span: fn.pair.span,
    generated: true,
    owner: fn.logicalId,
    site: draft.type === 'AWS::Logs::LogGroup' ? logGroupSite(fn) : noSite(fn.nameSpan),
  };
}

/** Aliases that the framework makes, and that events then invoke. */
function aliasOf(fn: FunctionEntry): readonly StandIn[] {
  const name = { durable: naming.durableAlias, provisioned: naming.provisionedAlias, snapstart: naming.snapStartAlias }[
    fn.qualifier
  ];
  if (!name) return [];
  return [{ name: name(fn.key), target: { fn: fn.key, qualifier: fn.qualifier }, qualifier: fn.qualifier }];
}

/** Where the code is: the service's folder, a module's folder, or a built artefact. */
function codePath(fn: FunctionEntry, service: ServiceContext): LambdaFunction['code']['path'] {
  const artifact = fieldAt(fn.node, 'package', 'artifact');
  if (artifact) return readValue(artifact, service);
  // serverless-python-requirements packs the folder `module` as the root of the function.
  const module = field(fn.node, 'module');
  return module ? readValue(module, service) : made('.', fn.nameSpan);
}

/** An event of a plugin: who invokes the function is not fully known. */
function unknownEvents(
  fn: FunctionEntry,
  readings: readonly { readonly event: EventEntry; readonly reading: unknown }[],
): readonly Unseen[] {
  const list = field(fn.node, 'events');
  const hidden = [openness(fn.node), openness(list), ...itemsOf(list).map(openness)].filter((one) => one !== undefined);
  const names = hidden.map(({ expression }) => `\`${expression}\``);
  for (const { event, reading } of readings) {
    if (reading === undefined) names.push(`event \`${event.type}\` of function \`${fn.key}\``);
  }
  return names.map((who) => ({ who, of: fn.key, what: ['triggers'] }));
}
