/** Events of APIs, whose caller waits: REST, HTTP and WebSocket. */
import type { Data } from '../../model/data';
import { known, type Value } from '../../model/value';
import type { YamlNode } from '../../yaml/node';
import { authorizerOf, restAuthorizer } from './authorizers';
import type { EventEntry, EventReader, ResourceDraft } from './event-reading';
import { naming } from './naming';
import {
  field,
  fieldAt,
  isFalse,
  isPlainMap,
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
