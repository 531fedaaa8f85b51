/** Services that wait for a function's answer, or hand it what they carry: Cognito, load balancers, AppSync, Firehose, Lex, CloudFront, Pipes. */
import { type DataMap, isReference } from '../../model/data';
import { possible } from '../../model/value';
import { draftOf, enabledBy, selfReference } from './draft';
import { mapItems, mapsAt, mapsIn, textAt } from './each';
import type { Extractor, Surroundings, TriggerDraft } from './fragment';

export const userPool: Extractor = (resource) => ({
  triggers: mapsAt(resource.properties, 'LambdaConfig').flatMap((config) =>
    config.keys.flatMap((key): readonly TriggerDraft[] => {
      const value = config.get(key);
      if (key === 'KMSKeyID' || value === undefined) return [];
      const trigger = key.replace(/Config$/, '');
      const details = mapsIn(value);
      const targets = details.length > 0 ? details.map((detail) => detail.get('LambdaArn')) : [value];
      return targets.map((target) =>
        draftOf(resource, {
          kind: 'cognito',
          target,
          source: selfReference(resource),
          settings: config,
          label: trigger,
          key,
          ...cognitoInvocation(trigger),
        }),
      );
    }),
  ),
});

/** Cognito waits for all its triggers but the custom senders. */
export const cognitoInvocation = (trigger: string) =>
  trigger === 'CustomSMSSender' || trigger === 'CustomEmailSender' ? { invocation: 'async' as const } : {};

/** On its own a target group only tells that some load balancer calls the function; its listener tells which. */
export const targetGroup: Extractor = (resource) => ({
  triggers: mapItems(resource.properties.get('Targets')).map(({ map, index }) =>
    draftOf(resource, {
      kind: 'alb',
      target: map.get('Id'),
      source: selfReference(resource),
      settings: resource.properties,
      key: String(index),
      weak: 'same-kind',
    }),
  ),
});

export const listener: Extractor = (resource, surroundings) => ({
  triggers: forwarded(resource.properties, 'DefaultActions', surroundings).map(({ target, settings }, index) =>
    draftOf(resource, { kind: 'alb', target, settings, source: selfReference(resource), key: String(index) }),
  ),
});

export const listenerRule: Extractor = (resource, surroundings) => ({
  triggers: forwarded(resource.properties, 'Actions', surroundings).map(({ target, settings }, index) =>
    draftOf(resource, {
      kind: 'alb',
      target,
      settings,
      source: resource.properties.get('ListenerArn'),
      key: String(index),
    }),
  ),
});

function forwarded(properties: DataMap, list: string, { typeOf, propertiesOf }: Surroundings) {
  return mapItems(properties.get(list)).flatMap(({ map }) => {
    const groups = [
      map.get('TargetGroupArn'),
      ...mapsAt(map, 'ForwardConfig').flatMap((config) =>
        mapItems(config.get('TargetGroups')).map((group) => group.map.get('TargetGroupArn')),
      ),
    ];
    const ids = groups.flatMap((group) =>
      possible(group).flatMap(({ value }) => (isReference(value.value) ? [value.value.target] : [])),
    );
    return [...new Set(ids)].flatMap((id) => {
      if (typeOf(id) !== 'AWS::ElasticLoadBalancingV2::TargetGroup') return [];
      const settings = propertiesOf(id);
      if (settings === undefined) return [];
      return mapItems(settings.get('Targets')).map((target) => ({ target: target.map.get('Id'), settings }));
    });
  });
}

export const appSyncDataSource: Extractor = (resource) => ({
  triggers: mapsAt(resource.properties, 'LambdaConfig').map((config) =>
    draftOf(resource, {
      kind: 'appsync',
      target: config.get('LambdaFunctionArn'),
      source: resource.properties.get('ApiId'),
      settings: resource.properties,
      label: textAt(resource.properties, 'Name') ?? null,
    }),
  ),
});

export const graphQlApi: Extractor = (resource) => {
  const providers = [
    resource.properties,
    ...mapItems(resource.properties.get('AdditionalAuthenticationProviders')).map(({ map }) => map),
    ...mapsAt(resource.properties, 'EventConfig').flatMap((config) =>
      mapItems(config.get('AuthProviders')).map(({ map }) => map),
    ),
  ];
  return {
    triggers: providers.flatMap((provider, index) => {
      const configs = [...mapsAt(provider, 'LambdaAuthorizerConfig')];
      return configs.map((config) =>
        draftOf(resource, {
          kind: 'authorizer',
          target: config.get('AuthorizerUri'),
          source: selfReference(resource),
          settings: config,
          key: `authorizer/${index}`,
        }),
      );
    }),
  };
};

export const deliveryStream: Extractor = (resource) => {
  const { properties } = resource;
  const destinations = properties.keys.filter((key) => key.endsWith('DestinationConfiguration'));
  return {
    triggers: destinations.flatMap((destination) =>
      mapsAt(properties, destination, 'ProcessingConfiguration').flatMap((processing) =>
        mapItems(processing.get('Processors')).flatMap((processor) =>
          mapItems(processor.map.get('Parameters')).flatMap(({ map }) =>
            textAt(map, 'ParameterName') === 'LambdaArn'
              ? [
                  draftOf(resource, {
                    kind: 'firehose',
                    target: map.get('ParameterValue'),
                    source: selfReference(resource),
                    settings: processor.map,
                    key: `${destination}/${processor.index}`,
                  }),
                ]
              : [],
          ),
        ),
      ),
    ),
  };
};

export const distribution: Extractor = (resource) => ({
  triggers: mapsAt(resource.properties, 'DistributionConfig').flatMap((config) => {
    const behaviours = [
      ...mapsAt(config, 'DefaultCacheBehavior'),
      ...mapItems(config.get('CacheBehaviors')).map(({ map }) => map),
    ];
    return behaviours.flatMap((behaviour, at) =>
      mapItems(behaviour.get('LambdaFunctionAssociations')).map(({ map, index }) =>
        draftOf(resource, {
          kind: 'lambda-edge',
          target: map.get('LambdaFunctionARN'),
          source: selfReference(resource),
          settings: map,
          label: textAt(map, 'EventType') ?? null,
          key: `${at}/${index}`,
        }),
      ),
    );
  }),
});

export const lexBot: Extractor = (resource) => {
  const { properties } = resource;
  const settings = [...mapsAt(properties, 'TestBotAliasSettings'), properties];
  return {
    triggers: settings.flatMap((one) =>
      mapItems(one.get('BotAliasLocaleSettings')).flatMap(({ map, index }) =>
        mapsAt(map, 'BotAliasLocaleSetting', 'CodeHookSpecification', 'LambdaCodeHook').map((hook) =>
          draftOf(resource, {
            kind: 'lex',
            target: hook.get('LambdaArn'),
            source: properties.get('BotId') ?? selfReference(resource),
            settings: hook,
            label: textAt(map, 'LocaleId') ?? null,
            key: String(index),
          }),
        ),
      ),
    ),
  };
};

export const pipe: Extractor = (resource) => {
  const { properties } = resource;
  const source = properties.get('Source');
  const enabled = enabledBy(properties, 'Enabled', resource.nameSpan);
  const [parameters] = mapsAt(properties, 'TargetParameters', 'LambdaFunctionParameters');
  const isAsync = parameters !== undefined && textAt(parameters, 'InvocationType') === 'FIRE_AND_FORGET';
  const common = { kind: 'pipe', source, settings: properties, enabled } as const;
  return {
    triggers: [
      draftOf(resource, {
        ...common,
        target: properties.get('Target'),
        key: 'Target',
        ...(isAsync ? { invocation: 'async' as const } : {}),
      }),
      draftOf(resource, { ...common, target: properties.get('Enrichment'), label: 'enrichment', key: 'Enrichment' }),
    ],
  };
};
