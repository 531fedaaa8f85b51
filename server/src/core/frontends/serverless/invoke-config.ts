/** `onError`, `destinations`, `maximumEventAge` and `maximumRetryAttempts`: where failed asynchronous events go. */
import type { FailureTarget, InvokeConfig } from '../../model/app';
import type { Data } from '../../model/data';
import type { Value } from '../../model/value';
import { pairOf, type YamlNode } from '../../yaml/node';
import { targetTypeOf } from '../cloudformation/failure-targets';
import type { Surroundings } from '../cloudformation/fragment';
import type { FunctionEntry, TriggerParts } from './event-reading';
import { naming } from './naming';
import { field, isPlainMap, keySpanOf, plainText, readValue, reference, type ServiceContext } from './service-context';
import { fixed, group, settingsOf, taken } from './settings';
import { invokeConfigSite } from './site';

export interface InvokeReading {
  readonly configs: readonly InvokeConfig[];
  readonly failureTargets: readonly FailureTarget[];
  /** Functions that destinations invoke. */
  readonly triggers: readonly TriggerParts[];
}

export function invokeReading(
  fn: FunctionEntry,
  service: ServiceContext,
  surroundings: Surroundings,
  hasCustomRole: boolean,
): InvokeReading {
  const onError = field(fn.node, 'onError');
  const failureTargets: FailureTarget[] = [];
  if (onError) {
    const target = readValue(onError, service);
    const targetType = targetTypeOf(target, surroundings);
    // The framework lets its role publish only where the ARN is plain text, and then only to SNS.
    const permissionAdded = !hasCustomRole && plainText(onError) !== undefined && targetType === 'sns';
    // The schema takes ARNs of topics only; references pass it unseen.
    const refused = plainText(onError) !== undefined && targetType === 'sqs';
    const common = { target, targetType, qualifier: null, span: onError.span };
    failureTargets.push({ kind: 'dlq', ...common, permissionAdded, ...(refused ? { refused } : {}) });
  }
  const destinations = field(fn.node, 'destinations');
  const written = ['destinations', 'maximumEventAge', 'maximumRetryAttempts'].filter((key) => field(fn.node, key));
  if (written.length === 0) return { configs: [], failureTargets, triggers: [] };
  const sides = (['onSuccess', 'onFailure'] as const).flatMap((key) => {
    const node = field(destinations, key);
    return node ? [{ key, node, ...destinationOf(node, service) }] : [];
  });
  const failure = sides.find((side) => side.key === 'onFailure');
  if (failure) {
    const targetType = failure.type ?? targetTypeOf(failure.target, surroundings);
    const { target, node } = failure;
    const { qualifier } = fn;
    failureTargets.push({
      kind: 'on-failure',
      target,
      targetType,
      qualifier,
      span: node.span,
      permissionAdded: !hasCustomRole,
    });
  }
  const properties = settingsOf([
    taken('MaximumEventAgeInSeconds', fn.node, 'maximumEventAge', service),
    taken('MaximumRetryAttempts', fn.node, 'maximumRetryAttempts', service),
    group('DestinationConfig', destinations, keySpanOf(fn.node, 'destinations'), () =>
      sides.map(({ key, node, target }) =>
        group(key === 'onSuccess' ? 'OnSuccess' : 'OnFailure', node, keySpanOf(destinations, key), () => [
          fixed('Destination', target, node.span),
        ]),
      ),
    ),
  ]);
  const first = pairOf(fn.node, written[0] ?? '');
  const span = first?.span ?? fn.nameSpan;
  return {
    configs: [{ qualifier: fn.qualifier, properties, span, site: invokeConfigSite(fn) }],
    failureTargets,
    triggers: sides.map(({ key, node, target }) => ({
      kind: 'lambda-destination',
      name: naming.invokeConfig(fn.key),
      source: reference(fn.logicalId, 'Arn', node.span),
      label: key === 'onSuccess' ? 'OnSuccess' : 'OnFailure',
      target,
      at: node,
    })),
  };
}

const typeOfWord = new Map<string, FailureTarget['targetType']>([
  ['function', 'lambda'],
  ['sqs', 'sqs'],
  ['sns', 'sns'],
  ['eventBus', 'eventbridge'],
]);

/** The name of a function of this service, an ARN, or a map with `type` and `arn`. */
function destinationOf(
  node: YamlNode,
  service: ServiceContext,
): { readonly target: Value<Data>; readonly type: FailureTarget['targetType'] | undefined } {
  if (isPlainMap(node)) {
    const arn = field(node, 'arn');
    const type = typeOfWord.get(plainText(field(node, 'type')) ?? '');
    if (arn) return { target: readValue(arn, service), type };
    const reason = 'it has no ARN';
    return { target: { kind: 'unresolved', reason, expression: '', span: node.span }, type };
  }
  const text = plainText(node);
  if (text === undefined || text.startsWith('arn:')) return { target: readValue(node, service), type: undefined };
  return { target: reference(naming.fn(text), 'Arn', node.span), type: 'lambda' };
}
