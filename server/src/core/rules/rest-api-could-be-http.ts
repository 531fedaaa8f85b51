/** REST APIs cost three and a half times as much as HTTP APIs; what only they can do is a known list (API Gateway developer guide). */
import { lookup } from '../graph/lookup';
import type { Resource } from '../model/app';
import type { Rule } from './rule';

export const restApiCouldBeHttp: Rule = {
  meta: {
    id: 'rest-api-could-be-http',
    summary: 'A REST API uses nothing that an HTTP API does not have',
    level: 'info',
    category: 'cost',
    recommended: false,
  },
  check({ app, graph }, report) {
    const types = new Set([...app.resources.values()].map(({ type }) => type));
    if (onlyRestTypes.some((type) => types.has(type))) return;
    for (const api of app.resources.values()) {
      if (api.type !== 'AWS::ApiGateway::RestApi' || api.generated || usesMore(api)) continue;
      const triggers = graph.consumersOf(api.id);
      if (
        triggers.length === 0 ||
        triggers.some(({ kind, settings }) => kind !== 'api' || settings.keys.some((key) => onlyRestSettings.test(key)))
      )
        continue;
      report({
        message: `\`${api.id}\` is a REST API and uses nothing that an HTTP API does not have, at about 3.5 times the price of one. Consider an HTTP API.`,
        span: api.nameSpan,
        resource: api,
      });
    }
  },
};

const onlyRestTypes = [
  'AWS::ApiGateway::UsagePlan',
  'AWS::ApiGateway::ApiKey',
  'AWS::WAFv2::WebACLAssociation',
  'AWS::ApiGateway::RequestValidator',
  'AWS::ApiGateway::GatewayResponse',
];

/** Of the API itself; a body may hold anything. */
const usesMore = ({ properties }: Resource): boolean =>
  [
    'Body',
    'BodyS3Location',
    'DefinitionUri',
    'Auth',
    'Models',
    'GatewayResponses',
    'CacheClusterEnabled',
    'BinaryMediaTypes',
    'ApiKeySourceType',
    'Policy',
    'EndpointConfiguration',
    'CanarySetting',
    'MethodSettings',
    'Fn::Transform',
  ].some((key) => lookup(properties, key) !== undefined);

const onlyRestSettings = /^(Auth|RequestModel|RequestParameters|ApiKeyRequired|TimeoutInMillis|RequestValidatorId)$/;
