/** An endpoint for the very service that is called is there, but does not serve the function. */
import type { Resource } from '../model/app';
import type { AppView, Fix, Rule } from './rule';
import { allOf } from './shared/all-of';
import { dnsEdits } from './shared/endpoint-fixes';
import { type NetworkView, networkViews } from './shared/lost-calls';

export const endpointNotReached: Rule = {
  meta: {
    id: 'endpoint-not-reached',
    summary: 'An endpoint for a service that the code calls does not serve the subnets of the function',
    level: 'warning',
    category: 'network',
    recommended: true,
  },
  check(view, report) {
    for (const found of networkViews(view)) {
      const { network, missed } = found;
      const { fn } = network;
      for (const { call, endpoint: id, reason } of new Map(missed.map((one) => [one.endpoint, one])).values()) {
        const endpoint = view.app.resources.get(id);
        if (endpoint === undefined) continue;
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
          fixes: fixes(view, found, endpoint),
        });
      }
    }
  },
};

function fixes({ app }: AppView, { network }: NetworkView, endpoint: Resource): Fix[] {
  const isInterface = endpoint.properties.keySpan('PrivateDnsEnabled') !== undefined;
  if (isInterface) {
    const { vpc } = network;
    if (vpc === undefined) return [];
    const edits = () => allOf(app.author.set(endpoint.site, ['PrivateDnsEnabled'], true), dnsEdits(app, vpc));
    return [{ title: `Turn on private DNS for \`${endpoint.id}\``, grade: 'review', edits }];
  }
  const tables = new Set(network.subnets.map(({ routeTable }) => routeTable));
  if (tables.has(undefined)) return [];
  const known = [...tables].flatMap((id) => (id === undefined ? [] : [id]));
  return known.map((id) => ({
    title: `Add \`${id}\` to the route tables of \`${endpoint.id}\``,
    grade: 'safe',
    edits: () => app.author.append(endpoint.site, ['RouteTableIds'], { ref: id }),
  }));
}
