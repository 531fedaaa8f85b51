/** The only way out is IPv6, and the function does not use it. */
import { hasIpv6Range } from '../graph/network/ipv6-range';
import type { Rule } from './rule';
import { isRead, networkViews } from './shared/lost-calls';

export const ipv6EgressOff: Rule = {
  meta: {
    id: 'ipv6-egress-off',
    summary: 'The subnets lead out by IPv6 only, and the function does not use IPv6',
    level: 'warning',
    category: 'network',
    recommended: true,
  },
  check(view, report) {
    const { app, graph } = view;
    const { routes } = graph.network;
    for (const { network, facts } of networkViews(view)) {
      if (network.egress !== 'none' || network.ipv6Allowed) continue;
      // Lambda refuses the setting in a subnet without IPv6 addresses.
      if (!network.subnets.every(({ subnet }) => subnet && hasIpv6Range(app, graph.resolve, subnet))) continue;
      const ways = network.subnets.map(({ routeTable }) =>
        routeTable === undefined ? [] : routes.defaultRoutes(routeTable),
      );
      if (ways.length === 0 || !ways.every((found) => found.some(({ way }) => way === 'ipv6'))) continue;
      // Read to its ends without a call to the outside: nothing is missing.
      if (isRead(facts) && !facts.outbound.some(({ kind }) => kind !== 'database')) continue;
      const { fn } = network;
      report({
        message: `The subnets of \`${fn.id}\` lead out by IPv6 only, and \`Ipv6AllowedForDualStack\` is not set. Without it the function uses IPv4 and reaches nothing outside. Allow IPv6.`,
        span: fn.properties.keySpan('VpcConfig') ?? fn.nameSpan,
        fn,
        related: [...new Set(ways.flat().flatMap(({ evidence }) => evidence))].map((route) => ({
          span: route.nameSpan,
          message: 'the way out by IPv6',
        })),
        fixes: [
          {
            title: 'Set `Ipv6AllowedForDualStack: true`',
            grade: 'review',
            edits: () => view.app.author.set(fn.site, ['VpcConfig', 'Ipv6AllowedForDualStack'], true),
          },
        ],
      });
    }
  },
};
