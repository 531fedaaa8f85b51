/** `AWS::Lambda::Function` and the resources that say more about one: aliases, versions, URLs, invoke configurations. */
import type {
  CodeLocation,
  ExecutionRole,
  FailureTarget,
  InvokeConfig,
  LambdaFunction,
  Resource,
} from '../../model/app';
import { asMap, asNumber, asString, type DataMap, isMap, isReference } from '../../model/data';
import { known } from '../../model/value';
import { byDefault, layered, mapOf } from '../values/data-maps';
import { draftOf } from './draft';
import { deadLetterTarget, onFailureTarget } from './failure-targets';
import type { Extractor } from './fragment';

/** Defaults of the Lambda service. */
export const serviceDefaults = { Timeout: 3, MemorySize: 128 } as const;

export const lambdaFunction =
  (baseUri: string): Extractor =>
  (resource, surroundings) => {
    const dlq = deadLetterTarget(resource.properties, surroundings, false);
    return {
      functions: [
        functionOf(resource, {
          baseUri,
          path: resource.properties.get('Code'),
          failureTargets: dlq ? [dlq] : [],
          invokeConfigs: [],
          role: roleOf(resource),
        }),
      ],
    };
  };

export interface FunctionExtras {
  readonly baseUri: string;
  readonly path: CodeLocation['path'];
  readonly failureTargets: readonly FailureTarget[];
  readonly invokeConfigs: readonly InvokeConfig[];
  readonly role: ExecutionRole;
}

/** A function from a resource whose properties are spelled as CloudFormation's. */
export function functionOf(resource: Resource, extras: FunctionExtras): LambdaFunction {
  const { id, nameSpan, span, condition, site } = resource;
  const { failureTargets, invokeConfigs, role, path, baseUri } = extras;
  const timeout = byDefault(serviceDefaults.Timeout, nameSpan);
  const memory = byDefault(serviceDefaults.MemorySize, nameSpan);
  const properties = layered(resource.properties, mapOf({ Timeout: timeout, MemorySize: memory }));
  return {
    id,
    logicalId: id,
    nameSpan,
    span,
    properties,
    timeout: asNumber(properties.get('Timeout')) ?? { ...timeout, value: serviceDefaults.Timeout },
    memory: asNumber(properties.get('MemorySize')) ?? { ...memory, value: serviceDefaults.MemorySize },
    code: codeOf(properties, path, baseUri, asMap(resource.attributes.get('Metadata'))),
    failureTargets,
    invokeConfigs,
    role,
    condition,
    site,
  };
}

function codeOf(
  properties: DataMap,
  path: CodeLocation['path'],
  baseUri: string,
  metadata: DataMap | undefined,
): CodeLocation {
  const code = asMap(properties.get('Code'));
  const inline = code?.get('ZipFile');
  const text = known(asString(inline));
  const isImage = known(properties.get('PackageType')) === 'Image' || code?.get('ImageUri') !== undefined;
  return {
    runtime: asString(properties.get('Runtime')),
    handler: asString(properties.get('Handler')),
    path: inline === undefined ? path : undefined,
    packageType: isImage ? 'image' : 'zip',
    inline: inline && text !== undefined ? { text, span: inline.span } : undefined,
    baseUri,
    metadata,
  };
}

export function roleOf({ properties, nameSpan }: Resource): ExecutionRole {
  const role = properties.get('Role');
  if (role === undefined) return { kind: 'unknown', reason: 'no role is given', span: nameSpan };
  const data = known(role);
  if (isReference(data)) return { kind: 'resource', id: data.target, span: role.span };
  const reason = role.kind === 'unresolved' ? role.reason : 'the role is not a resource of this template';
  return { kind: 'unknown', reason, span: role.span };
}

export const lambdaAlias: Extractor = ({ id, properties }) => ({
  standIns: [
    {
      name: id,
      target: { expression: properties.get('FunctionName') },
      qualifier: known(asString(properties.get('Name'))) ?? id,
    },
  ],
});

export const lambdaVersion: Extractor = ({ id, properties }) => ({
  standIns: [{ name: id, target: { expression: properties.get('FunctionName') }, qualifier: id }],
});

export const lambdaUrl: Extractor = (resource) => {
  const { properties } = resource;
  const target = properties.get('TargetFunctionArn');
  const qualifier = known(asString(properties.get('Qualifier')));
  const draft = draftOf(resource, { kind: 'function-url', target, settings: properties });
  const data = known(target);
  const named = qualifier !== undefined && isReference(data);
  return { triggers: [named ? { ...draft, target: { fn: data.target, qualifier } } : draft] };
};

export const eventInvokeConfig: Extractor = (resource, surroundings) => {
  const { properties, span, site } = resource;
  const qualifier = known(properties.get('Qualifier'));
  const config: InvokeConfig = {
    qualifier: typeof qualifier === 'string' ? qualifier : isReference(qualifier) ? qualifier.target : null,
    properties,
    span,
    site,
  };
  const failure = onFailureTarget(config, surroundings, false);
  const target = { expression: properties.get('FunctionName') };
  return { invokeConfigs: [{ target, config, failureTargets: failure ? [failure] : [] }], ...destinations(resource) };
};

/** A function that another one's results or failures are sent to is invoked asynchronously. */
function destinations(resource: Resource) {
  const config = asMap(resource.properties.get('DestinationConfig'));
  return { triggers: destinationDrafts(resource, config, resource.properties.get('FunctionName')) };
}

export function destinationDrafts(
  resource: Resource,
  config: DataMap | undefined,
  source: ReturnType<DataMap['get']>,
  prefix = '',
) {
  return (['OnSuccess', 'OnFailure'] as const).flatMap((key) => {
    const value = config?.get(key);
    const target = asMap(value)?.get('Destination');
    if (target === undefined || value?.kind !== 'located' || !isMap(value.value)) return [];
    const settings = value.value;
    return [draftOf(resource, { kind: 'lambda-destination', target, source, settings, label: key, key: prefix + key })];
  });
}
