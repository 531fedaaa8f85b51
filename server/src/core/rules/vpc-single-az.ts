/** All of a function's subnets are in one zone: when that zone fails, the function does. */
import type { Rule } from './rule';
import { zoneOf } from './shared/zone-of';

export const vpcSingleAz: Rule = {
  meta: {
    id: 'vpc-single-az',
    summary: 'A function in a VPC has subnets in one availability zone only',
    level: 'info',
    category: 'network',
    recommended: true,
  },
  check({ app, graph }, report) {
    for (const fn of app.functions.values()) {
      const network = graph.network.of(fn.id);
      if (network === undefined) continue;
      const subnets = network.subnets.map(({ subnet }) => subnet);
      // A subnet that is not in the template may be in another zone, or be a list of several.
      if (subnets.length === 0 || subnets.includes(undefined)) continue;
      const zones = new Set(subnets.map((subnet) => (subnet ? zoneOf(subnet) : undefined)));
      if (subnets.length > 1 && (zones.size > 1 || zones.has(undefined))) continue;
      report({
        message: `\`${fn.id}\` runs in one availability zone only: when the zone fails, so does the function. Add a subnet in another zone.`,
        span: fn.properties.keySpan('VpcConfig') ?? fn.nameSpan,
        fn,
        related: subnets.flatMap((subnet) => (subnet ? [{ span: subnet.nameSpan, message: `\`${subnet.id}\`` }] : [])),
      });
    }
  },
};
