/** `EventInvokeConfig` of a SAM function, with the queues and topics SAM makes for destinations that name none. */
import type { FailureTarget, FunctionId, InvokeConfig, Resource } from '../../model/app';
import { asMap, asString, type Data, type DataMap } from '../../model/data';
import { known, type Option, type Value } from '../../model/value';
import { onFailureTarget } from '../cloudformation/failure-targets';
import type { Surroundings, TriggerDraft } from '../cloudformation/fragment';
import { destinationDrafts } from '../cloudformation/lambda-function';
import { layered, mapOf } from '../values/data-maps';
import { generatedResource, generatedValue } from './generated-resources';
import type { TemplateSite } from './site';

export interface InvokeContext {
  readonly surroundings: Surroundings;
  /**
   * Destinations of Globals that name no target. The translator writes the first function's queue into the shared
   * Globals, so that all functions that only inherit it send there.
   */
  readonly sharedDestinations: ReadonlyMap<string, FunctionId>;
}

export interface InvokeOutcome {
  readonly config: InvokeConfig;
  readonly failureTargets: readonly FailureTarget[];
  readonly resources: readonly Resource[];
  readonly triggers: readonly TriggerDraft[];
}

export function invokeConfigOf(
  fn: Resource,
  qualifier: string | null,
  permissionAdded: boolean,
  context: InvokeContext,
): InvokeOutcome | undefined {
  const value = fn.properties.get('EventInvokeConfig');
  const written = asMap(value);
  if (value === undefined || written === undefined) return undefined;
  const destinations = asMap(written.get('DestinationConfig'));
  const made = {
    OnSuccess: destination(fn, 'OnSuccess', destinations, context),
    OnFailure: destination(fn, 'OnFailure', destinations, context),
  };
  const resolved =
    destinations && mapOf({ OnSuccess: made.OnSuccess?.value, OnFailure: made.OnFailure?.value }, destinations.keySpan);
  const properties = resolved ? layered(mapOf({ DestinationConfig: inPlaceOf(written, resolved) }), written) : written;
  const config: InvokeConfig = { qualifier, properties, span: value.span, site: siteOf(fn, value.span) };
  const failure = onFailureTarget(config, context.surroundings, permissionAdded, made.OnFailure?.type ?? undefined);
  return {
    config,
    failureTargets: failure ? [failure] : [],
    resources: [made.OnSuccess, made.OnFailure].flatMap((one) => one?.resources ?? []),
    triggers: destinationDrafts(fn, resolved, selfOf(fn), 'EventInvokeConfig/'),
  };
}

const inPlaceOf = (written: DataMap, resolved: DataMap): Value<Data> | undefined => {
  const value = written.get('DestinationConfig');
  return value?.kind === 'located' ? { ...value, value: resolved } : value;
};

const selfOf = (fn: Resource): Value<Data> =>
  generatedValue({ kind: 'ref', target: fn.id, attribute: null }, fn.nameSpan);

function siteOf(fn: Resource, span: TemplateSite['span']): TemplateSite {
  const site = fn.site as TemplateSite;
  return { ...site, span, base: [...site.base, 'EventInvokeConfig'], spell: (path) => path, type: 'EventInvokeConfig' };
}

interface Destination {
  readonly value: Value<Data> | undefined;
  readonly type: FailureTarget['targetType'];
  readonly resources: readonly Resource[];
}

function destination(
  fn: Resource,
  key: 'OnSuccess' | 'OnFailure',
  destinations: DataMap | undefined,
  { sharedDestinations }: InvokeContext,
): Destination | undefined {
  const value = destinations?.get(key);
  const written = asMap(value);
  if (value?.kind !== 'located' || written === undefined) return value && { value, type: null, resources: [] };
  const samType = known(asString(written.get('Type'))) ?? '';
  const type = targetTypes[samType] ?? null;
  const target = written.get('Destination');
  const plan = made[samType];
  const isOpen =
    target === undefined || (target.kind === 'alternatives' && target.options.some(({ value }) => isAbsent(value)));
  if (plan === undefined || !isOpen) return { value, type, resources: [] };
  // A destination that comes from Globals alone belongs to the first function that inherits it.
  const inherited = value.origin === 'globals' && target === undefined;
  const owner = (inherited ? sharedDestinations.get(key) : undefined) ?? fn.id;
  const id = `${owner}EventInvokeConfig${key}${plan.suffix}`;
  const reference = generatedValue({ kind: 'ref', target: id, attribute: plan.attribute }, value.span);
  const resolved = target?.kind === 'alternatives' ? filled(target, reference) : reference;
  return {
    value: { ...value, value: layered(mapOf({ Destination: resolved }), written) },
    type,
    resources: owner === fn.id ? [generatedResource(fn, { id, type: plan.type, span: value.span })] : [],
  };
}

const isAbsent = (value: Value<Data>): boolean => value.kind === 'located' && value.value === null;

/** `!If [HasQueue, !GetAtt Queue.Arn, !Ref AWS::NoValue]`: SAM's own queue where there is none. */
const filled = (target: Extract<Value<Data>, { kind: 'alternatives' }>, reference: Value<Data>): Value<Data> => ({
  ...target,
  options: target.options.map(
    (option): Option<Data> => (isAbsent(option.value) ? { ...option, value: reference } : option),
  ),
});

const made: Readonly<Record<string, { suffix: string; type: string; attribute: string | null }>> = {
  SQS: { suffix: 'Queue', type: 'AWS::SQS::Queue', attribute: 'Arn' },
  SNS: { suffix: 'Topic', type: 'AWS::SNS::Topic', attribute: null },
};

const targetTypes: Readonly<Record<string, FailureTarget['targetType']>> = {
  SQS: 'sqs',
  SNS: 'sns',
  EventBridge: 'eventbridge',
  Lambda: 'lambda',
  S3Bucket: 's3',
};
