/** `Api` and `HttpApi` events: routes of an API of the template, or of the one SAM makes when none is named. */
import type { Resource } from '../../model/app';
import { asString, type Data, type DataMap, emptyMap, isReference } from '../../model/data';
import { known, type Value } from '../../model/value';
import type { TriggerDraft } from '../cloudformation/fragment';
import { inheritedMap } from '../values/data-maps';
import { generatedResource, generatedValue } from './generated-resources';
import { asReference } from './push-events';
import { apiAuthorizers } from './sam-apis';
import type { EventType, SamEvent } from './sam-event';

export interface ImplicitApi {
  readonly id: string;
  /** CloudFormation's type. */
  readonly type: string;
}

export const implicitApis = {
  Api: { id: 'ServerlessRestApi', type: 'AWS::ApiGateway::RestApi' },
  HttpApi: { id: 'ServerlessHttpApi', type: 'AWS::ApiGatewayV2::Api' },
} as const satisfies Record<string, ImplicitApi>;

const api: EventType = (event) => {
  const named = event.properties.get('RestApiId');
  const source = named === undefined ? implicitReference(event, 'Api') : apiReference(event, named);
  const implicit = named === undefined ? [implicitApi(event, 'Api')] : [];
  return {
    triggers: [
      routeDraft(event, 'api', source, route(event.properties, 'ANY', '/')),
      ...implicit.flatMap(apiAuthorizers),
    ],
    resources: implicit,
  };
};

const httpApi: EventType = (event) => {
  const named = event.properties.get('ApiId');
  const source = named === undefined ? implicitReference(event, 'HttpApi') : apiReference(event, named);
  const data = known(source);
  // SAM lets an HttpApi event land on a REST API; then it is one of its routes.
  const isRest = isReference(data) && event.surroundings.typeOf(data.target) === 'AWS::Serverless::Api';
  const implicit = named === undefined ? [implicitApi(event, 'HttpApi')] : [];
  return {
    triggers: [
      routeDraft(event, isRest ? 'api' : 'http-api', source, route(event.properties, 'ANY', '$default')),
      ...implicit.flatMap(apiAuthorizers),
    ],
    resources: implicit,
  };
};

export const apiEvents: ReadonlyMap<string, EventType> = new Map([
  ['Api', api],
  ['HttpApi', httpApi],
]);

function routeDraft(
  event: SamEvent,
  kind: 'api' | 'http-api',
  source: Value<Data> | undefined,
  label: string | null,
): TriggerDraft {
  return event.draft({ kind, source, settings: event.properties, label });
}

/** `GET /orders`, `ANY /`, `$default`. */
function route(properties: DataMap, anyMethod: string, anyPath: string): string | null {
  const [method, path] = [properties.get('Method'), properties.get('Path')];
  return routeLabel(
    method === undefined ? anyMethod : known(asString(method)),
    path === undefined ? anyPath : known(asString(path)),
  );
}

export function routeLabel(method: string | undefined, path: string | undefined): string | null {
  if (method === undefined || path === undefined) return null;
  const verb = /^(any|x-amazon-apigateway-any-method|\*)$/i.test(method) ? 'ANY' : method.toUpperCase();
  return path === '$default' ? path : `${verb} ${path}`;
}

const apiReference = ({ surroundings }: SamEvent, named: Value<Data>): Value<Data> | undefined =>
  asReference(named, (id) => surroundings.typeOf(id) !== undefined);

const implicitReference = ({ asResource }: SamEvent, kind: keyof typeof implicitApis): Value<Data> =>
  generatedValue({ kind: 'ref', target: implicitApis[kind].id, attribute: null }, asResource.nameSpan);

/** The API that SAM makes takes all it is from the Globals. Every event that needs it says so; the first is heard. */
function implicitApi(event: SamEvent, kind: keyof typeof implicitApis): Resource {
  const { id, type } = implicitApis[kind];
  const { nameSpan } = event.asResource;
  const globals = event.globals(kind);
  const properties = globals ? inheritedMap(globals, { origin: 'globals', via: 'Globals', span: nameSpan }) : emptyMap;
  const made = generatedResource(event.asResource, { id, type, span: nameSpan });
  return { ...made, properties, owner: null, condition: null };
}
