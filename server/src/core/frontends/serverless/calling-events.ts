/** Events whose caller waits for the answer: APIs, load balancers, user pools, CloudFront, Alexa, and authorizers of APIs. */
import { asBoolean, type Data } from '../../model/data';
import { known, type Value } from '../../model/value';
import type { YamlNode } from '../../yaml/node';
import { callOf } from '../values/call';
import type { EventEntry, EventReader, ResourceDraft, TriggerParts } from './event-reading';
import { naming } from './naming';
import {
  field,
  fieldAt,
  isFalse,
  isPlainMap,
  itemsOf,
  keySpanOf,
  literal,
  made,
  plainText,
  readValue,
  reference,
  type ServiceContext,
  textWithHoles,
} from './service-context';
import { fixed, type Setting, settingsOf, taken } from './settings';

export const readHttp: EventReader = (event, _fn, service) => {
  const map = isPlainMap(event.node) ? event.node : undefined;
  const [shortMethod, shortPath] = (map ? '' : (plainText(event.node) ?? '')).split(' ');
  const method = (map ? plainText(field(map, 'method')) : shortMethod) ?? '';
  const path = ((map ? plainText(field(map, 'path')) : shortPath) ?? '').replace(/^\/|\/$/g, '');
  const integration = plainText(field(map, 'integration'))?.toUpperCase().replace('-', '_');
  // An HTTP or mock integration does not call the function at all.
  if (integration === 'HTTP' || integration === 'HTTP_PROXY' || integration === 'MOCK') return { triggers: [] };
  const isAsync = field(map, 'async') !== undefined && !isFalse(field(map, 'async'));
  const api = apiOf(service, ['apiGateway', 'restApiId'], naming.restApi, event);
  const timeout =
    taken('TimeoutInMillis', map, 'timeoutInMillis', service) ??
    taken('TimeoutInMillis', fieldAt(service.provider, 'apiGateway'), 'timeoutInMillis', service);
  const authorizer = field(map, 'authorizer');
  return {
    triggers: [
      {
        kind: 'api',
        ...(isAsync ? { invocation: 'async' as const } : {}),
        name: naming.restMethod(path, method),
        source: api.source,
        settings: settingsOf([
          fixed('HttpMethod', literal(method.toUpperCase(), event.node.span), keySpanOf(map, 'method')),
          fixed('Path', literal(`/${path}`, event.node.span), keySpanOf(map, 'path')),
          timeout,
          taken('ApiKeyRequired', map, 'private', service),
          ...authorization(authorizer, service, event),
        ]),
        label: `${method.toUpperCase()} /${path}`,
      },
      ...restAuthorizer(authorizer, api.source, service),
    ],
    resources: api.resources,
  };
};

/** A function by name, or the ARN of one; user pools and IAM are no functions. */
function restAuthorizer(
  authorizer: YamlNode | undefined,
  source: Value<Data>,
  service: ServiceContext,
): readonly TriggerParts[] {
  if (!authorizer) return [];
  const map = isPlainMap(authorizer) ? authorizer : undefined;
  const type = plainText(field(map, 'type'))?.toUpperCase();
  if (type === 'AWS_IAM' || type === 'COGNITO_USER_POOLS' || field(map, 'authorizerId')) return [];
  const named = map ? (field(map, 'arn') ?? field(map, 'name')) : authorizer;
  const name = plainText(named);
  if (named === undefined || name?.toUpperCase() === 'AWS_IAM') return [];
  const isArn = name === undefined || name.includes(':');
  if (textWithHoles(readValue(named, service))?.includes(':cognito-idp:')) return [];
  const target = isArn || !name ? readValue(named, service) : reference(naming.fn(name), 'Arn', named.span);
  return [authorizerOf(naming.restAuthorizer(plainText(field(map, 'name')) ?? name ?? ''), named, target, source)];
}

function authorizerOf(name: string, at: YamlNode, target: Value<Data>, source: Value<Data>): TriggerParts {
  return { kind: 'authorizer', name, source, label: null, target, at };
}

function authorization(
  authorizer: YamlNode | undefined,
  service: ServiceContext,
  event: EventEntry,
): readonly (Setting | undefined)[] {
  if (!authorizer) return [fixed('AuthorizationType', made('NONE', event.pair.key.span))];
  const map = isPlainMap(authorizer) ? authorizer : undefined;
  const text = (map ? plainText(field(map, 'type')) : plainText(authorizer))?.toUpperCase();
  const arn = map ? field(map, 'arn') : authorizer;
  const isPool =
    text === 'COGNITO_USER_POOLS' || (arn && textWithHoles(readValue(arn, service))?.includes(':cognito-idp:'));
  const type = text === 'AWS_IAM' ? 'AWS_IAM' : isPool ? 'COGNITO_USER_POOLS' : 'CUSTOM';
  return [fixed('AuthorizationType', literal(type, authorizer.span))];
}

export const readHttpApi: EventReader = (event, _fn, service) => {
  const map = isPlainMap(event.node) ? event.node : undefined;
  const short = map ? '' : (plainText(event.node) ?? '').trim();
  const [method = '', path = ''] = map
    ? [plainText(field(map, 'method')) ?? '', plainText(field(map, 'path')) ?? '']
    : short === '*'
      ? ['', '*']
      : short.split(/\s+/);
  const verb = method === '*' ? 'ANY' : method.toUpperCase();
  const route = path === '*' ? '*' : `${verb} ${path}`;
  const api = apiOf(service, ['httpApi', 'id'], naming.httpApi, event);
  const place = event.pair.key.span;
  return {
    triggers: [
      {
        kind: 'http-api',
        name: naming.httpRoute(route),
        source: api.source,
        settings: settingsOf([
          fixed('RouteKey', literal(route === '*' ? '$default' : route, event.node.span), place),
          fixed('TimeoutInMillis', made(30_000, place)),
          taken('PayloadFormatVersion', fieldAt(service.provider, 'httpApi'), 'payload', service),
        ]),
        label: route === '*' ? '$default' : route,
      },
    ],
    resources: api.resources,
  };
};

/** `provider.httpApi.authorizers`: made as soon as there is a route at all. */
export function httpApiAuthorizers(service: ServiceContext): readonly TriggerParts[] {
  const authorizers = fieldAt(service.provider, 'httpApi', 'authorizers');
  if (authorizers?.kind !== 'map') return [];
  return authorizers.pairs.flatMap(({ key, value }) => {
    if (plainText(field(value, 'type')) !== 'request') return [];
    const fnName = field(value, 'functionName');
    const arn = field(value, 'functionArn');
    const name = naming.httpAuthorizer(plainText(field(value, 'name')) ?? key.text);
    const source = reference(naming.httpApi, null, key.span);
    const named = plainText(fnName);
    if (fnName && named !== undefined) {
      return [authorizerOf(name, fnName, reference(naming.fn(named), 'Arn', fnName.span), source)];
    }
    return arn ? [authorizerOf(name, arn, readValue(arn, service), source)] : [];
  });
}

export const readWebsocket: EventReader = (event, _fn, service) => {
  const map = isPlainMap(event.node) ? event.node : undefined;
  const route = (map ? plainText(field(map, 'route')) : plainText(event.node)) ?? '';
  const api = apiOf(service, ['apiGateway', 'websocketApiId'], naming.websocketsApi, event);
  const authorizer = field(map, 'authorizer');
  const named = isPlainMap(authorizer) ? (field(authorizer, 'arn') ?? field(authorizer, 'name')) : authorizer;
  const name = plainText(named);
  const target =
    named &&
    (name === undefined || name.includes(':')
      ? readValue(named, service)
      : reference(naming.fn(name), 'Arn', named.span));
  return {
    triggers: [
      {
        kind: 'websocket',
        name: naming.websocketRoute(route),
        source: api.source,
        settings: settingsOf([fixed('RouteKey', literal(route, event.node.span), keySpanOf(map, 'route'))]),
        label: route,
      },
      ...(target && named ? [authorizerOf(naming.websocketAuthorizer(name ?? ''), named, target, api.source)] : []),
    ],
    resources: api.resources,
  };
};

/** The API that the service makes, or one that exists already. */
function apiOf(
  service: ServiceContext,
  path: readonly string[],
  id: string,
  event: EventEntry,
): { readonly source: Value<Data>; readonly resources: readonly ResourceDraft[] } {
  const existing = fieldAt(service.provider, ...path);
  if (existing) return { source: readValue(existing, service), resources: [] };
  const type = id === naming.restApi ? 'AWS::ApiGateway::RestApi' : 'AWS::ApiGatewayV2::Api';
  const protocol = id === naming.httpApi ? 'HTTP' : id === naming.websocketsApi ? 'WEBSOCKET' : undefined;
  const span = event.pair.key.span;
  const properties = settingsOf([
    protocol ? fixed('ProtocolType', made(protocol, span)) : undefined,
    endpointOf(service, id),
  ]);
  return { source: reference(id, null, span), resources: [{ id, type, properties }] };
}

/** A REST API is edge-optimised unless `provider.endpointType` says otherwise. */
function endpointOf(service: ServiceContext, id: string): Setting | undefined {
  const type = field(service.provider, 'endpointType');
  if (id !== naming.restApi || !type) return undefined;
  const types = () => {
    const value = readValue(type, service);
    const text = known(value);
    const shown: Value<Data> =
      typeof text === 'string' && value.kind === 'located' ? { ...value, value: text.toUpperCase() } : value;
    return literal(settingsOf([fixed('Types', literal({ kind: 'list', items: [shown] }, type.span))]), type.span);
  };
  return { name: 'EndpointConfiguration', value: types, keySpan: keySpanOf(service.provider, 'endpointType') };
}

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
