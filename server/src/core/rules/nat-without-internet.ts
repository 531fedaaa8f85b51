/** A NAT gateway that stands where there is no way to the internet. */
import { lookup } from '../graph/lookup';
import type { Resource } from '../model/app';
import { asString } from '../model/data';
import { known } from '../model/value';
import type { AppView, Fix, Rule } from './rule';

export const natWithoutInternet: Rule = {
  meta: {
    id: 'nat-without-internet',
    summary: 'A default route leads to a NAT gateway that has no way to the internet itself',
    level: 'error',
    category: 'network',
    recommended: true,
  },
  check(view, report) {
    const { app, graph } = view;
    for (const nat of app.resources.values()) {
      if (nat.type !== 'AWS::EC2::NatGateway') continue;
      const fault = graph.network.routes.natFault(nat);
      const routes = defaultRoutesTo(view, nat);
      // A private NAT gateway between networks is no mistake; as the way to everywhere it is one.
      if (fault === undefined || routes.length === 0) continue;
      report({
        message: `\`${nat.id}\` is the way out for \`${routes[0]?.id}\` but leads nowhere: ${fault.reason}. Every call through it hangs. Put it into a subnet whose default route is an internet gateway.`,
        span: nat.properties.keySpan('SubnetId') ?? nat.nameSpan,
        resource: nat,
        related: [...new Set([...fault.evidence.filter((resource) => resource !== nat), ...routes])].map(
          (resource) => ({
            span: resource.nameSpan,
            message: `\`${resource.id}\``,
          }),
        ),
        fixes: publicSubnets(view, nat),
      });
    }
  },
};

function defaultRoutesTo({ app, graph }: AppView, nat: Resource): Resource[] {
  return [...app.resources.values()].filter((route) => {
    if (
      route.type !== 'AWS::EC2::Route' ||
      known(asString(lookup(route.properties, 'DestinationCidrBlock'))) !== '0.0.0.0/0'
    )
      return false;
    const target = graph.resolve(lookup(route.properties, 'NatGatewayId'));
    return target.kind === 'resource' && target.id === nat.id;
  });
}

function publicSubnets({ app, graph }: AppView, nat: Resource): Fix[] {
  const home = graph.resolve(lookup(nat.properties, 'SubnetId'));
  if (home.kind !== 'resource' || lookup(nat.properties, 'ConnectivityType') !== undefined) return [];
  const vpc = graph.resolve(lookup(home.resource.properties, 'VpcId'));
  const { routes } = graph.network;
  const fit = [...app.resources.values()].filter((resource) => {
    if (resource.type !== 'AWS::EC2::Subnet') return false;
    const own = graph.resolve(lookup(resource.properties, 'VpcId'));
    if (vpc.kind !== 'resource' || own.kind !== 'resource' || own.id !== vpc.id) return false;
    const table = routes.tableOf(resource);
    return table.kind === 'table' && routes.defaultRoutes(table.id).some(({ way }) => way === 'internet-gateway');
  });
  return fit.map(({ id }) => ({
    title: `Put \`${nat.id}\` into the public subnet \`${id}\``,
    grade: 'review',
    edits: () => app.author.set(nat.site, ['SubnetId'], { ref: id }),
  }));
}
