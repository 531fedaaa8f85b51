/** A NAT gateway that stands where there is no way to the internet. */
import { lookup } from '../graph/lookup';
import type { Resource } from '../model/app';
import { asString } from '../model/data';
import { known } from '../model/value';
import type { AppView, Rule } from './rule';
import { publicNatFixes } from './shared/public-nat-fix';

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
        message: `\`${nat.id}\` is the way out for \`${routes[0]?.id}\` but leads nowhere: ${fault.reason}. Every call through it hangs. ${cure(nat)}`,
        span: nat.properties.keySpan('SubnetId') ?? nat.nameSpan,
        resource: nat,
        related: [...new Set([...fault.evidence.filter((resource) => resource !== nat), ...routes])].map(
          (resource) => ({
            span: resource.nameSpan,
            message: `\`${resource.id}\``,
          }),
        ),
        fixes: publicNatFixes(view, nat),
      });
    }
  },
};

function cure({ properties }: Resource): string {
  if (known(asString(lookup(properties, 'AvailabilityMode'))) === 'regional') return 'Attach an internet gateway.';
  return known(asString(lookup(properties, 'ConnectivityType'))) === 'private'
    ? 'Make it public, in a subnet whose default route is an internet gateway.'
    : 'Put it into a subnet whose default route is an internet gateway.';
}

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
