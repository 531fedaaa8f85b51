/** An endpoint for the very service that is called is there, but does not serve the function. */
import { lookup } from '../graph/lookup';
import type { Resource } from '../model/app';
import { asBoolean } from '../model/data';
import { known } from '../model/value';
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
    const isOn = known(asBoolean(lookup(endpoint.properties, 'PrivateDnsEnabled')));
    // With private DNS on and served by the VPC a security group is in the way, and which rule it should have is no matter of DNS.
    if (vpc === undefined || isOn === undefined || (isOn && dnsEdits(app, vpc)?.length === 0)) return [];
    const turnOn = isOn ? [] : app.author.set(endpoint.site, ['PrivateDnsEnabled'], true);
    const edits = () => allOf(turnOn, dnsEdits(app, vpc));
    return [{ title: `Turn on private DNS for \`${endpoint.id}\``, grade: 'review', edits }];
  }
  const tables = new Set(network.subnets.map(({ routeTable }) => routeTable));
  if (tables.has(undefined)) return [];
  const served = [...tables].flatMap((id) => (id === undefined ? [] : [id]));
  return served.map((id) => ({
    title: `Add \`${id}\` to the route tables of \`${endpoint.id}\``,
    grade: 'safe',
    edits: () => app.author.append(endpoint.site, ['RouteTableIds'], { ref: id }),
  }));
}
