/** APIs of SAM: the routes of their definitions and the functions that authorise. Routes of events come with the functions. */
import type { EventSourceKind } from '../../catalog/event-sources';
import type { Resource } from '../../model/app';
import type { DataMap } from '../../model/data';
import { bodiesOf } from '../cloudformation/api-gateway';
import { draftOf, selfReference } from '../cloudformation/draft';
import { mapItems, mapsAt, mapsIn, textAt } from '../cloudformation/each';
import type { Fragment, Surroundings, TriggerDraft } from '../cloudformation/fragment';
import { openApiDrafts } from '../cloudformation/openapi-body';
import { byDefault, layered, lazyMap, mapOf } from '../values/data-maps';

interface Context {
  readonly surroundings: Surroundings;
}

export const samApi = (written: Resource, context: Context): Fragment => definedApi(written, 'api', context);

export const samHttpApi = (written: Resource, context: Context): Fragment => definedApi(written, 'http-api', context);

function definedApi(written: Resource, kind: 'api' | 'http-api', { surroundings }: Context): Fragment {
  const type = kind === 'api' ? 'AWS::ApiGateway::RestApi' : 'AWS::ApiGatewayV2::Api';
  const resource: Resource = { ...written, type, properties: withBody(written.properties) };
  const bodies = bodiesOf(written.properties, ['DefinitionBody'], ['DefinitionUri'], surroundings);
  return {
    resources: [resource],
    triggers: [
      ...apiAuthorizers(resource),
      ...bodies.flatMap((body) => openApiDrafts(resource, kind, selfReference(resource), body)),
    ],
  };
}

/** `DefinitionBody` is CloudFormation's `Body`. */
function withBody(properties: DataMap): DataMap {
  const original = (key: string) => (key === 'Body' ? 'DefinitionBody' : key);
  return lazyMap(
    properties.keys.map((key) => (key === 'DefinitionBody' ? 'Body' : key)),
    (key) => properties.get(original(key)),
    (key) => properties.keySpan(original(key)),
  );
}

/** `Auth.Authorizers.*.FunctionArn`. Also where no route uses one, API Gateway is set up to call it. */
export function apiAuthorizers(api: Resource): readonly TriggerDraft[] {
  return mapsAt(api.properties, 'Auth', 'Authorizers').flatMap((authorizers) =>
    authorizers.keys.flatMap((name) =>
      mapsIn(authorizers.get(name)).flatMap((authorizer) => {
        const target = authorizer.get('FunctionArn');
        if (target === undefined) return [];
        return [authorizerDraft(api, name, target, authorizer)];
      }),
    ),
  );
}

const authorizerDraft = (api: Resource, name: string, target: ReturnType<DataMap['get']>, settings: DataMap) =>
  draftOf(api, {
    kind: 'authorizer',
    target,
    source: selfReference(api),
    settings,
    label: name,
    key: `authorizer ${name}`,
    weak: 'same-source',
  });

export function samWebSocketApi(written: Resource): Fragment {
  const protocol = mapOf({ ProtocolType: byDefault('WEBSOCKET', written.nameSpan) });
  const resource: Resource = {
    ...written,
    type: 'AWS::ApiGatewayV2::Api',
    properties: layered(protocol, written.properties),
  };
  const kind: EventSourceKind = 'websocket';
  const routes = mapsAt(written.properties, 'Routes').flatMap((all) =>
    all.keys.flatMap((key) =>
      mapsIn(all.get(key)).map((settings) => {
        const target = settings.get('FunctionArn');
        const nameSpan = all.keySpan(key) ?? written.nameSpan;
        const draft = draftOf(resource, { kind, target, source: selfReference(resource), settings, label: key, key });
        return { ...draft, name: key, nameSpan };
      }),
    ),
  );
  const authorizers = mapsAt(written.properties, 'Auth').flatMap((auth) => {
    const target = auth.get('AuthArn');
    return target === undefined ? [] : [authorizerDraft(resource, 'Auth', target, auth)];
  });
  return { resources: [resource], triggers: [...routes, ...authorizers] };
}

export function samGraphQlApi(written: Resource): Fragment {
  const resource: Resource = { ...written, type: 'AWS::AppSync::GraphQLApi' };
  const sources = mapsAt(written.properties, 'DataSources', 'Lambda').flatMap((all) =>
    all.keys.flatMap((name) =>
      mapsIn(all.get(name)).map((settings) => {
        const target = settings.get('FunctionArn');
        const source = selfReference(resource);
        return draftOf(resource, { kind: 'appsync', target, source, settings, label: name, key: `source ${name}` });
      }),
    ),
  );
  const providers = mapsAt(written.properties, 'Auth').flatMap((auth) => [auth, ...additional(auth)]);
  const authorizers = providers.flatMap((provider, index) =>
    mapsAt(provider, 'LambdaAuthorizer').map((settings) =>
      authorizerDraft(resource, textAt(provider, 'Type') ?? String(index), settings.get('AuthorizerUri'), settings),
    ),
  );
  return { resources: [resource], triggers: [...sources, ...authorizers] };
}

function additional(auth: DataMap): readonly DataMap[] {
  return mapItems(auth.get('Additional')).map(({ map }) => map);
}
