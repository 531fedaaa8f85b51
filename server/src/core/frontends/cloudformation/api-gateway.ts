/** API Gateway, REST (`AWS::ApiGateway::*`) and HTTP or WebSocket (`AWS::ApiGatewayV2::*`). */
import type { EventSourceKind } from '../../catalog/event-sources';
import { type Data, type DataMap, isReference, isTemplate } from '../../model/data';
import { possible, type Value } from '../../model/value';
import { draftOf, selfReference } from './draft';
import { mapsAt, mapsIn, textAt } from './each';
import type { Extractor, Surroundings } from './fragment';
import { asynchronous, openApiDrafts, routeLabel } from './openapi-body';

export const restApi: Extractor = (resource, surroundings) => ({
  triggers: bodiesOf(resource.properties, ['Body'], ['BodyS3Location'], surroundings).flatMap((body) =>
    openApiDrafts(resource, 'api', selfReference(resource), body),
  ),
});

export const httpApi: Extractor = (resource, surroundings) => {
  const { properties } = resource;
  const kind = protocolKind(properties);
  const self = selfReference(resource);
  const target = properties.get('Target');
  const quick =
    target === undefined
      ? []
      : [draftOf(resource, { kind, target, source: self, label: textAt(properties, 'RouteKey') ?? '$default' })];
  const bodies = bodiesOf(properties, ['Body'], ['BodyS3Location'], surroundings);
  return { triggers: [...quick, ...bodies.flatMap((body) => openApiDrafts(resource, kind, self, body))] };
};

/** Definitions in the template, or in a local file beside it. */
export function bodiesOf(
  properties: DataMap,
  inline: readonly string[],
  files: readonly string[],
  { file }: Surroundings,
): readonly DataMap[] {
  const written = inline.flatMap((key) => mapsIn(properties.get(key)));
  const read = files.flatMap((key) => {
    const path = textAt(properties, key);
    return path === undefined ? [] : mapsIn(file(path));
  });
  return [...written, ...read];
}

export const method: Extractor = (resource, surroundings) => {
  const { properties } = resource;
  const path = pathOf(properties.get('ResourceId'), surroundings);
  const verb = textAt(properties, 'HttpMethod');
  return {
    triggers: mapsAt(properties, 'Integration').map((integration) =>
      draftOf(resource, {
        kind: 'api',
        target: integration.get('Uri'),
        source: properties.get('RestApiId'),
        settings: integration,
        inside: (inner) => ['Integration', ...inner],
        label: verb !== undefined && path !== undefined ? routeLabel(verb, path) : null,
        ...asynchronous(integration),
      }),
    ),
  };
};

/** Follows `AWS::ApiGateway::Resource` up to the root. */
function pathOf(value: Value<Data> | undefined, surroundings: Surroundings, depth = 0): string | undefined {
  for (const { value: option } of possible(value)) {
    const data = option.value;
    if (!isReference(data)) continue;
    if (data.attribute === 'RootResourceId') return '/';
    const properties = surroundings.propertiesOf(data.target);
    if (properties === undefined || depth > 30) return undefined;
    const [parent, part] = [
      pathOf(properties.get('ParentId'), surroundings, depth + 1),
      textAt(properties, 'PathPart'),
    ];
    if (parent === undefined || part === undefined) return undefined;
    return parent === '/' ? `/${part}` : `${parent}/${part}`;
  }
  return undefined;
}

export const restAuthorizer: Extractor = (resource) => {
  const { properties } = resource;
  const [target, source] = [properties.get('AuthorizerUri'), properties.get('RestApiId')];
  return { triggers: [draftOf(resource, { kind: 'authorizer', target, source, settings: properties })] };
};

export const httpAuthorizer: Extractor = (resource) => {
  const { properties } = resource;
  const [target, source] = [properties.get('AuthorizerUri'), properties.get('ApiId')];
  return { triggers: [draftOf(resource, { kind: 'authorizer', target, source, settings: properties })] };
};

/** The route tells path and function; it finds its integration by reference. */
export const route: Extractor = (resource, surroundings) => {
  const { properties } = resource;
  const integration = integrationIdOf(properties.get('Target'));
  const settings = integration === undefined ? undefined : surroundings.propertiesOf(integration);
  if (settings === undefined) return {};
  const key = textAt(properties, 'RouteKey');
  return {
    triggers: [
      draftOf(resource, {
        kind: kindOfApi(properties.get('ApiId'), surroundings, key),
        target: settings.get('IntegrationUri'),
        source: properties.get('ApiId'),
        settings,
        label: key ?? null,
      }),
    ],
  };
};

export const integration: Extractor = (resource, surroundings) => {
  const { properties } = resource;
  const [target, source] = [properties.get('IntegrationUri'), properties.get('ApiId')];
  const kind = kindOfApi(source, surroundings, undefined);
  return { triggers: [draftOf(resource, { kind, target, source, settings: properties, weak: 'same-source' })] };
};

/** `integrations/${Integration}`. */
function integrationIdOf(target: Value<Data> | undefined): string | undefined {
  for (const { value } of possible(target)) {
    const parts = isTemplate(value.value) ? value.value.parts : [value.value];
    for (const part of parts) if (typeof part === 'object' && part?.kind === 'ref') return part.target;
  }
  return undefined;
}

function kindOfApi(api: Value<Data> | undefined, surroundings: Surroundings, key: string | undefined): EventSourceKind {
  for (const { value } of possible(api)) {
    if (!isReference(value.value)) continue;
    const { target } = value.value;
    if (surroundings.typeOf(target) === 'AWS::Serverless::WebSocketApi') return 'websocket';
    const properties = surroundings.propertiesOf(target);
    if (properties) return protocolKind(properties);
  }
  return key !== undefined && !/^([A-Z]+ \/|\$default$)/.test(key) ? 'websocket' : 'http-api';
}

const protocolKind = (properties: DataMap): EventSourceKind =>
  textAt(properties, 'ProtocolType') === 'WEBSOCKET' ? 'websocket' : 'http-api';
