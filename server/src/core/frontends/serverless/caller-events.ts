/** Other events whose caller waits for the answer: load balancers, user pools, CloudFront, Alexa. */
import { asBoolean } from '../../model/data';
import type { YamlNode } from '../../yaml/node';
import { callOf } from '../values/call';
import type { EventEntry, EventReader } from './event-reading';
import { naming } from './naming';
import {
  field,
  fieldAt,
  isFalse,
  isPlainMap,
  itemsOf,
  plainText,
  readValue,
  reference,
  type ServiceContext,
} from './service-context';
import { fixed, settingsOf, taken } from './settings';

export const readAlb: EventReader = (event, fn, service) => {
  const map = event.node;
  const listener = field(map, 'listenerArn');
  const multiValue = field(map, 'multiValueHeaders') !== undefined && !isFalse(field(map, 'multiValueHeaders'));
  return {
    triggers: [
      {
        kind: 'alb',
        name: naming.targetGroup(fn.key, balancerName(listener), multiValue),
        source: listener && readValue(listener, service),
        settings: settingsOf([
          taken('ListenerArn', map, 'listenerArn', service),
          taken('Priority', map, 'priority', service),
          taken('Conditions', map, 'conditions', service),
        ]),
        label:
          itemsOf(fieldAt(map, 'conditions', 'path'))
            .flatMap((path) => plainText(path) ?? [])
            .join(' ') || null,
      },
    ],
  };
};

function balancerName(listener: YamlNode | undefined): string {
  if (!listener) return '';
  const call = callOf(listener);
  if (call) return plainText(call.argument) ?? '';
  return /:listener\/app\/[\w-]+\/([\w-]+)\//.exec(plainText(listener) ?? '')?.[1] ?? '';
}

export const readCognitoUserPool: EventReader = (event, fn, service) => {
  const map = event.node;
  const pool = field(map, 'pool');
  const name = plainText(pool);
  const trigger = plainText(field(map, 'trigger')) ?? '';
  const existing = field(map, 'existing') !== undefined && !isFalse(field(map, 'existing'));
  const isMade = !existing && name !== undefined;
  const id = name === undefined ? '' : naming.userPool(name);
  return {
    triggers: [
      {
        kind: 'cognito',
        ...(trigger === 'CustomSMSSender' || trigger === 'CustomEmailSender' ? { invocation: 'async' as const } : {}),
        name: isMade ? id : naming.existingUserPool(fn.key),
        source: isMade && pool ? reference(id, null, pool.span) : pool && readValue(pool, service),
        settings: settingsOf([taken('Trigger', map, 'trigger', service)]),
        label: trigger === '' ? null : trigger,
      },
    ],
    resources:
      isMade && pool
        ? [
            {
              id,
              type: 'AWS::Cognito::UserPool',
              properties: settingsOf([fixed('UserPoolName', readValue(pool, service))]),
            },
          ]
        : [],
  };
};

export const readCloudFront: EventReader = (event, _fn, service) => {
  const span = event.pair.key.span;
  return {
    triggers: [
      {
        kind: 'lambda-edge',
        name: naming.cloudFront,
        source: reference(naming.cloudFront, null, span),
        settings: settingsOf([
          taken('EventType', event.node, 'eventType', service),
          taken('IncludeBody', event.node, 'includeBody', service),
          taken('PathPattern', event.node, 'pathPattern', service),
        ]),
        label:
          [field(event.node, 'eventType'), field(event.node, 'pathPattern')]
            .flatMap((n) => plainText(n) ?? [])
            .join(' ') || null,
      },
    ],
    resources: [{ id: naming.cloudFront, type: 'AWS::CloudFront::Distribution', properties: settingsOf([]) }],
  };
};

export const readAlexaSkill: EventReader = (event, fn, service) =>
  readAlexa(event, naming.alexaSkill(fn.key, event.next('alexaSkill')), service);

export const readAlexaSmartHome: EventReader = (event, fn, service) =>
  readAlexa(event, naming.alexaSmartHome(fn.key, event.next('alexaSmartHome')), service);

function readAlexa(event: EventEntry, name: string, service: ServiceContext): ReturnType<EventReader> {
  const map = isPlainMap(event.node) ? event.node : undefined;
  const appId = map ? field(map, 'appId') : event.node;
  const enabled = field(map, 'enabled');
  const on = enabled && asBoolean(readValue(enabled, service));
  return {
    triggers: [
      {
        kind: 'alexa',
        name,
        source: appId && readValue(appId, service),
        ...(on ? { enabled: on } : {}),
        label: plainText(appId) ?? null,
      },
    ],
  };
}
