/** Functions behind the routes and authorizers of an OpenAPI or Swagger definition, by API Gateway's extensions. */
import type { EventSourceKind } from '../../catalog/event-sources';
import type { Resource } from '../../model/app';
import type { Data, DataMap } from '../../model/data';
import { known, type Value } from '../../model/value';
import { draftOf } from './draft';
import { mapsAt, mapsIn, textAt } from './each';
import type { TriggerDraft } from './fragment';

const integrationKey = 'x-amazon-apigateway-integration';

/** `source` is the API that the definition belongs to. */
export function openApiDrafts(
  resource: Resource,
  kind: EventSourceKind,
  source: Value<Data>,
  body: DataMap,
): readonly TriggerDraft[] {
  const routes = mapsAt(body, 'paths').flatMap((paths) =>
    paths.keys.flatMap((path) =>
      mapsIn(paths.get(path)).flatMap((item) =>
        item.keys.flatMap((method) =>
          mapsIn(item.get(method)).flatMap((operation) =>
            integrationsOf(operation, body).map((integration) =>
              draftOf(resource, {
                kind,
                target: integration.get('uri'),
                source,
                settings: asIntegration(integration),
                label: routeLabel(method, path),
                key: `${method} ${path}`,
                weak: 'same-route',
                ...asynchronous(integration),
              }),
            ),
          ),
        ),
      ),
    ),
  );
  return [...routes, ...authorizers(resource, source, body)];
}

/** `GET /orders`, `ANY /`, `$default`. */
export function routeLabel(method: string, path: string): string {
  const verb = /^(any|x-amazon-apigateway-any-method|\*)$/i.test(method) ? 'ANY' : method.toUpperCase();
  return path === '$default' || path === '/$default' ? '$default' : `${verb} ${path}`;
}

/** The integration as API Gateway's own resources spell it. */
function asIntegration(integration: DataMap): DataMap {
  const timeout = integration.get('timeoutInMillis');
  return {
    kind: 'map',
    keys: timeout === undefined ? integration.keys : [...integration.keys, 'TimeoutInMillis'],
    get: (key) => (key === 'TimeoutInMillis' ? timeout : integration.get(key)),
    keySpan: (key) => integration.keySpan(key === 'TimeoutInMillis' ? 'timeoutInMillis' : key),
  };
}

/** Written in place, or under `components` and referred to. */
function integrationsOf(operation: DataMap, body: DataMap): readonly DataMap[] {
  return mapsAt(operation, integrationKey).flatMap((integration) => {
    const pointer = textAt(integration, '$ref');
    if (pointer === undefined) return [integration];
    return mapsAt(body, ...pointer.replace(/^#\//, '').split('/'));
  });
}

/** `X-Amz-Invocation-Type: 'Event'` makes a REST integration asynchronous. */
export function asynchronous(integration: DataMap): Pick<TriggerDraft, 'invocation'> {
  for (const name of ['requestParameters', 'RequestParameters']) {
    for (const parameters of mapsAt(integration, name)) {
      const key = parameters.keys.find((one) => /^integration\.request\.header\.x-amz-invocation-type$/i.test(one));
      const value = key === undefined ? undefined : known(parameters.get(key));
      if (typeof value === 'string' && /^'?Event'?$/.test(value)) return { invocation: 'async' };
    }
  }
  return {};
}

function authorizers(resource: Resource, source: Value<Data>, body: DataMap): readonly TriggerDraft[] {
  const schemes = [...mapsAt(body, 'securityDefinitions'), ...mapsAt(body, 'components', 'securitySchemes')];
  return schemes.flatMap((definitions) =>
    definitions.keys.flatMap((name) =>
      mapsIn(definitions.get(name)).flatMap((scheme) =>
        mapsAt(scheme, 'x-amazon-apigateway-authorizer').map((authorizer) =>
          draftOf(resource, {
            kind: 'authorizer',
            target: authorizer.get('authorizerUri'),
            source,
            settings: authorizer,
            label: name,
            key: `authorizer ${name}`,
            weak: 'same-source',
          }),
        ),
      ),
    ),
  );
}
