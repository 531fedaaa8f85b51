/** Services that tell functions of what happened: buckets, topics, logs, IoT, mail, alarms, pipelines, repositories. */
import type { DataMap } from '../../model/data';
import { draftOf, enabledBy, enabledUnless, selfReference, textIn } from './draft';
import { itemsIn, mapItems, mapsAt, textAt } from './each';
import type { Extractor, TriggerDraft } from './fragment';

export const bucket: Extractor = (resource) => ({
  triggers: mapsAt(resource.properties, 'NotificationConfiguration').flatMap((configuration) =>
    mapItems(configuration.get('LambdaConfigurations')).map(({ map, index }) =>
      draftOf(resource, {
        kind: 's3',
        target: map.get('Function'),
        source: selfReference(resource),
        settings: map,
        inside: (path) => ['NotificationConfiguration', 'LambdaConfigurations', index, ...path],
        label: textAt(map, 'Event') ?? null,
        key: String(index),
      }),
    ),
  ),
});

export const topic: Extractor = (resource) => ({
  triggers: mapItems(resource.properties.get('Subscription')).flatMap(({ map, index }) =>
    textAt(map, 'Protocol') === 'lambda'
      ? [
          draftOf(resource, {
            kind: 'sns',
            target: map.get('Endpoint'),
            source: selfReference(resource),
            settings: map,
            key: String(index),
          }),
        ]
      : [],
  ),
});

export const subscription: Extractor = (resource) => {
  const { properties } = resource;
  if (textAt(properties, 'Protocol') !== 'lambda') return {};
  const [target, source] = [properties.get('Endpoint'), properties.get('TopicArn')];
  return { triggers: [draftOf(resource, { kind: 'sns', target, source, settings: properties })] };
};

export const logSubscription: Extractor = (resource) => {
  const { properties } = resource;
  const source = properties.get('LogGroupName');
  const target = properties.get('DestinationArn');
  const label = textIn(source) ?? null;
  return { triggers: [draftOf(resource, { kind: 'cloudwatch-logs', target, source, settings: properties, label })] };
};

export const topicRule: Extractor = (resource) => ({
  triggers: mapsAt(resource.properties, 'TopicRulePayload').flatMap((payload) => {
    const draft = (action: DataMap, key: string): readonly TriggerDraft[] =>
      mapsAt(action, 'Lambda').map((lambda) => {
        const target = lambda.get('FunctionArn');
        return draftOf(resource, {
          kind: 'iot',
          target,
          settings: payload,
          label: textAt(payload, 'Sql') ?? null,
          enabled: enabledUnless(payload, 'RuleDisabled', resource.nameSpan),
          key,
        });
      });
    const actions = mapItems(payload.get('Actions')).flatMap(({ map, index }) => draft(map, String(index)));
    return [...actions, ...mapsAt(payload, 'ErrorAction').flatMap((action) => draft(action, 'ErrorAction'))];
  }),
});

/** A function that is asked before a device is registered; IoT waits for its answer. */
export const provisioningTemplate: Extractor = (resource) => ({
  triggers: mapsAt(resource.properties, 'PreProvisioningHook').map((hook) =>
    draftOf(resource, {
      kind: 'iot',
      invocation: 'sync',
      target: hook.get('TargetArn'),
      settings: resource.properties,
      enabled: enabledBy(resource.properties, 'Enabled', resource.nameSpan),
      label: textAt(resource.properties, 'TemplateName') ?? 'fleet provisioning',
    }),
  ),
});

export const receiptRule: Extractor = (resource) => ({
  triggers: mapsAt(resource.properties, 'Rule').flatMap((rule) =>
    mapItems(rule.get('Actions')).flatMap(({ map, index }) =>
      mapsAt(map, 'LambdaAction').map((action) =>
        draftOf(resource, {
          kind: 'ses',
          target: action.get('FunctionArn'),
          source: selfReference(resource),
          settings: action,
          enabled: enabledBy(rule, 'Enabled', resource.nameSpan),
          key: String(index),
          ...(textAt(action, 'InvocationType') === 'RequestResponse' ? { invocation: 'sync' as const } : {}),
        }),
      ),
    ),
  ),
});

export const configRule: Extractor = (resource) => {
  const draft = (target: ReturnType<DataMap['get']>) =>
    draftOf(resource, { kind: 'config', target, source: selfReference(resource), settings: resource.properties });
  const own = mapsAt(resource.properties, 'Source').map((source) => draft(source.get('SourceIdentifier')));
  const organization = mapsAt(resource.properties, 'OrganizationCustomRuleMetadata').map((rule) =>
    draft(rule.get('LambdaFunctionArn')),
  );
  return { triggers: [...own, ...organization] };
};

const alarmLists = ['AlarmActions', 'OKActions', 'InsufficientDataActions'] as const;

export const alarm: Extractor = (resource) => ({
  triggers: alarmLists.flatMap((list) =>
    itemsIn(resource.properties.get(list)).map((target, index) =>
      draftOf(resource, {
        kind: 'cloudwatch-alarm',
        target,
        source: selfReference(resource),
        label: list,
        enabled: enabledBy(resource.properties, 'ActionsEnabled', resource.nameSpan),
        key: `${list}/${index}`,
        settings: resource.properties,
      }),
    ),
  ),
});

export const pipeline: Extractor = (resource) => ({
  triggers: mapItems(resource.properties.get('Stages')).flatMap((stage) =>
    mapItems(stage.map.get('Actions')).flatMap((action) =>
      mapsAt(action.map, 'ActionTypeId').flatMap((type) =>
        textAt(type, 'Provider') === 'Lambda'
          ? mapsAt(action.map, 'Configuration').map((configuration) =>
              draftOf(resource, {
                kind: 'codepipeline',
                target: configuration.get('FunctionName'),
                source: selfReference(resource),
                settings: action.map,
                label: textAt(action.map, 'Name') ?? null,
                key: `${stage.index}/${action.index}`,
              }),
            )
          : [],
      ),
    ),
  ),
});

export const repository: Extractor = (resource) => ({
  triggers: mapItems(resource.properties.get('Triggers')).map(({ map, index }) =>
    draftOf(resource, {
      kind: 'codecommit',
      target: map.get('DestinationArn'),
      source: selfReference(resource),
      settings: map,
      key: String(index),
    }),
  ),
});

/** CloudFormation itself calls the function, and waits for an answer at a URL. */
export const customResource: Extractor = (resource) => ({
  triggers: [
    draftOf(resource, {
      kind: 'custom-resource',
      target: resource.properties.get('ServiceToken'),
      source: selfReference(resource),
      settings: resource.properties,
      label: resource.type,
    }),
  ],
});
