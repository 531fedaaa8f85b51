/** An endpoint for the very service that is called is there, but does not serve the function. */
import { lookup } from '../graph/lookup';
import type { EndpointReach } from '../graph/network/endpoints';
import type { FunctionNetwork, SubnetReach } from '../graph/network/network';
import type { App, Resource } from '../model/app';
import { asString } from '../model/data';
import { known } from '../model/value';
import type { AppView, Fix, Rule } from './rule';
import { allOf } from './shared/all-of';
import { associateFix } from './shared/associate-fix';
import { dnsEdits } from './shared/endpoint-fixes';
import { letInFix, letOutFix } from './shared/https-fixes';
import { networkViews } from './shared/lost-calls';

export const endpointNotReached: Rule = {
  meta: {
    id: 'endpoint-not-reached',
    summary: 'An endpoint for a service that the code calls does not serve the subnets of the function',
    level: 'warning',
    category: 'network',
    recommended: true,
  },
  check(view, report) {
    for (const { network, missed } of networkViews(view)) {
      const { fn } = network;
      for (const { call, endpoint: reach } of new Map(missed.map((one) => [one.endpoint.endpoint, one])).values()) {
        const { endpoint, reason } = reach;
        report({
          message: `\`${fn.id}\` calls \`${call.name}\`, but ${reason}. With no other way out the call hangs until the function times out. Let the endpoint serve the function.`,
          span:
            endpoint.properties.keySpan('RouteTableIds') ??
            endpoint.properties.keySpan('PrivateDnsEnabled') ??
            endpoint.nameSpan,
          fn,
          resource: endpoint,
          related: [
            { span: call.span, message: `\`${call.name}\` is called here` },
            {
              span: fn.nameSpan,
              message: `\`${fn.id}\` runs in ${network.subnets.map((subnet) => `\`${subnet.id}\``).join(', ')}`,
            },
          ],
          fixes: fixes(view, network, reach),
        });
      }
    }
  },
};

function fixes(view: AppView, network: FunctionNetwork, { endpoint, fault }: EndpointReach): Fix[] {
  const { app } = view;
  switch (fault?.kind) {
    case 'private-dns':
    case 'vpc-dns': {
      const turnOn = () => (fault.kind === 'vpc-dns' ? [] : app.author.set(endpoint.site, ['PrivateDnsEnabled'], true));
      const edits = () => network.vpc && allOf(turnOn(), dnsEdits(app, network.vpc));
      return [{ title: `Turn on private DNS for \`${endpoint.id}\``, grade: 'review', edits }];
    }
    case 'egress':
      return present(letOutFix(view, network, isInterface(endpoint) ? 'interface' : 'gateway'));
    case 'ingress':
      return present(letInFix(view, network, fault.by));
    case 'routes':
      return routeFixes(app, network, endpoint, fault.subnets);
    default:
      return [];
  }
}

/** The tables that lack the endpoint get it; a subnet without table gets that of a subnet which is served. */
function routeFixes(app: App, network: FunctionNetwork, endpoint: Resource, left: readonly SubnetReach[]): Fix[] {
  const tables = [...new Set(left.flatMap(({ routeTable }) => (routeTable === undefined ? [] : [routeTable])))];
  const bare = left.flatMap(({ subnet, routeTable }) => (subnet && routeTable === undefined ? [subnet] : []));
  if (bare.length === 0) {
    const title = `Add ${tables.map((id) => `\`${id}\``).join(', ')} to the route tables of \`${endpoint.id}\``;
    const edits = () => allOf(...tables.map((id) => app.author.append(endpoint.site, ['RouteTableIds'], { ref: id })));
    return [{ title, grade: 'safe', edits }];
  }
  const served = new Set(
    network.subnets.filter((subnet) => !left.includes(subnet)).map(({ routeTable }) => routeTable),
  );
  const [table] = served;
  if (tables.length > 0 || served.size !== 1 || table === undefined) return [];
  return [associateFix(app, bare, table)];
}

const isInterface = ({ properties }: Resource): boolean =>
  known(asString(lookup(properties, 'VpcEndpointType'))) === 'Interface';

const present = (fix: Fix | undefined): Fix[] => (fix ? [fix] : []);
