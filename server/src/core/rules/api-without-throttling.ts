/** An API without a throttle lets one caller use up what the whole account may do. */
import { lookup, mapsIn } from '../graph/lookup';
import type { Resource } from '../model/app';
import type { AppView, Rule } from './rule';

export const apiWithoutThrottling: Rule = {
  meta: {
    id: 'api-without-throttling',
    summary: 'An API has no throttle of its own',
    level: 'info',
    category: 'cost',
    recommended: false,
  },
  check(view, report) {
    for (const api of view.app.resources.values()) {
      if (!apiTypes.has(api.type) || api.generated || isThrottled(api, view)) continue;
      report({
        message: `\`${api.id}\` has no throttle of its own: one caller can use up the requests of the whole account, and run up the bill. Set a rate and a burst limit.`,
        span: api.nameSpan,
        resource: api,
      });
    }
  },
};

const apiTypes = new Set(['AWS::ApiGateway::RestApi', 'AWS::ApiGatewayV2::Api']);

function isThrottled(api: Resource, { app, graph }: AppView): boolean {
  if (settingsThrottle(api)) return true;
  return [...app.resources.values()].some((resource) => {
    if (resource.type === 'AWS::ApiGateway::UsagePlan') return lookup(resource.properties, 'Throttle') !== undefined;
    if (!/^AWS::ApiGateway(V2)?::(Stage|Deployment)$/.test(resource.type)) return false;
    const target = graph.resolve(lookup(resource.properties, 'RestApiId') ?? lookup(resource.properties, 'ApiId'));
    return (target.kind !== 'resource' || target.id === api.id) && settingsThrottle(resource);
  });
}

function settingsThrottle({ properties }: Resource): boolean {
  const routes =
    lookup(properties, 'DefaultRouteSettings', 'ThrottlingRateLimit') ?? lookup(properties, 'RouteSettings');
  const usagePlan = lookup(properties, 'Auth', 'UsagePlan', 'Throttle');
  const methods = [
    ...mapsIn(lookup(properties, 'MethodSettings')),
    ...mapsIn(lookup(properties, 'StageDescription', 'MethodSettings')),
  ];
  return (
    routes !== undefined ||
    usagePlan !== undefined ||
    methods.some((method) => lookup(method, 'ThrottlingRateLimit') !== undefined)
  );
}
