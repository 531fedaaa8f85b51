/** `AWS::Serverless::Function`: what SAM's translator makes of it, in CloudFormation's words. */
import type { ExecutionRole, FailureTarget, LambdaFunction, Resource } from '../../model/app';
import { asMap, asString, type Data, type DataMap, isMap } from '../../model/data';
import { known, mapValue, possible, type Value } from '../../model/value';
import { draftOf } from '../cloudformation/draft';
import { deadLetterTarget } from '../cloudformation/failure-targets';
import type { Fragment, StandIn, Surroundings } from '../cloudformation/fragment';
import { functionOf, roleOf } from '../cloudformation/lambda-function';
import { layered, lazyMap, mapOf } from '../values/data-maps';
import { type InvokeContext, invokeConfigOf } from './event-invoke-config';
import { eventsOf } from './function-events';
import { generatedResource, generatedValue } from './generated-resources';
import { policyStatements } from './policies';
import type { EventContext } from './sam-event';

export interface SamContext extends InvokeContext, EventContext {
  readonly surroundings: Surroundings;
  readonly baseUri: string;
}

/** `written` has the Globals merged in already. */
export function samFunction(written: Resource, context: SamContext): Fragment {
  const { surroundings, baseUri } = context;
  const resource: Resource = { ...written, type: 'AWS::Lambda::Function', properties: asLambda(written.properties) };
  const alias = aliasOf(written.properties);
  const role = executionRole(resource, written.properties);
  const byFramework = role.kind === 'generated';
  const invoke = invokeConfigOf(written, alias, byFramework, context);
  const dlq = deadLetterTarget(resource.properties, surroundings, byFramework, deadLetterType(written.properties));
  const fn = functionOf(resource, {
    baseUri,
    path: codePath(written.properties),
    failureTargets: [...(dlq ? [dlq] : []), ...(invoke?.failureTargets ?? [])],
    invokeConfigs: invoke ? [invoke.config] : [],
    role,
  });
  const target = { fn: fn.id, qualifier: alias };
  const events = eventsOf(written, target, { surroundings, globals: context.globals });
  const url = functionUrl(resource, written.properties, target);
  return {
    functions: [fn],
    triggers: [...events.triggers, ...url.triggers, ...(invoke?.triggers ?? [])],
    resources: [...aliasResources(written, alias), ...(invoke?.resources ?? []), ...events.resources, ...url.resources],
    standIns: standIns(fn, alias),
  };
}

/** The alias that events invoke, `$LATEST` without one, null where it can't be known. */
function aliasOf(properties: DataMap): string | null {
  const alias = properties.get('AutoPublishAlias');
  return alias === undefined ? '$LATEST' : (known(asString(alias)) ?? null);
}

const asWritten = ['CodeUri', 'InlineCode', 'ImageUri', 'DeadLetterQueue', 'Tracing'] as const;

/** Properties that only SAM knows, and that show elsewhere in the model. */
const samOnly = new Set<string>([
  ...asWritten,
  'Events',
  'Policies',
  'AssumeRolePolicyDocument',
  'RolePath',
  'PermissionsBoundary',
  'DeploymentPreference',
  'EventInvokeConfig',
  'AutoPublishAlias',
  'AutoPublishCodeSha256',
  'AutoPublishAliasAllProperties',
  'VersionDescription',
  'VersionDeletionPolicy',
  'FunctionUrlConfig',
  'PropagateTags',
]);

function asLambda(properties: DataMap): DataMap {
  const own = lazyMap(
    [
      ...(properties.get('DeadLetterQueue') ? ['DeadLetterConfig'] : []),
      ...(properties.get('Tracing') ? ['TracingConfig'] : []),
      ...(properties.get('CodeUri') || properties.get('InlineCode') || properties.get('ImageUri') ? ['Code'] : []),
    ],
    (key) => {
      if (key === 'DeadLetterConfig') return wrapped(properties.get('DeadLetterQueue'), deadLetterConfig);
      if (key === 'TracingConfig') return wrapped(properties.get('Tracing'), (mode) => mapOf({ Mode: mode }));
      return key === 'Code' ? codeOf(properties) : undefined;
    },
    (key) => {
      if (key === 'DeadLetterConfig') return properties.keySpan('DeadLetterQueue');
      if (key === 'TracingConfig') return properties.keySpan('Tracing');
      if (key !== 'Code') return undefined;
      return properties.keySpan('InlineCode') ?? properties.keySpan('CodeUri') ?? properties.keySpan('ImageUri');
    },
  );
  const passed = lazyMap(
    properties.keys.filter((key) => !samOnly.has(key)),
    (key) => (samOnly.has(key) ? undefined : properties.get(key)),
    properties.keySpan,
  );
  return layered(own, passed);
}

function deadLetterConfig(value: Value<Data>): DataMap | undefined {
  const queue = asMap(value);
  return queue && mapOf({ TargetArn: queue.get('TargetArn') }, queue.keySpan);
}

/** A value inside a map of its own, wherever it came from. */
function wrapped(
  value: Value<Data> | undefined,
  wrap: (value: Value<Data>) => DataMap | undefined,
): Value<Data> | undefined {
  return value && mapValue(value, (_data, located): Data | undefined => wrap(located));
}

function codeOf(properties: DataMap): Value<Data> | undefined {
  const [inline, image, uri] = ['InlineCode', 'ImageUri', 'CodeUri'].map((key) => properties.get(key));
  if (inline) return wrapped(inline, (value) => mapOf({ ZipFile: value }));
  if (uri === undefined) return image && wrapped(image, (value) => mapOf({ ImageUri: value }));
  return uri;
}

function codePath(properties: DataMap): Value<Data> | undefined {
  return properties.get('CodeUri');
}

function deadLetterType(properties: DataMap): FailureTarget['targetType'] {
  const type = known(asString(asMap(properties.get('DeadLetterQueue'))?.get('Type')));
  return type === 'SQS' ? 'sqs' : type === 'SNS' ? 'sns' : null;
}

/** Without `Role` SAM makes one and adds what its own properties need. */
function executionRole(resource: Resource, properties: DataMap): ExecutionRole {
  const role = properties.get('Role');
  // `Role: null`, as the templates of the .NET tools have it, is none either.
  if (role === undefined || known(role) === null) {
    const statements = policyStatements(properties.get('Policies'));
    return { kind: 'generated', statements, span: properties.get('Policies')?.span ?? resource.nameSpan };
  }
  const mayBeMade = possible(role).some(({ value }) => value.value === null);
  if (mayBeMade) return { kind: 'unknown', reason: 'a condition decides which role it has', span: role.span };
  return roleOf(resource);
}

function standIns(fn: LambdaFunction, alias: string | null): readonly StandIn[] {
  if (alias === '$LATEST' || alias === null) return [];
  const target = { fn: fn.id, qualifier: null };
  // `!Ref Fn.Alias` and `!Ref Fn.Version` are SAM's own names for what it publishes.
  return [
    { name: `${fn.id}Alias${alias}`, target, qualifier: alias },
    { name: `${fn.id}.Alias`, target, qualifier: alias },
    { name: `${fn.id}.Version`, target, qualifier: `${fn.id}.Version` },
  ];
}

function aliasResources(written: Resource, alias: string | null): readonly Resource[] {
  const { properties, id } = written;
  const name = properties.get('AutoPublishAlias');
  if (alias === null || name === undefined) return [];
  const span = properties.keySpan('AutoPublishAlias') ?? written.nameSpan;
  const fn = generatedValue({ kind: 'ref', target: id, attribute: null }, span);
  return [
    generatedResource(written, {
      id: `${id}Alias${alias}`,
      type: 'AWS::Lambda::Alias',
      span,
      properties: {
        FunctionName: fn,
        Name: name,
        ProvisionedConcurrencyConfig: properties.get('ProvisionedConcurrencyConfig'),
      },
    }),
  ];
}

function functionUrl(resource: Resource, properties: DataMap, target: { fn: string; qualifier: string | null }) {
  const config = properties.get('FunctionUrlConfig');
  if (config === undefined) return { triggers: [], resources: [] };
  const settings = config.kind === 'located' && isMap(config.value) ? config.value : mapOf({});
  const keySpan = properties.keySpan('FunctionUrlConfig') ?? config.span;
  const made = generatedResource(resource, { id: `${resource.id}Url`, type: 'AWS::Lambda::Url', span: keySpan });
  const draft = draftOf(resource, {
    kind: 'function-url',
    target: undefined,
    settings,
    key: 'FunctionUrlConfig',
    inside: (path) => ['FunctionUrlConfig', ...path],
  });
  return {
    triggers: [{ ...draft, target, name: null, nameSpan: keySpan, span: config.span }],
    resources: [{ ...made, properties: settings }],
  };
}
