/** Properties of a function in CloudFormation's words: its own, those of `provider:`, and the framework's defaults. */
import { type Data, type DataMap, isMap } from '../../model/data';
import { mapValue, type Value } from '../../model/value';
import { pairOf, type YamlNode } from '../../yaml/node';
import { byDefault, inherited, layered, lazyMap } from '../values/data-maps';
import type { FunctionEntry } from './event-reading';
import { naming } from './naming';
import { openness } from './provenance';
import {
  field,
  fieldAt,
  fromProvider,
  isFalse,
  isPlainMap,
  keySpanOf,
  literal,
  readValue,
  reference,
  type ServiceContext,
} from './service-context';
import { fixed, group, type Setting, settingsOf, taken, takenAsList, takenAsMap } from './settings';

/** Defaults of the framework; Lambda@Edge functions have tighter ones that win over `provider:`. */
const defaults = { timeout: 6, memorySize: 1024 } as const;
const edgeDefaults = { timeout: 5, memorySize: 128 } as const;

export interface FunctionShape {
  /** CloudFront replicates it: no VPC, no environment. */
  readonly isEdge: boolean;
  /** Undefined for the role that the framework makes. */
  readonly customRole: Value<Data> | undefined;
}

export function functionProperties(fn: FunctionEntry, service: ServiceContext, shape: FunctionShape): DataMap {
  const { node } = fn;
  const hidden = openness(node);
  if (hidden) return hiddenProperties(fn, hidden);
  const own = (name: string, key: string) => taken(name, node, key, service);
  const inheriting = (name: string, key: string): Setting | undefined =>
    own(name, key) ?? inheritedSetting(name, [key], fn, service);
  const numeric = (name: string, key: 'timeout' | 'memorySize'): Setting | undefined => {
    if (shape.isEdge) return own(name, key) ?? fixed(name, byDefault(edgeDefaults[key], fn.nameSpan));
    return inheriting(name, key) ?? fixed(name, byDefault(defaults[key], fn.nameSpan));
  };
  const image = field(node, 'image');
  const durable = field(node, 'durableConfig');
  const files = field(node, 'fileSystemConfig');
  return settingsOf([
    fixed('FunctionName', fn.deployedName, keySpanOf(node, 'name')),
    own('Handler', 'handler'),
    inheriting('Runtime', 'runtime'),
    own('Description', 'description'),
    numeric('Timeout', 'timeout'),
    numeric('MemorySize', 'memorySize'),
    own('ReservedConcurrentExecutions', 'reservedConcurrency'),
    shape.isEdge ? undefined : environment(fn, service),
    shape.isEdge ? undefined : vpcConfig(fn, service),
    tracing(fn, service),
    takenAsList('Architectures', field(node, 'architecture') ? node : service.provider, 'architecture', service),
    inheriting('Layers', 'layers'),
    takenAsMap('DeadLetterConfig', 'TargetArn', node, 'onError', service),
    inheriting('KmsKeyArn', 'kmsKeyArn'),
    takenAsMap('EphemeralStorage', 'Size', node, 'ephemeralStorageSize', service),
    field(node, 'snapStart') && !isFalse(field(node, 'snapStart'))
      ? group('SnapStart', field(node, 'snapStart'), keySpanOf(node, 'snapStart'), () => [
          fixed('ApplyOn', byDefault('PublishedVersions', fn.nameSpan)),
        ])
      : undefined,
    own('RecursiveLoop', 'recursiveLoop'),
    logging(fn, service),
    group('DurableConfig', durable, keySpanOf(node, 'durableConfig'), () => [
      taken('ExecutionTimeout', durable, 'executionTimeout', service),
      taken('RetentionPeriodInDays', durable, 'retentionPeriodInDays', service),
    ]),
    files && {
      name: 'FileSystemConfigs',
      value: () => {
        const entry = settingsOf([
          taken('Arn', files, 'arn', service),
          taken('LocalMountPath', files, 'localMountPath', service),
        ]);
        return literal({ kind: 'list', items: [literal(entry, files.span)] }, files.span);
      },
      keySpan: keySpanOf(node, 'fileSystemConfig'),
    },
    image && fixed('PackageType', byDefault('Image', image.span)),
    group('Code', image, keySpanOf(node, 'image'), () => [
      image?.kind === 'map' ? taken('ImageUri', image, 'uri', service) : taken('ImageUri', node, 'image', service),
    ]),
    group('ImageConfig', image?.kind === 'map' ? image : undefined, keySpanOf(node, 'image'), () => [
      taken('Command', image, 'command', service),
      taken('EntryPoint', image, 'entryPoint', service),
      taken('WorkingDirectory', image, 'workingDirectory', service),
    ]),
    fixed('Role', shape.customRole ?? reference(naming.role, 'Arn', fn.nameSpan), keySpanOf(node, 'role')),
    tags(fn, service),
  ]);
}

/** The whole function stands in a file that can't be read: nothing of it is known. */
function hiddenProperties(
  fn: FunctionEntry,
  hidden: { readonly reason: string; readonly expression: string },
): DataMap {
  return lazyMap(
    ['Timeout', 'MemorySize'],
    () => ({ kind: 'unresolved', ...hidden, span: fn.nameSpan }),
    () => undefined,
  );
}

function inheritedSetting(
  name: string,
  path: readonly string[],
  fn: FunctionEntry,
  service: ServiceContext,
): Setting | undefined {
  const value = fromProvider(service, path, fn.nameSpan);
  return value && fixed(name, value);
}

/** Variables of the function win over those of `provider:`, name by name. */
function environment(fn: FunctionEntry, service: ServiceContext): Setting | undefined {
  const own = field(fn.node, 'environment');
  const under = fromProvider(service, ['environment'], fn.nameSpan);
  if (!own) return under && fixed('Environment', literal(settingsOf([fixed('Variables', under)]), fn.nameSpan));
  return group('Environment', own, keySpanOf(fn.node, 'environment'), () => {
    const over = readValue(own, service);
    return [fixed('Variables', merged(over, under), keySpanOf(fn.node, 'environment'))];
  });
}

function merged(over: Value<Data>, under: Value<Data> | undefined): Value<Data> {
  if (under === undefined) return over;
  if (under.kind !== 'located' || !isMap(under.value))
    return under.kind === 'located' ? over : withUnknownRest(over, under);
  const base = under.value;
  if (over.kind !== 'located') return withUnknownRest(under, over);
  return mapValue(over, (data) => (isMap(data) ? layered(data, base) : base));
}

/** What is not in the known map may be in the other one. */
function withUnknownRest(value: Value<Data>, rest: Value<Data>): Value<Data> {
  return mapValue(value, (data) =>
    isMap(data) ? lazyMap(data.keys, (key) => data.get(key) ?? rest, data.keySpan) : data,
  );
}

/**
 * `vpc: ~` takes the function out of the VPC of `provider:`; what it leaves out of `vpc:` comes from there. Without both
 * subnets and security groups there is no VPC.
 */
function vpcConfig(fn: FunctionEntry, service: ServiceContext): Setting | undefined {
  const pair = pairOf(fn.node, 'vpc');
  const own = field(fn.node, 'vpc');
  if (pair && (own === undefined || isFalse(own))) return undefined;
  const providers = field(service.provider, 'vpc');
  const isComplete = field(own, 'subnetIds') !== undefined && field(own, 'securityGroupIds') !== undefined;
  const unread =
    own && !isPlainMap(own) ? own : !isComplete && providers && !isPlainMap(providers) ? providers : undefined;
  if (unread)
    return { name: 'VpcConfig', value: () => unknownVpc(unread, unread === own, fn, service), keySpan: pair?.key.span };
  const part = (name: string, key: string): Setting | undefined =>
    taken(name, own, key, service) ?? inheritedSetting(name, ['vpc', key], fn, service);
  const subnets = part('SubnetIds', 'subnetIds');
  const groups = part('SecurityGroupIds', 'securityGroupIds');
  if (!subnets || !groups) return undefined;
  const map = settingsOf([subnets, groups, part('Ipv6AllowedForDualStack', 'ipv6AllowedForDualStack')]);
  const value: Value<Data> = own
    ? literal(map, own.span)
    : {
        kind: 'located',
        value: map,
        origin: 'provider',
        via: 'provider.vpc',
        span: fn.nameSpan,
        ...(providers ? { home: providers.span } : {}),
      };
  return fixed('VpcConfig', value, pair?.key.span);
}

/** A `vpc:` that is no map of the framework's form: unknown, or a call of a CloudFormation function. */
function unknownVpc(node: YamlNode, isOwn: boolean, fn: FunctionEntry, service: ServiceContext): Value<Data> {
  const value = readValue(node, service);
  const unknown: Value<Data> =
    value.kind === 'located'
      ? { kind: 'unresolved', reason: 'it has an unexpected form', expression: '', span: node.span }
      : value;
  return isOwn ? unknown : inherited(unknown, { origin: 'provider', via: 'provider.vpc', span: fn.nameSpan });
}

function tracing(fn: FunctionEntry, service: ServiceContext): Setting | undefined {
  const own = field(fn.node, 'tracing');
  const value =
    own && !isFalse(own) ? readValue(own, service) : fromProvider(service, ['tracing', 'lambda'], fn.nameSpan);
  if (value === undefined || (value.kind === 'located' && value.value === false)) return undefined;
  const mode = mapValue(value, (data) => (data === true || data === 'true' ? 'Active' : data));
  return fixed('TracingConfig', literal(settingsOf([fixed('Mode', mode)]), mode.span), keySpanOf(fn.node, 'tracing'));
}

function logging(fn: FunctionEntry, service: ServiceContext): Setting | undefined {
  const own = field(fn.node, 'logs');
  const node = own ?? fieldAt(service.provider, 'logs', 'lambda');
  if (node?.kind !== 'map') return undefined;
  const names = [
    ['LogFormat', 'logFormat'],
    ['LogGroup', 'logGroup'],
    ['ApplicationLogLevel', 'applicationLogLevel'],
    ['SystemLogLevel', 'systemLogLevel'],
  ] as const;
  const parts = own
    ? names.map(([name, key]) => taken(name, own, key, service))
    : names.map(([name, key]) => inheritedSetting(name, ['logs', 'lambda', key], fn, service));
  return fixed('LoggingConfig', literal(settingsOf(parts), own ? own.span : fn.nameSpan), keySpanOf(fn.node, 'logs'));
}

function tags(fn: FunctionEntry, service: ServiceContext): Setting | undefined {
  const own = field(fn.node, 'tags');
  const providers = field(service.provider, 'tags');
  const pairs = [providers, own].flatMap((node) => (node?.kind === 'map' ? node.pairs : []));
  if (pairs.length === 0) return undefined;
  const entries = new Map(pairs.map((pair) => [pair.key.text, pair]));
  const value = (): Value<Data> => ({
    kind: 'located',
    origin: 'literal',
    span: own?.span ?? fn.nameSpan,
    value: {
      kind: 'list',
      items: [...entries.values()].map((pair) =>
        literal(
          settingsOf([
            fixed('Key', literal(pair.key.text, pair.key.span)),
            fixed('Value', readValue(pair.value, service)),
          ]),
          pair.span,
        ),
      ),
    },
  });
  return { name: 'Tags', value, keySpan: keySpanOf(fn.node, 'tags') };
}
